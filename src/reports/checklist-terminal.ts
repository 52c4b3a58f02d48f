import type { Checklist, ChecklistRow, Checklists, ClassedResource } from '../review/checklists/index.ts';
import type { PracticeStatus } from '../review/review-result.ts';
import {
  claimsInWords,
  componentsInWords,
  countsInWords,
  groupedRows,
  objectiveInWords,
  partInWords,
  resourceInWords,
  rtoInWords,
  scoreInWords,
  standingInWords,
  supportInWords,
  valuesInWords,
} from './checklist-words.ts';
import { plainText } from './plain-text.ts';
import { type Page, wrapped } from './terminal-page.ts';
import { inAscii, painter, type Style, styled } from './terminal-text.ts';
import { STATUS_WORDS } from './words.ts';

export interface ChecklistTerminalOptions {
  /** Width of the terminal; the report uses between 40 and 140. */
  readonly columns: number;
  readonly color: boolean;
  /** False where the terminal shows ASCII only. */
  readonly unicode?: boolean;
}

const STYLES: Readonly<Record<PracticeStatus, Style>> = {
  'in-place': 'fine',
  'not-in-place': 'high',
  disputed: 'high',
  open: 'quiet',
  'not-applicable': 'quiet',
};
const PLACES_SHOWN = 2;
const RESOURCES_SHOWN = 6;

/** Checklists for the terminal: each row with its status, the first places against it and what would settle it. */
export function renderChecklistTerminal(checklists: Checklists, options: ChecklistTerminalOptions): string {
  const columns = Math.min(140, Math.max(40, Math.floor(options.columns) || 80));
  const page: Page = { columns, paint: painter(options.color), details: false };
  const head = wrapped(
    [styled(plainText(checklists.workload), 'strong'), styled(`  ${checklists.date}`, 'quiet')],
    page,
    0,
  );
  const blocks = [head, ...checklists.lists.flatMap((list) => listBlocks(list, page))];
  const text = blocks.map((lines) => lines.join('\n')).join('\n\n');
  return `${options.unicode === false ? inAscii(text) : text}\n`;
}

function listBlocks(list: Checklist, page: Page): readonly (readonly string[])[] {
  const score = list.score === undefined ? '' : `  ${scoreInWords(list.score)}`;
  return [
    [
      ...wrapped([styled(list.title, 'strong'), styled(score, 'strong')], page, 0),
      ...wrapped([list.about], page, 0),
      ...wrapped([styled(countsInWords(list), 'quiet')], page, 0),
    ],
    ...groupedRows(list).map(({ group, rows }) => [
      ...(group === undefined
        ? []
        : wrapped(
            [
              styled(group.title, 'strong'),
              styled(group.score === undefined ? '' : `  ${scoreInWords(group.score)}`, 'strong'),
            ],
            page,
            0,
          )),
      ...rows.flatMap((row) => rowLines(list, row, page)),
    ]),
  ];
}

function rowLines(list: Checklist, row: ChecklistRow, page: Page): readonly string[] {
  const { mark } = STATUS_WORDS[row.status];
  const style = STYLES[row.status];
  const quiet = (text: string | undefined, label = '') =>
    text === undefined ? [] : wrapped([styled(plainText(label + text), 'quiet')], page, 4, 6);
  const values = valuesInWords(list, row);
  const heading = wrapped(
    [styled(mark, style), ` ${row.label}: `, styled(standingInWords(list, row), style)],
    page,
    2,
    4,
  );
  const said = values === '' ? [] : quiet(values);
  if (row.status === 'not-applicable')
    return [...heading, ...said, ...quiet(claimsInWords(row)), ...quiet(row.note)];
  const isGood = row.status === 'open' || row.status === 'in-place';
  return [
    ...heading,
    ...said,
    ...(row.parts ?? []).flatMap((part) => quiet(partInWords({ ...row, columns: list.columns }, part))),
    ...quiet(componentsInWords(row)),
    ...quiet(rtoInWords(row)),
    ...quiet(objectiveInWords(row)),
    ...(row.resources === undefined ? placeLines(row, page) : resourceLines(row.resources, page)),
    ...quiet(claimsInWords(row)),
    ...(isGood ? quiet(supportInWords(row), 'Shown by ') : []),
    ...quiet(row.note),
    ...quiet(row.closes, 'Next: '),
  ];
}

function resourceLines(resources: readonly ClassedResource[], page: Page): readonly string[] {
  const more = resources.length - RESOURCES_SHOWN;
  return [
    ...resources.slice(0, RESOURCES_SHOWN).flatMap((resource) => {
      const { status, words } = resourceInWords(resource);
      const place = styled(`${plainText(resource.file)}:${resource.line}`, 'place');
      const mark = styled(STATUS_WORDS[status].mark, STYLES[status]);
      return wrapped([mark, ' ', place, ` ${plainText(words)}`], page, 4, 6);
    }),
    ...(more > 0 ? wrapped([styled(`… and ${more} more`, 'quiet')], page, 4) : []),
  ];
}

function placeLines(row: ChecklistRow, page: Page): readonly string[] {
  const shown = row.places.slice(0, PLACES_SHOWN);
  if (shown.length === 0) return [];
  const more = row.counts.contradicts - shown.length;
  return [
    ...shown.flatMap(({ file, line, resource, message }) =>
      wrapped(
        [styled(`${plainText(file)}:${line}`, 'place'), ` ${plainText(resource)}: ${plainText(message)}`],
        page,
        4,
        6,
      ),
    ),
    ...(more > 0 ? wrapped([styled(`… and ${more} more`, 'quiet')], page, 4) : []),
  ];
}
