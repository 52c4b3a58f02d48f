import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { FULL_CHECKLISTS, PLAIN_CHECKLISTS } from '../../test/fixtures/reports/sample-checklists.ts';
import { sampleReview } from '../../test/fixtures/reports/sample-review.ts';
import type { ChecklistRow } from '../review/checklists/index.ts';
import { renderChecklistCsv } from './checklist-csv.ts';
import { renderChecklistHtml } from './checklist-html.ts';
import { renderChecklistJson } from './checklist-json.ts';
import { renderChecklistMarkdown } from './checklist-markdown.ts';
import { renderChecklistTerminal } from './checklist-terminal.ts';
import { scoreInWords, standingInWords } from './checklist-words.ts';
import { displayWidth } from './display-width.ts';
import { renderHtml } from './html.ts';

const [list] = FULL_CHECKLISTS.lists;
const [row] = list?.rows ?? [];
if (list === undefined || row === undefined) throw new Error('the sample has a row');

const plainWords = { words: { inPlace: 'in place', notInPlace: 'not in place' } };
const NONE = { supports: 0, contradicts: 0, inconclusive: 0, suppressed: 0 };

describe('the standing of a row', () => {
  const { note: _note, closes: _closes, ...bare } = row;
  it.each<[Partial<ChecklistRow>, string]>([
    [{ status: 'in-place', decidedBy: 'evidence' }, 'in place, from the code'],
    [{ status: 'in-place', decidedBy: 'claim' }, 'in place, from a claim'],
    [{ status: 'open', decidedBy: 'nothing', supportedBy: [] }, 'open, the code does not say'],
    [
      { status: 'open', decidedBy: 'nothing', supportedBy: [{ what: 'a', count: 1 }] },
      'open, shown in part by the code',
    ],
    [
      { status: 'not-in-place', decidedBy: 'evidence', counts: { ...NONE, supports: 12, contradicts: 2 } },
      'not in place, from the code at 2 of 14 places',
    ],
    [{ status: 'not-applicable', decidedBy: 'evidence' }, 'not applicable, nothing of this sort in the code'],
    [{ status: 'not-applicable', decidedBy: 'nothing' }, 'not applicable'],
  ])('%#: %s', (change, words) => {
    expect(standingInWords(plainWords, { ...bare, counts: NONE, ...change })).toBe(words);
  });

  it('is in the words of its list', () => {
    const found = { ...bare, status: 'not-in-place', decidedBy: 'claim', counts: NONE } as const;
    expect(standingInWords(list, found)).toBe('found, from a claim');
  });
});

describe('a score', () => {
  it('is an interval, or one number', () => {
    expect(scoreInWords({ lowest: 20, highest: 60, template: 20 })).toBe('20 to 60 %');
    expect(scoreInWords({ lowest: 50, highest: 50, template: 40 })).toBe('50 %');
  });
});

describe('the terminal', () => {
  it.each([40, 80, 120, 160])('keeps within %i columns', (columns) => {
    const text = renderChecklistTerminal(FULL_CHECKLISTS, { columns, color: false });
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(columns);
    expect(text).not.toContain('\u001b');
  });

  it('says what the row says, what stands against it, and what is next', () => {
    const text = renderChecklistTerminal(PLAIN_CHECKLISTS, { columns: 140, color: false });
    for (const part of [
      'Failure modes  20 to 60 %',
      'Reliability  20 to 60 %',
      '! Database: disputed, the claim and the code disagree at 7 of 8 places',
      'Recovery: Fails over, missing in the code at 7 places',
      '8 rds-instance',
      "The table's 2 min are within the stated RTO of 4 h.",
      'Stated objective: 200 ms.',
      '=cmd.tf:3 aws_db_instance.<script>: The instance, "a", runs in one zone.',
      '… and 6 more',
      'REL11-BP02 claimed in place by <i>Ana</i>',
      'Next: Mend the 7 findings of rds-multi-az.',
    ])
      expect(text).toContain(part);
  });

  it('lists the resources of a class of data with what each has', () => {
    const text = renderChecklistTerminal(FULL_CHECKLISTS, { columns: 140, color: false });
    expect(text).toContain('✗ data.tf:8 aws_db_instance.members: No key of its own.');
    expect(text).toContain('· data.tf:20 aws_glue_table.members: no check judges it.');
  });

  it('speaks ASCII where the terminal knows nothing else', () => {
    const text = renderChecklistTerminal(FULL_CHECKLISTS, { columns: 80, color: false, unicode: false });
    expect(text).toMatch(/^[ -~\n]*$/);
  });
});

describe('JSON', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/checklists.schema.json', import.meta.url), 'utf8'),
  );
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  it('follows the schema', () => {
    expect(validate(JSON.parse(renderChecklistJson(FULL_CHECKLISTS))) || validate.errors).toBe(true);
  });

  it('has exactly the keys of the schema', () => {
    const keys = (value: object) => Object.keys(value).toSorted();
    const { row: rowSchema, list: listSchema } = schema.$defs;
    expect(keys(row)).toEqual(keys(rowSchema.properties));
    expect(keys(list)).toEqual(keys(listSchema.properties));
    expect(keys(FULL_CHECKLISTS)).toEqual(keys(schema.properties));
  });

  it.each<[string, object]>([
    ['a status that is none', { status: 'done' }],
    ['a key too many', { more: 1 }],
    ['a source that is none', { decidedBy: 'none' }],
  ])('refuses %s', (_, change) => {
    const lists = [{ ...list, rows: [{ ...row, ...change }] }];
    expect(validate({ ...FULL_CHECKLISTS, lists })).toBe(false);
  });
});

describe('CSV', () => {
  it('is a line a row, with quotes where RFC 4180 wants them', () => {
    const [headings, line, end] = renderChecklistCsv(FULL_CHECKLISTS).split('\r\n');
    expect(headings?.split(',').slice(0, 4)).toEqual(['list', 'group', 'id', 'item']);
    expect(line).toContain('failure-modes,reliability,database,Database,');
    expect(line).toContain(`"'=cmd.tf:3 The instance, ""a"", runs in one zone."`);
    expect(end).toBe('');
  });
});

describe('Markdown and HTML', () => {
  it('keep untrusted text from becoming markup', () => {
    const markdown = renderChecklistMarkdown(FULL_CHECKLISTS);
    expect(markdown).toContain('# \\<b\\>Shop');
    expect(markdown).not.toMatch(/<b>|<script>|\| @all/);
    for (const page of [FULL_CHECKLISTS, PLAIN_CHECKLISTS].map(renderChecklistHtml)) {
      expect(page).toContain('&lt;b&gt;Shop');
      expect(page).not.toMatch(/<b>Shop|<script|<i>Ana/);
    }
  });

  it('put every row of a Markdown table into as many cells as its heading has', () => {
    const lines = renderChecklistMarkdown(FULL_CHECKLISTS)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const cells = lines.map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(cells).toEqual([8, 8, 8]);
  });

  it('are folded away in the report of a review', () => {
    const page = renderHtml(sampleReview(), { checklists: FULL_CHECKLISTS });
    expect(page).toContain('<a href="#checklists">Checklists');
    expect(page).toContain('<section id="checklists"');
    expect(renderHtml(sampleReview())).not.toContain('#checklists');
  });

  it('name the place, the score and the next step on the page', () => {
    const page = renderChecklistHtml(PLAIN_CHECKLISTS);
    for (const part of [
      '=cmd.tf:3',
      '20 to 60 %',
      'Next: Mend the 7 findings',
      'and 6 more',
      '<details class="question checklist" open>',
    ])
      expect(page).toContain(part);
  });
});
