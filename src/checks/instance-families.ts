/** Families that run on Graviton without saying so in their name: the OpenSearch-optimised ones. */
const GRAVITON_WITHOUT_G = new Set(['or1', 'or2', 'om2', 'oi2']);

/** What AWS lists as previous generation, and the families that have had two successors or more. */
const OUTDATED = new Set(['c1', 'm1', 'm2', 'm3', 'm4', 'r3', 'r4', 't1', 't2']);

/** Family of a database, cache or search node: `db.r6g.large`, `cache.r6g.large` and `r6g.large.search` are all `r6g`. */
export function instanceFamily(nodeType: string): string | undefined {
  return nodeType.split('.').find((part) => /^[a-z]+[0-9]+[a-z-]*$/.test(part));
}

/** Whether a family runs on AWS Graviton processors: a `g` follows the generation. */
export function isGraviton(family: string): boolean {
  return /^[a-z]{1,6}[0-9]{1,2}g[a-z]{0,4}$/.test(family) || GRAVITON_WITHOUT_G.has(family);
}

/** Whether a family of nodes has been succeeded so long ago that moving on is the first thing to do. */
export function isOutdated(family: string): boolean {
  return OUTDATED.has(family);
}
