import type { Verdict } from '../architecture/index.ts';
import type {
  Checklist,
  ChecklistGroup,
  ChecklistRow,
  ClassedResource,
  DecidedBy,
  RowPart,
  Score,
} from '../review/checklists/index.ts';
import type { PracticeStatus } from '../review/review-result.ts';
import { CLAIM_WORDS, counted, listed, STATUS_WORDS } from './words.ts';

const SUPPORTERS_NAMED = 4;

const DECIDED_WORDS: Readonly<Record<DecidedBy, string>> = {
  evidence: 'from the code',
  claim: 'from a claim',
  both: 'from the code and a claim',
  nothing: '',
};

const PART_WORDS: Readonly<Record<RowPart['status'], string>> = {
  'in-place': 'in the code',
  'not-in-place': 'missing in the code',
  open: 'open',
  'built-in': 'done by the service itself',
};

/** What a status is called in its list. */
export function statusInWords({ words }: Pick<Checklist, 'words'>, status: PracticeStatus): string {
  if (status === 'in-place') return words.inPlace;
  return status === 'not-in-place' ? words.notInPlace : STATUS_WORDS[status].label;
}

/** The status of a row and what decided it: `not in place, from the code`. */
export function standingInWords(list: Pick<Checklist, 'words'>, row: ChecklistRow): string {
  const status = statusInWords(list, row.status);
  const from = decidedInWords(row);
  return from === '' ? status : `${status}, ${from}`;
}

/** What decided a row, and at how many of the places that say something; empty where nothing did. */
export function decidedInWords(row: ChecklistRow): string {
  const { supports, contradicts } = row.counts;
  const from = sourceInWords(row);
  if (contradicts === 0 || from === '') return from;
  const isGood = row.status === 'in-place' || row.status === 'open';
  return `${from} at ${isGood ? supports : contradicts} of ${counted(supports + contradicts, 'place')}`;
}

function sourceInWords({ status, decidedBy, supportedBy, counts }: ChecklistRow): string {
  if (status === 'open' && supportedBy.length > 0) return 'shown in part by the code';
  if (status === 'open') return counts.inconclusive > 0 ? '' : 'the code does not say';
  if (status === 'not-applicable' && decidedBy === 'evidence') return 'nothing of this sort in the code';
  return status === 'disputed' ? 'the claim and the code disagree' : DECIDED_WORDS[decidedBy];
}

/** `5 in place, 12 not in place, 25 open`: the statuses that occur. */
export function countsInWords({ counts, words }: Checklist): string {
  const order: readonly PracticeStatus[] = ['in-place', 'not-in-place', 'disputed', 'open', 'not-applicable'];
  const present = order.filter((status) => counts[status] > 0);
  return present.map((status) => `${counts[status]} ${statusInWords({ words }, status)}`).join(', ');
}

/** `38 %`, or `38 to 63 %` while rows are open. */
export function scoreInWords({ lowest, highest }: Score): string {
  return lowest === highest ? `${lowest} %` : `${lowest} to ${highest} %`;
}

/** The rows of a list under the heading of their group; one nameless group where the list has none. */
export function groupedRows({
  groups,
  rows,
}: Checklist): readonly { readonly group?: ChecklistGroup; readonly rows: readonly ChecklistRow[] }[] {
  if (groups.length === 0) return [{ rows }];
  return groups.map((group) => ({ group, rows: rows.filter((row) => row.group === group.id) }));
}

/** What the list says in the columns that no part speaks of, each under its title. */
export function valuesInWords(
  { columns }: Pick<Checklist, 'columns'>,
  { values, parts }: ChecklistRow,
): string {
  const told = new Set(parts?.map(({ column }) => column));
  return columns
    .filter(({ key }) => !told.has(key) && (values[key] ?? '-') !== '-')
    .map(({ key, title }) => `${title}: ${values[key]}`)
    .join(' · ');
}

/** What speaks for the row: checks with the number of their good places, and kinds that are there. */
export function supportInWords({ supportedBy }: ChecklistRow): string | undefined {
  if (supportedBy.length === 0) return undefined;
  const named = supportedBy
    .slice(0, SUPPORTERS_NAMED)
    .map(({ what, count }) =>
      what === 'resources' ? `${count} resources that are code` : `${what} (${count})`,
    );
  const more = supportedBy.length - named.length;
  return listed([...named, ...(more > 0 ? [`${more} more`] : [])]);
}

/** What people say of the practices of a row. Untrusted text. */
export function claimsInWords({ practices }: ChecklistRow): string | undefined {
  const said = practices.flatMap(({ id, claim }) =>
    claim === undefined
      ? []
      : [`${id} claimed ${CLAIM_WORDS[claim.says]}${claim.by === undefined ? '' : ` by ${claim.by}`}`],
  );
  return said.length === 0 ? undefined : said.join('; ');
}

export function componentsInWords({ components, dataClass }: ChecklistRow): string | undefined {
  if (components === undefined) return undefined;
  if (components.length > 0) return listed(components.map(({ kind, count }) => `${count} ${kind}`));
  return dataClass === undefined ? undefined : 'no resource is stated to be of this class';
}

export function partInWords(
  { columns, values }: Pick<Checklist, 'columns'> & ChecklistRow,
  part: RowPart,
): string {
  const title = columns.find(({ key }) => key === part.column)?.title ?? part.column;
  const { supports, contradicts } = part.counts;
  const shown =
    part.status === 'open' && supports > 0 ? 'shown in part by the code' : PART_WORDS[part.status];
  const missing = contradicts > 0 ? ` at ${counted(contradicts, 'place')}` : '';
  return `${title}: ${values[part.column] ?? ''}, ${shown}${missing}`;
}

/** A resource of a data class: a mark, and what the checks found of it. Untrusted text. */
export function resourceInWords({ resource, findings }: ClassedResource): {
  readonly status: 'in-place' | 'not-in-place' | 'open';
  readonly words: string;
} {
  const has = (verdict: Verdict) => findings.some((finding) => finding.verdict === verdict);
  const isGood = has('supports') && !has('inconclusive') && !has('error');
  const said =
    findings.length === 0 ? 'no check judges it.' : findings.map(({ message }) => message).join(' ');
  return {
    status: has('contradicts') ? 'not-in-place' : isGood ? 'in-place' : 'open',
    words: `${resource}: ${said}`,
  };
}

/** The table's time to recover beside the stated objective. */
export function rtoInWords({ rto }: ChecklistRow): string | undefined {
  if (rto === undefined || rto.objectiveSeconds === undefined) return undefined;
  const fits = rto.within === true ? 'within' : 'longer than';
  return `The table's ${durationInWords(rto.toSeconds)} are ${fits} the stated RTO of ${durationInWords(rto.objectiveSeconds)}.`;
}

/** The stated objective beside the figure of the table. */
export function objectiveInWords({ objective }: ChecklistRow): string | undefined {
  if (objective === undefined) return undefined;
  const { key, stated } = objective;
  if (stated === undefined) return `No objective is stated (${key.replace(/(Seconds|Percent)$/, '')}).`;
  return `Stated objective: ${key.endsWith('Percent') ? `${stated} %` : durationInWords(stated)}.`;
}

/** `90 s`, `5 min`, `4 h`: the largest unit that leaves no rest. */
function durationInWords(seconds: number): string {
  if (seconds > 0 && seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
