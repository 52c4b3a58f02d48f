import type { PracticeResult, PracticeStatus } from '../review-result.ts';
import type { EvidenceCounts } from './checklist.ts';
import type { RowData } from './checklist-data.ts';
import type { RowClaim } from './row-claim.ts';

const CHECKS_NAMED = 3;

interface Decided {
  readonly status: PracticeStatus;
  readonly claim: RowClaim;
  readonly counts: EvidenceCounts;
  /** Checks that contradict. */
  readonly checks: readonly string[];
  readonly practices: readonly PracticeResult[];
}

/** What would settle an open row or put right another, in a few short sentences; undefined where nothing is left to do. */
export function closingWords(row: RowData, decided: Decided): string | undefined {
  switch (decided.status) {
    case 'in-place':
    case 'not-applicable':
      return undefined;
    case 'open':
      return openWords(row, decided);
    case 'disputed':
    case 'not-in-place':
      return mendingWords(decided);
  }
}

function mendingWords({ status, claim, counts, checks, practices }: Decided): string {
  const claimed = practices.flatMap(({ id, claim: said }) => (said === undefined ? [] : [id]));
  if (counts.contradicts === 0) {
    return status === 'disputed'
      ? `The code shows it in place: look again at the claim on ${listed(claimed, 'and')}.`
      : `Put it in place, then change the claim on ${listed(claimed, 'and')}.`;
  }
  const mend = mendWords(counts, checks);
  return status === 'disputed' && claim.says === 'in-place'
    ? `${mend}, or accept the risk of ${listed(claimed, 'and')} with a reason and an end date.`
    : `${mend}.`;
}

function mendWords({ contradicts }: EvidenceCounts, checks: readonly string[]): string {
  const more = checks.length > CHECKS_NAMED ? [`${checks.length - CHECKS_NAMED} more`] : [];
  const findings = contradicts === 1 ? 'finding' : `${contradicts} findings`;
  return `Mend the ${findings} of ${listed([...checks.slice(0, CHECKS_NAMED), ...more], 'and')}`;
}

function openWords(row: RowData, { claim, counts, checks, practices }: Decided): string {
  const asked = row.rule === 'all' || row.rule === undefined ? 'and' : 'or';
  const unanswered = claim.missing.filter((id) => !claim.disputed.includes(id));
  return [
    ...(counts.contradicts > 0 ? [`${mendWords(counts, checks)}.`] : []),
    ...(row.ask === undefined ? [] : [row.ask]),
    ...(unanswered.length > 0 ? [`Answer ${listed(unanswered, asked)} in hexastyle.yaml.`] : []),
    ...claim.disputed.map((id) => `The claim on ${id} is disputed on other grounds and does not count here.`),
    ...(counts.inconclusive > 0
      ? [`${places(counts.inconclusive)} known only at deployment, or left open by a check.`]
      : []),
    ...(counts.suppressed > 0
      ? [
          `${counts.suppressed} suppressed ${counts.suppressed === 1 ? 'finding counts' : 'findings count'} for nothing.`,
        ]
      : []),
    ...((row.practices?.length ?? 0) > practices.length
      ? ['The practices of this row are not among the lenses of this review.']
      : []),
  ].join(' ');
}

function places(count: number): string {
  return count === 1 ? 'One place is' : `${count} places are`;
}

function listed(parts: readonly string[], word: 'and' | 'or'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
