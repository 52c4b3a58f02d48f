import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frameworkLens, type OfficialLensData } from '../lens/index.ts';
import { parseReviewFile } from './parse-review-file.ts';
import type { PriorityFacts } from './pillar-priorities.ts';
import { resolveNames } from './resolve-names.ts';

const json = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as unknown;
const framework = frameworkLens(json('data/lenses/wellarchitected.json') as OfficialLensData);
const facts = json('data/facts/pillar-priorities.json') as PriorityFacts;

/** Problems as `line:column message`, after names are held against the Framework. */
function problemsOf(text: string): readonly string[] {
  const { problems } = resolveNames(parseReviewFile(text, 'hexastyle.yaml'), [framework], facts);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('a whole hexastyle.yaml', () => {
  const text = `
workload:
  name: Shop
  description: Sells things.
  owner: storefront
  environment: production
  businessContext: E-commerce
  workloadType: critical-e-commerce
objectives: { availability: 99.95%, rto: 1h 30m, rpo: 15min, latencyP99: 250ms, monthlyBudget: 1200 USD }
pillarPriorities: [reliability, security]
lenses: [wellarchitected, ./lenses/platform.json]
claims:
  SEC01-BP01: in-place
  ops_priorities_ext_cust_needs:
    status: not-applicable
    by: Ada
    on: 2026-03-31
    link: https://wiki.example.com/x
    notes: n
    reason: No customers outside.
questionsNotApplicable:
  COST09: Demand is flat.
  SUS06: { reason: Another team, by: Ada, on: 2026-01-02 }
questionNotes:
  COST10: Asked again in spring.
acceptedRisks:
  - { practice: PERF01-BP07, reason: Small, owner: Mireille, expires: 2027-06-30 }
`;
  const { file, problems } = resolveNames(parseReviewFile(text, 'hexastyle.yaml'), [framework], facts);

  it('has no problems', () => expect(problems).toEqual([]));

  it('is read in full, with units and full names', () => {
    expect(file).toEqual({
      path: 'hexastyle.yaml',
      workload: {
        name: 'Shop',
        description: 'Sells things.',
        owner: 'storefront',
        environment: 'PRODUCTION',
        businessContext: { name: 'e-commerce', place: { line: 7, column: 20 } },
        workloadType: { name: 'critical-e-commerce', place: { line: 8, column: 17 } },
      },
      objectives: {
        availabilityPercent: 99.95,
        rtoSeconds: 5400,
        rpoSeconds: 900,
        latencyP99Seconds: 0.25,
        monthlyBudget: { amount: 1200, currency: 'USD' },
      },
      dataClasses: [],
      checks: [],
      suppressions: [],
      pillarPriorities: [
        { name: 'reliability', place: { line: 10, column: 20 } },
        { name: 'security', place: { line: 10, column: 33 } },
      ],
      lenses: [
        { name: 'wellarchitected', place: { line: 11, column: 10 } },
        { name: './lenses/platform.json', place: { line: 11, column: 27 } },
      ],
      claims: [
        {
          practice: 'wellarchitected/securely-operate/sec_securely_operate_multi_accounts',
          says: 'in-place',
          place: { line: 13, column: 3 },
        },
        {
          practice: 'wellarchitected/priorities/ops_priorities_ext_cust_needs',
          says: 'not-applicable',
          by: 'Ada',
          on: '2026-03-31',
          link: 'https://wiki.example.com/x',
          notes: 'n',
          reason: 'No customers outside.',
          place: { line: 14, column: 3 },
        },
      ],
      questionsNotApplicable: [
        {
          question: expect.stringMatching(/^wellarchitected\//),
          reason: 'Demand is flat.',
          place: { line: 22, column: 3 },
        },
        {
          question: expect.stringMatching(/^wellarchitected\//),
          reason: 'Another team',
          by: 'Ada',
          on: '2026-01-02',
          place: { line: 23, column: 3 },
        },
      ],
      questionNotes: [
        {
          question: 'wellarchitected/evaluate-new-services',
          notes: 'Asked again in spring.',
          place: { line: 25, column: 3 },
        },
      ],
      acceptedRisks: [
        {
          practice: expect.stringMatching(/^wellarchitected\/.*\/perf_/),
          reason: 'Small',
          owner: 'Mireille',
          expires: '2027-06-30',
          place: { line: 27, column: 17 },
        },
      ],
    });
  });

  it.each(['', '# nothing yet\n', 'claims:\n  # SEC01-BP01: in-place\n'])(
    'may be as good as empty: %j',
    (empty) => {
      expect(problemsOf(empty)).toEqual([]);
    },
  );
});

describe('what is wrong is said with line, column, expectation and the nearest valid name', () => {
  it.each<[name: string, text: string, problem: string]>([
    [
      'a key of the file',
      'workload:\n  name: a\nclaim:\n  SEC01-BP01: in-place\n',
      '3:1 the file has no key "claim": did you mean "claims"?',
    ],
    [
      'a key nobody could mean',
      'zzzzzzzz: 1\n',
      '1:1 the file has no key "zzzzzzzz": expected workload, objectives, dataClasses, pillarPriorities, lenses, checks, claims, questionsNotApplicable, questionNotes, acceptedRisks or suppressions.',
    ],
    [
      'a key in another case',
      'workload:\n  business_context: e-commerce\n',
      '2:3 workload has no key "business_context": did you mean "businessContext"?',
    ],
    [
      'a list where keys belong',
      'claims:\n  - SEC01-BP01\n',
      '2:3 claims: expected keys with values, found a list.',
    ],
    [
      'text where a list belongs',
      'lenses: wellarchitected\n',
      '1:9 lenses: expected a list, found "wellarchitected".',
    ],
    ['another top level', '- a\n', '1:1 the file: expected keys with values, found a list.'],
    [
      'an environment by another name',
      'workload: { environment: staging }\n',
      '1:26 environment: expected production or preproduction, found "staging"; write "preproduction".',
    ],
    [
      'a misspelt environment',
      'workload: { environment: prodution }\n',
      '1:26 environment: expected production or preproduction, found "prodution"; did you mean "production"?',
    ],
    [
      'a claim in other words',
      'claims:\n  SEC01-BP01: true\n',
      '2:15 SEC01-BP01: expected in-place, not-in-place or not-applicable, found "true"; write "in-place".',
    ],
    [
      'a misspelt claim',
      'claims:\n  SEC01-BP01: inplace\n',
      '2:15 SEC01-BP01: expected in-place, not-in-place or not-applicable, found "inplace"; did you mean "in-place"?',
    ],
    [
      'a claim without its status',
      'claims:\n  SEC01-BP01: { by: Ada }\n',
      '2:3 SEC01-BP01: the key "status" is missing.',
    ],
    [
      'not applicable without reason',
      'claims:\n  SEC01-BP01:\n    status: not-applicable\n',
      '2:3 SEC01-BP01: not-applicable needs a reason; the key "reason" is missing.',
    ],
    [
      'not applicable in short',
      'claims:\n  SEC01-BP01: not-applicable\n',
      '2:15 SEC01-BP01: not-applicable needs a reason: write { status: not-applicable, reason: … }.',
    ],
    [
      'a day that does not exist',
      'claims:\n  SEC01-BP01: { status: in-place, on: 2026-02-30 }\n',
      '2:39 on: expected a date such as 2026-03-31, found "2026-02-30", a day that does not exist.',
    ],
    [
      'a date in another order',
      'claims:\n  SEC01-BP01: { status: in-place, on: 31.3.2026 }\n',
      '2:39 on: expected a date such as 2026-03-31, found "31.3.2026"; the year comes first.',
    ],
    [
      'a link that is none',
      'claims:\n  SEC01-BP01: { status: in-place, link: "javascript:alert(1)" }\n',
      '2:41 link: expected a web address such as https://…, found "javascript:alert(1)".',
    ],
    [
      'a practice in lower case',
      'claims:\n  sec01-bp01: in-place\n',
      '2:3 there is no practice "sec01-bp01": write "SEC01-BP01".',
    ],
    [
      'a practice in short',
      'claims:\n  SEC1BP2: in-place\n',
      '2:3 there is no practice "SEC1BP2": write "SEC01-BP02".',
    ],
    [
      'a practice number too high',
      'claims:\n  SEC08-BP09: in-place\n',
      '2:3 there is no practice "SEC08-BP09": SEC08 has the practices SEC08-BP01 to SEC08-BP04; did you mean "SEC08-BP04"?',
    ],
    [
      'a question number too high',
      'claims:\n  SEC12-BP01: in-place\n',
      '2:3 there is no practice "SEC12-BP01": there is no question "SEC12": the questions are SEC01 to SEC11.',
    ],
    [
      'a misspelt pillar in a practice',
      'claims:\n  COTS01-BP01: in-place\n',
      '2:3 there is no practice "COTS01-BP01": there is no question "COTS01": did you mean "COST01"?',
    ],
    [
      'a question where a practice belongs',
      'claims:\n  SEC08: in-place\n',
      '2:3 "SEC08" is a question, not a practice: claim its practices SEC08-BP01 to SEC08-BP04, or name it under questionsNotApplicable.',
    ],
    [
      'a misspelt choice id',
      'claims:\n  ops_priorities_ext_custneeds: in-place\n',
      '2:3 there is no practice "ops_priorities_ext_custneeds": did you mean "ops_priorities_ext_cust_needs"?',
    ],
    [
      'a practice claimed under two names',
      'claims:\n  OPS01-BP01: in-place\n  ops_priorities_ext_cust_needs: in-place\n',
      '3:3 "ops_priorities_ext_cust_needs" is claimed twice: first on line 2.',
    ],
    [
      'an unknown question',
      'questionsNotApplicable:\n  SEC99: gone\n',
      '2:3 there is no question "SEC99": the questions are SEC01 to SEC11.',
    ],
    [
      'a question without reason',
      'questionsNotApplicable:\n  SEC01:\n',
      '2:8 SEC01: the reason why it does not apply: expected text, found nothing.',
    ],
    [
      'an acceptance without expiry',
      'acceptedRisks:\n  - { practice: SEC01-BP01, reason: a, owner: b }\n',
      '2:5 an accepted risk: the key "expires" is missing.',
    ],
    [
      'an acceptance of nothing',
      'acceptedRisks:\n  - SEC01-BP01\n',
      '2:5 an accepted risk: expected the keys practice, reason, owner and expires, found "SEC01-BP01".',
    ],
    [
      'availability over 100',
      'objectives: { availability: 999 }\n',
      '1:29 availability: expected a percentage such as 99.9%, found "999".',
    ],
    [
      'a duration without unit',
      'objectives: { rto: 4 }\n',
      '1:20 rto: expected a duration with its unit (ms, s, min, h, d, w) such as 4h or 15min, found "4".',
    ],
    [
      'an unknown pillar',
      'pillarPriorities: [cost]\n',
      '1:20 pillarPriorities: there is no pillar "cost": did you mean "costOptimization"?',
    ],
    [
      'an unknown context',
      'workload: { businessContext: ecommerc }\n',
      '1:30 businessContext: there is no "ecommerc": did you mean "e-commerce"?',
    ],
    [
      'a misspelt lens',
      'lenses: [Well Architected]\n',
      '1:10 lenses: expected wellarchitected, another alias or the path of a lens file, found "Well Architected"; did you mean "wellarchitected"?',
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('says everything at once, in the order of the lines', () => {
    const text =
      'workload: { environment: prodd }\nclaims:\n  SEC99-BP01: yes\n  SEC01-BP01: in-place\nclaimz: 1\n';
    expect(problemsOf(text).map((problem) => problem.split(' ')[0])).toEqual(['1:26', '3:3', '3:15', '5:1']);
  });

  it('reports broken syntax and still reads the rest', () => {
    const { problems } = parseReviewFile('workload:\n  name: "Shop\n', 'hexastyle.yaml');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ severity: 'error', file: 'hexastyle.yaml' });
  });

  it.each([
    ['a key of a million letters', `${'a'.repeat(1_000_000)}: 1\n`],
    ['a practice of a million digits', `claims:\n  SEC${'1'.repeat(1_000_000)}: in-place\n`],
    ['a duration of a million digits', `objectives:\n  rto: "${'1'.repeat(1_000_000)}"\n`],
    ['names of every object', 'claims:\n  __proto__: in-place\n  constructor: in-place\n__proto__: 1\n'],
    ['status words of every object', 'claims:\n  SEC01-BP01: constructor\n'],
  ])('survives %s', (_, text) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((problem) => problem.length < 400)).toBe(true);
  });
});

describe('dataClasses', () => {
  it('name the resources that hold data of a class, with the line', () => {
    const { file, problems } = parseReviewFile(
      'dataClasses:\n  pii: [a, "b*"]\n  logs: c\n',
      'hexastyle.yaml',
    );
    expect(problems.map(({ line }) => line)).toEqual([3]);
    expect(file.dataClasses[0]).toEqual({
      dataClass: 'pii',
      resources: ['a', 'b*'],
      location: { file: 'hexastyle.yaml', line: 2 },
    });
  });

  it('are one of the known classes', () => {
    const { problems } = parseReviewFile('dataClasses:\n  pi: [a]\n', 'hexastyle.yaml');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('pii');
  });
});
