import type { ChoiceState } from '../lens/index.ts';
import type { Basis, PracticeStatus } from './review-result.ts';
import type { ClaimStatus } from './review-file.ts';
import type { Standing } from './weigh-evidence.ts';

export interface Decision {
  readonly status: PracticeStatus;
  /** The sources that speak for the status; in a dispute, the two that disagree. */
  readonly basis: Basis;
}

type Row = Readonly<Record<ClaimStatus | 'no-claim', Decision>>;

const DISPUTED: Decision = { status: 'disputed', basis: 'both' };

/** Claims against evidence, cell by cell. */
const TABLE: Readonly<Record<Standing, Row>> = {
  establishes: {
    'in-place': { status: 'in-place', basis: 'both' },
    'not-in-place': DISPUTED,
    'not-applicable': DISPUTED,
    'no-claim': { status: 'in-place', basis: 'evidence' },
  },
  supports: {
    'in-place': { status: 'in-place', basis: 'both' },
    'not-in-place': { status: 'not-in-place', basis: 'claim' },
    'not-applicable': { status: 'not-applicable', basis: 'claim' },
    'no-claim': { status: 'open', basis: 'evidence' },
  },
  contradicts: {
    'in-place': DISPUTED,
    'not-in-place': { status: 'not-in-place', basis: 'both' },
    'not-applicable': DISPUTED,
    'no-claim': { status: 'not-in-place', basis: 'evidence' },
  },
  none: {
    'in-place': { status: 'in-place', basis: 'claim' },
    'not-in-place': { status: 'not-in-place', basis: 'claim' },
    'not-applicable': { status: 'not-applicable', basis: 'claim' },
    'no-claim': { status: 'open', basis: 'none' },
  },
};

/**
 * Status of a practice. An accepted risk lets a claim of "in place" count although evidence contradicts it; it
 * changes nothing else.
 */
export function decidePractice(
  claim: ClaimStatus | undefined,
  standing: Standing,
  isRiskAccepted = false,
): Decision {
  if (isRiskAccepted && claim === 'in-place' && standing === 'contradicts')
    return { status: 'in-place', basis: 'both' };
  return TABLE[standing][claim ?? 'no-claim'];
}

/** What a question's rules are told about a practice. A dispute counts against the claim as far as evidence goes: shown missing, not selected; shown in place, open. */
export function practiceState(status: PracticeStatus, standing: Standing): ChoiceState {
  switch (status) {
    case 'in-place':
      return 'selected';
    case 'not-in-place':
      return 'not-selected';
    case 'not-applicable':
      return 'not-applicable';
    case 'open':
      return 'open';
    case 'disputed':
      return standing === 'contradicts' ? 'not-selected' : 'open';
  }
}
