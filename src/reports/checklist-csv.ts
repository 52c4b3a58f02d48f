import type { Checklist, ChecklistRow, Checklists } from '../review/checklists/index.ts';
import { csvLine } from './csv-line.ts';
import { standingInWords } from './checklist-words.ts';

const HEADINGS = [
  'list',
  'group',
  'id',
  'item',
  'says',
  'status',
  'decided_by',
  'in_words',
  'supports',
  'contradicts',
  'inconclusive',
  'suppressed',
  'practices',
  'places',
  'next',
];

/** A line a row of a list, RFC 4180. What a spreadsheet would run as a formula begins with an apostrophe. */
export function renderChecklistCsv({ lists }: Checklists): string {
  const lines = lists.flatMap((list) => list.rows.map((row) => cellsOf(list, row)));
  return [HEADINGS, ...lines].map(csvLine).join('');
}

function cellsOf(list: Checklist, row: ChecklistRow): readonly string[] {
  const { supports, contradicts, inconclusive, suppressed } = row.counts;
  return [
    list.id,
    row.group ?? '',
    row.id,
    row.label,
    list.columns.map(({ key, title }) => `${title}: ${row.values[key] ?? ''}`).join('; '),
    row.status,
    row.decidedBy,
    standingInWords(list, row),
    String(supports),
    String(contradicts),
    String(inconclusive),
    String(suppressed),
    row.practices.map(({ id }) => id).join(' '),
    row.places.map(({ file, line, message }) => `${file}:${line} ${message}`).join('; '),
    row.closes ?? '',
  ];
}
