import type { Evidence } from '../architecture/index.ts';
import type { Strength } from './pack.ts';

/** A piece of evidence with the strength by which its check speaks to the practice at hand. */
export interface WeighedEvidence {
  readonly evidence: Evidence;
  readonly strength: Strength;
}

/** What all evidence about one practice amounts to: a row of the table of claims against evidence. */
export type Standing = 'establishes' | 'supports' | 'contradicts' | 'none';

/**
 * `contradicts` where anything contradicts; `establishes` where an establishing check supports and nothing is
 * inconclusive or broke; `supports` where a check that may support does; else `none`. The good verdict of a check that can
 * only contradict counts for nothing.
 */
export function standingOf(
  weighed: readonly { readonly evidence: Pick<Evidence, 'verdict'>; readonly strength: Strength }[],
): Standing {
  const has = (verdict: Evidence['verdict'], strengths?: readonly Strength[]) =>
    weighed.some(
      ({ evidence, strength }) =>
        evidence.verdict === verdict && (strengths === undefined || strengths.includes(strength)),
    );
  if (has('contradicts')) return 'contradicts';
  if (has('supports', ['establishes']) && !has('inconclusive') && !has('error')) return 'establishes';
  return has('supports', ['establishes', 'supports']) ? 'supports' : 'none';
}
