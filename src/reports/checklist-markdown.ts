import type { Checklist, ChecklistGroup, ChecklistRow, Checklists } from '../review/checklists/index.ts';
import {
  countsInWords,
  groupedRows,
  scoreInWords,
  standingInWords,
  supportInWords,
} from './checklist-words.ts';
import { markdownText } from './markdown-text.ts';
import { STATUS_WORDS } from './words.ts';

const PLACES_SHOWN = 3;

/** The lists as tables of GitHub Markdown. The words of the lists are ours; names, places and messages are escaped. */
export function renderChecklistMarkdown({ workload, date, lists }: Checklists): string {
  const title = `# ${markdownText(workload)}: checklists\n\n${date}\n`;
  return [title, ...lists.map(listText)].join('\n');
}

function listText(list: Checklist): string {
  const score = list.score === undefined ? '' : `: ${scoreInWords(list.score)}`;
  return [
    `## ${list.title}${score}`,
    `${list.about} ${countsInWords(list)}.`,
    ...groupedRows(list).flatMap(({ group, rows }) => [
      ...(group === undefined ? [] : [`### ${groupTitle(group)}`]),
      table(list, rows),
    ]),
    '',
  ].join('\n\n');
}

function groupTitle({ title, score }: ChecklistGroup): string {
  return score === undefined ? title : `${title}: ${scoreInWords(score)}`;
}

function table(list: Checklist, rows: readonly ChecklistRow[]): string {
  const headings = ['', 'Item', ...list.columns.map(({ title }) => title), 'Status', 'Why, and what next'];
  const lines = rows.map((row) => [
    STATUS_WORDS[row.status].mark,
    row.label,
    ...list.columns.map(({ key }) => row.values[key] ?? ''),
    standingInWords(list, row),
    whyCell(row),
  ]);
  return [headings, headings.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function whyCell(row: ChecklistRow): string {
  const more = row.counts.contradicts - Math.min(PLACES_SHOWN, row.places.length);
  const support = row.status === 'open' || row.status === 'in-place' ? supportInWords(row) : undefined;
  return [
    ...row.places
      .slice(0, PLACES_SHOWN)
      .map(({ file, line, message }) => markdownText(`${file}:${line} ${message}`)),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(support === undefined ? [] : [markdownText(`Shown by ${support}.`)]),
    ...(row.note === undefined ? [] : [markdownText(row.note)]),
    ...(row.closes === undefined ? [] : [markdownText(row.closes)]),
  ].join('<br>');
}
