import type { PracticeResult } from '../review-result.ts';
import type { ClaimStatus } from '../review-file.ts';
import type { Standing } from '../weigh-evidence.ts';
import type { RowData } from './checklist-data.ts';

/** What people say of a row, by what they say of its practices. */
export interface RowClaim {
  readonly says?: ClaimStatus;
  /** Practices without a claim that counts here. */
  readonly missing: readonly string[];
  /** Practices whose claim is disputed by evidence that the row does not look at. */
  readonly disputed: readonly string[];
  /** Whether the risk is accepted wherever "in place" is claimed. */
  readonly isRiskAccepted: boolean;
}

/**
 * A claim that is disputed on grounds of its own does not count for a row that those grounds are no part of. Where the
 * code contradicts the row, "in place" said of one of its practices is enough to be disputed.
 */
export function rowClaim(
  { rule = 'all' }: Pick<RowData, 'rule'>,
  practices: readonly PracticeResult[],
  standing: Standing,
): RowClaim {
  const isOnOwnGrounds = standing === 'contradicts' || standing === 'establishes';
  const disputed = practices.filter(({ status }) => status === 'disputed' && !isOnOwnGrounds);
  const counting = practices.filter(
    (practice) => practice.claim !== undefined && !disputed.includes(practice),
  );
  const inPlace = counting.filter(({ claim }) => claim?.says === 'in-place');
  const said = counting.flatMap(({ claim }) => claim?.says ?? []);
  const isRefuted = standing === 'contradicts' && inPlace.some(({ status }) => status === 'disputed');
  const says = sayingOf(rule, said, practices.length) ?? (isRefuted ? 'in-place' : undefined);
  return {
    ...(says !== undefined && { says }),
    missing: practices.filter((practice) => !counting.includes(practice)).map(({ id }) => id),
    disputed: disputed.map(({ id }) => id),
    isRiskAccepted:
      inPlace.length > 0 && inPlace.every(({ acceptedRisk }) => acceptedRisk?.expired === false),
  };
}

function sayingOf(
  rule: NonNullable<RowData['rule']>,
  said: readonly ClaimStatus[],
  asked: number,
): ClaimStatus | undefined {
  const has = (status: ClaimStatus) => said.includes(status);
  if (rule !== 'all' && has('in-place')) return 'in-place';
  if (rule === 'all' && has('not-in-place')) return 'not-in-place';
  if (said.length < asked || asked === 0) return undefined;
  if (said.every((status) => status === 'not-applicable')) return 'not-applicable';
  if (rule === 'all') return 'in-place';
  return rule === 'any' ? 'not-in-place' : undefined;
}
