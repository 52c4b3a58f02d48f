/** Family of a database, cache or search node: `db.r6g.large`, `cache.r6g.large` and `r6g.large.search` are all `r6g`. */
export function instanceFamily(instanceClass: string): string | undefined {
  const family = instanceClass.split('.').find((part) => /^[a-z]+[0-9]+[a-z-]*$/.test(part));
  return family;
}

/** Families of the OpenSearch-optimised nodes that run on Graviton without saying so in their name. */
const GRAVITON_WITHOUT_G = new Set(['or1', 'or2', 'om2', 'oi2']);

/** Whether a family runs on AWS Graviton processors: a `g` follows the generation. */
export function isGraviton(family: string): boolean {
  return /^[a-z]+[0-9]+g[a-z]*$/.test(family) || GRAVITON_WITHOUT_G.has(family);
}
