import { describe, expect, it } from 'vitest';
import { smallReview } from '../../../test/fixtures/review/small-review.ts';
import type { ReviewResult } from '../review-result.ts';
import type { ChecklistData, RowData } from './checklist-data.ts';
import { checklistsOf } from './checklists.ts';

type Row = Omit<RowData, 'id' | 'label' | 'values'>;

function listOf(rows: readonly Row[], more: Partial<ChecklistData> = {}): ChecklistData {
  const named = rows.map((row, index) => ({ id: `row-${index}`, label: `Row ${index}`, values: {}, ...row }));
  return { id: 'security', title: 'List', about: '', columns: {}, rows: named, ...more };
}

function decide(row: Row, result: ReviewResult) {
  const [list] = checklistsOf(result, [listOf([row])]).lists;
  const [decided] = list?.rows ?? [];
  if (decided === undefined) throw new Error('no row');
  return decided;
}

const GOOD = 'queue-logged supports a main.tf:1';
const BAD = 'queue-logged contradicts b main.tf:9';
const VAGUE = 'queue-logged inconclusive c main.tf:5';
/** The pack of the small review lets this check support SEC01-BP02. */
const LOGGED: Row = { practices: ['SEC01-BP02'], checks: { 'queue-logged': 'supports' } };
const LOGGED_WHOLE: Row = { practices: ['SEC01-BP02'], checks: { 'queue-logged': 'establishes' } };

describe('a row decided by evidence and a claim', () => {
  it.each<[string, Row, readonly string[], string, string, string]>([
    ['nothing at all', LOGGED, [], '', 'open', 'nothing'],
    ['evidence that shows a part', LOGGED, [GOOD], '', 'open', 'nothing'],
    ['evidence that shows the whole', LOGGED_WHOLE, [GOOD], '', 'in-place', 'evidence'],
    ['the whole, and one place left open', LOGGED_WHOLE, [GOOD, VAGUE], '', 'open', 'nothing'],
    ['one bad place among good ones', LOGGED_WHOLE, [GOOD, BAD], '', 'not-in-place', 'evidence'],
    ['a claim alone', LOGGED, [], 'in-place', 'in-place', 'claim'],
    ['a claim and evidence in part', LOGGED, [GOOD], 'in-place', 'in-place', 'both'],
    ['a claim that the code contradicts', LOGGED, [BAD], 'in-place', 'disputed', 'both'],
    ['a gap that people and code name', LOGGED, [BAD], 'not-in-place', 'not-in-place', 'both'],
    ['a gap that people name', LOGGED, [], 'not-in-place', 'not-in-place', 'claim'],
    ['a row about people, without a claim', { practices: ['SEC01-BP02'] }, [BAD], '', 'open', 'nothing'],
  ])('%s', (_, row, evidence, claim, status, decidedBy) => {
    const file = claim === '' ? '' : `claims: { SEC01-BP02: ${claim} }`;
    expect(decide(row, smallReview({ evidence, file }))).toMatchObject({ status, decidedBy });
  });

  it('is not applicable where a person says so of its practices', () => {
    const file = 'claims: { SEC01-BP02: { status: not-applicable, reason: r } }';
    expect(decide(LOGGED, smallReview({ file }))).toMatchObject({
      status: 'not-applicable',
      decidedBy: 'claim',
    });
  });

  it('names the places that contradict, in the order of the files, with their number', () => {
    const evidence = ['z.tf:4', 'a.tf:7', 'a.tf:2'].map((at) => `queue-logged contradicts q ${at}`);
    const row = decide(LOGGED, smallReview({ evidence: [...evidence, GOOD] }));
    expect(row.places.map(({ file, line }) => `${file}:${line}`)).toEqual(['a.tf:2', 'a.tf:7', 'z.tf:4']);
    expect(row.counts).toEqual({ supports: 1, contradicts: 3, inconclusive: 0, suppressed: 0 });
    expect(row.closes).toBe('Mend the 3 findings of queue-logged.');
  });

  it('lets a claim stand beside a contradiction while its risk is accepted', () => {
    const file = `claims: { SEC01-BP02: in-place }
acceptedRisks: [{ practice: SEC01-BP02, reason: r, owner: o, expires: 2026-06-30 }]`;
    expect(decide(LOGGED, smallReview({ evidence: [BAD], file })).status).toBe('in-place');
  });

  it('counts suppressed findings, and is then not settled by the rest', () => {
    const file = 'suppressions: [{ check: queue-logged, resources: [b], reason: r }]';
    const row = decide(LOGGED_WHOLE, smallReview({ evidence: [GOOD, BAD], file }));
    expect(row).toMatchObject({ status: 'open', counts: { suppressed: 1, contradicts: 0 } });
    expect(row.closes).toContain('1 suppressed finding counts for nothing.');
  });
});

describe('several practices', () => {
  const claims = (text: string) => smallReview({ file: `claims: { ${text} }` });
  const row = (rule: NonNullable<Row['rule']>): Row => ({ practices: ['SEC02-BP01', 'SEC02-BP02'], rule });

  it.each<[NonNullable<Row['rule']>, string, string]>([
    ['all', 'SEC02-BP01: in-place, SEC02-BP02: in-place', 'in-place'],
    ['all', 'SEC02-BP01: in-place', 'open'],
    ['all', 'SEC02-BP01: not-in-place', 'not-in-place'],
    ['all', 'SEC02-BP01: in-place, SEC02-BP02: { status: not-applicable, reason: r }', 'in-place'],
    ['any', 'SEC02-BP01: in-place', 'in-place'],
    ['any', 'SEC02-BP01: not-in-place', 'open'],
    ['any', 'SEC02-BP01: not-in-place, SEC02-BP02: not-in-place', 'not-in-place'],
    ['part-of', 'SEC02-BP01: in-place', 'in-place'],
    ['part-of', 'SEC02-BP01: not-in-place, SEC02-BP02: not-in-place', 'open'],
  ])('%s: %s', (rule, said, status) => {
    expect(decide(row(rule), claims(said)).status).toBe(status);
  });

  it('asks for the missing claims by name', () => {
    expect(decide(row('all'), claims('SEC02-BP01: in-place')).closes).toBe(
      'Answer SEC02-BP02 in hexastyle.yaml.',
    );
    expect(decide(row('any'), claims('')).closes).toBe('Answer SEC02-BP01 or SEC02-BP02 in hexastyle.yaml.');
  });

  it('does not count a claim that is disputed on other grounds', () => {
    const result = smallReview({ evidence: [BAD], file: 'claims: { SEC01-BP02: in-place }' });
    const other = decide(
      { practices: ['SEC01-BP02'], rule: 'part-of', checks: { 'queue-small': 'supports' } },
      result,
    );
    expect(other.status).toBe('open');
    expect(other.closes).toBe(
      'The claim on SEC01-BP02 is disputed on other grounds and does not count here.',
    );
  });

  it('is disputed where the code contradicts the claim on one of them', () => {
    const result = smallReview({ evidence: [BAD], file: 'claims: { SEC01-BP02: in-place }' });
    expect(decide({ ...LOGGED, practices: ['SEC01-BP02', 'SEC02-BP01'] }, result).status).toBe('disputed');
  });
});

describe('evidence of other sorts', () => {
  it('of which one good place is enough', () => {
    const row: Row = { ...LOGGED_WHOLE, evidence: 'any' };
    expect(decide(row, smallReview({ evidence: [GOOD, VAGUE] })).status).toBe('in-place');
    const mixed = decide(row, smallReview({ evidence: [GOOD, BAD] }));
    expect(mixed.status).toBe('open');
    expect(mixed.closes).toBe('Mend the finding of queue-logged. Answer SEC01-BP02 in hexastyle.yaml.');
    expect(decide(row, smallReview({ evidence: [BAD, VAGUE] })).status).toBe('not-in-place');
    expect(decide(row, smallReview({ evidence: [VAGUE] })).status).toBe('open');
  });

  it('taken from the practices of the row as the pack weighs it', () => {
    const row: Row = { practices: ['SEC01-BP01'], evidence: 'practices' };
    const encrypted = 'queue-encrypted supports a main.tf:1';
    expect(decide(row, smallReview({ evidence: [encrypted] })).status).toBe('in-place');
    expect(decide(row, smallReview({ evidence: ['queue-private supports a main.tf:1'] }))).toMatchObject({
      status: 'open',
      supportedBy: [],
    });
    const mixed = smallReview({ evidence: [encrypted, 'queue-private contradicts a main.tf:1'] });
    expect(decide(row, mixed).status).toBe('not-in-place');
    expect(decide({ ...row, except: ['queue-private'] }, mixed).status).toBe('open');
  });

  const withKinds = (result: ReviewResult, ...kinds: readonly string[]): ReviewResult => ({
    ...result,
    architecture: {
      ...result.architecture,
      kinds: kinds.map((kind) => ({ kind, known: true, count: 2 })),
    },
  });

  it('by the presence of a kind, in part', () => {
    const result = withKinds(smallReview({}), 'sns-topic');
    expect(decide({ shownBy: ['sns-topic', 'sqs-queue'] }, result)).toMatchObject({
      status: 'open',
      supportedBy: [{ what: 'sns-topic', count: 2 }],
    });
  });

  it('by the presence of a kind, wholly, where something was found out about one for certain', () => {
    const row: Row = { establishedBy: ['sqs-queue'] };
    expect(decide(row, withKinds(smallReview({ evidence: [VAGUE] }), 'sqs-queue')).status).toBe('open');
    expect(decide(row, withKinds(smallReview({ evidence: [BAD] }), 'sqs-queue')).status).toBe('in-place');
  });

  it('about kinds that the code does not have', () => {
    const row: Row = { ...LOGGED, concerns: ['sqs-queue'] };
    expect(decide(row, smallReview({}))).toMatchObject({ status: 'not-applicable', decidedBy: 'evidence' });
    expect(decide(row, withKinds(smallReview({}), 'sqs-queue'))).toMatchObject({
      status: 'open',
      components: [{ kind: 'sqs-queue', count: 2 }],
    });
  });

  it('never whole where a kind that nothing judges is there', () => {
    const row: Row = { ...LOGGED_WHOLE, unjudged: ['sns-topic'] };
    expect(decide(row, smallReview({ evidence: [GOOD] })).status).toBe('in-place');
    expect(decide(row, withKinds(smallReview({ evidence: [GOOD] }), 'sns-topic')).status).toBe('open');
  });
});

describe('parts of a row', () => {
  const whole = { column: 'recovery', checks: { 'queue-logged': 'establishes' } } as const;
  const half = { column: 'detection', checks: { 'queue-small': 'supports' } } as const;
  const small = 'queue-small supports a main.tf:1';

  it('are in place together, or not', () => {
    const both = smallReview({ evidence: [GOOD, small] });
    expect(decide({ parts: [whole, { column: 'detection', builtIn: true }] }, both)).toMatchObject({
      status: 'in-place',
      parts: [{ status: 'in-place' }, { status: 'built-in' }],
    });
    expect(decide({ parts: [whole, half] }, both)).toMatchObject({
      status: 'open',
      parts: [{ status: 'in-place' }, { status: 'open', supportedBy: ['queue-small'] }],
    });
    expect(decide({ parts: [whole, half] }, smallReview({ evidence: [BAD, small] })).status).toBe(
      'not-in-place',
    );
    expect(decide({ parts: [whole, { ...half, beside: true }] }, both).status).toBe('in-place');
  });
});

describe('a row about a class of data', () => {
  const row: Row = {
    dataClass: 'pii',
    parts: [{ column: 'atRest', checks: { 'queue-logged': 'establishes' } }],
  };
  const stated = (
    evidence: readonly string[],
    ...classes: readonly (readonly [string, 'pii' | 'logs'])[]
  ) => {
    const result = smallReview({ evidence });
    const dataClasses = classes.map(([resource, dataClass]) => ({
      dataClass,
      resource,
      kind: 'sqs-queue',
      file: 'main.tf',
      line: 1,
    }));
    return { ...result, architecture: { ...result.architecture, dataClasses } };
  };

  it('looks at the resources of the class only', () => {
    expect(decide(row, stated([GOOD, BAD], ['a', 'pii']))).toMatchObject({
      status: 'in-place',
      components: [{ kind: 'sqs-queue', count: 1 }],
    });
    expect(decide(row, stated([GOOD, BAD], ['b', 'pii'])).status).toBe('not-in-place');
    expect(decide(row, stated([GOOD, BAD])).status).toBe('open');
  });

  it('says of each resource what it has', () => {
    const { resources } = decide(row, stated([GOOD, BAD], ['b', 'pii'], ['x', 'pii']));
    expect(
      resources?.map(({ resource, findings }) => [resource, findings.map(({ verdict }) => verdict)]),
    ).toEqual([
      ['b', ['contradicts']],
      ['x', []],
    ]);
  });

  it('is not settled while a resource of the class was not judged', () => {
    expect(decide(row, stated([GOOD], ['a', 'pii'], ['x', 'pii'])).status).toBe('open');
  });

  it('concludes nothing of a name that stands for two classes', () => {
    const result = stated([BAD], ['b', 'pii'], ['b', 'logs']);
    expect(decide(row, result)).toMatchObject({
      status: 'open',
      counts: { contradicts: 0, inconclusive: 1 },
    });
  });
});

describe('the figures of a table', () => {
  it('stand beside the stated objectives', () => {
    const result = smallReview({ file: 'objectives: { rto: 2min, latencyP95: 200ms }' });
    expect(decide({ rtoSeconds: { from: 60, to: 120 } }, result).rto).toEqual({
      fromSeconds: 60,
      toSeconds: 120,
      objectiveSeconds: 120,
      within: true,
    });
    expect(decide({ rtoSeconds: { from: 60, to: 300 } }, result).rto?.within).toBe(false);
    expect(decide({ objective: { key: 'latencyP95Seconds', figure: 0.3 } }, result).objective).toEqual({
      key: 'latencyP95Seconds',
      figure: 0.3,
      stated: 0.2,
    });
  });
});

describe('lists', () => {
  it('decide a row like that of another list, with its own words', () => {
    const first = listOf([{ ...LOGGED, group: 'a' }]);
    const second = { ...listOf([{ like: 'security/row-0' }]), id: 'caching' as const };
    const { lists } = checklistsOf(smallReview({ evidence: [BAD] }), [first, second], ['caching']);
    expect(lists.map(({ id, rows }) => [id, rows[0]?.status, rows[0]?.group])).toEqual([
      ['caching', 'not-in-place', undefined],
    ]);
  });

  it('score the groups and their mean', () => {
    const groups = [
      { id: 'a', title: 'A' },
      { id: 'b', title: 'B' },
    ];
    const practices = { in: ['SEC01-BP01'], out: ['SEC01-BP02'], open: ['SEC02-BP01'] };
    const rows: readonly Row[] = [
      { group: 'a', practices: practices.in },
      { group: 'a', practices: practices.out },
      { group: 'a', practices: practices.open },
      { group: 'b', practices: practices.in },
      { group: 'b', practices: practices.open },
    ];
    const result = smallReview({ file: 'claims: { SEC01-BP01: in-place, SEC01-BP02: not-in-place }' });
    const [list] = checklistsOf(result, [listOf(rows, { groups, scored: true })]).lists;
    // a: 1 to 2 of 3 rows, b: 1 to 2 of 2; means of 33 and 50, and of 67 and 100
    expect(list?.groups.map(({ score }) => score)).toEqual([
      { lowest: 33, highest: 67, template: 33 },
      { lowest: 50, highest: 100, template: 50 },
    ]);
    expect(list?.score).toEqual({ lowest: 42, highest: 84, template: 42 });
  });
});
