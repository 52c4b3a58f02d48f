/** Families that run on Graviton without saying so in their name: the OpenSearch-optimised ones. */
const GRAVITON_WITHOUT_G = new Set(['or1', 'or2', 'om2', 'oi2']);

/** Family of a database, cache or search node: `db.r6g.large`, `cache.r6g.large` and `r6g.large.search` are all `r6g`. */
export function instanceFamily(nodeType: string): string | undefined {
  return nodeType.split('.').find((part) => /^[a-z]+[0-9]+[a-z-]*$/.test(part));
}

/** Whether a family runs on AWS Graviton processors: a `g` follows the generation. */
export function isGraviton(family: string): boolean {
  return /^[a-z]{1,6}[0-9]{1,2}g[a-z]{0,4}$/.test(family) || GRAVITON_WITHOUT_G.has(family);
}
