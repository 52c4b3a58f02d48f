import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { FULL_REVIEW } from '../../test/fixtures/review/full-review.ts';
import { smallReview } from '../../test/fixtures/review/small-review.ts';
import { frameworkLens, type OfficialLensData } from '../lens/index.ts';
import { parseReviewFile } from './parse-review-file.ts';
import type { PriorityFacts } from './pillar-priorities.ts';
import { resolveNames } from './resolve-names.ts';

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const framework = frameworkLens(JSON.parse(text('data/lenses/wellarchitected.json')) as OfficialLensData);
const facts = JSON.parse(text('data/facts/pillar-priorities.json')) as PriorityFacts;

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schema = (name: string) => JSON.parse(text(`schemas/${name}`)) as Schema;

function validator(name: string) {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema(name));
}

describe('the schema of hexastyle.yaml', () => {
  const validate = validator('hexastyle.schema.json');

  it('accepts the example', () => {
    expect(validate(load(text('examples/shop/hexastyle.yaml'))) || validate.errors).toBe(true);
  });

  it('names every practice and question of the Framework, and no other', () => {
    const questions = framework.pillars.flatMap((pillar) => pillar.questions);
    const practices = questions.flatMap(({ choices }) => choices.map(({ practice }) => practice));
    const { claims, questionsNotApplicable } = schema('hexastyle.schema.json').properties ?? {};
    expect(practices).toHaveLength(307);
    expect(Object.keys(claims?.properties ?? {})).toEqual(practices);
    expect(Object.keys(questionsNotApplicable?.properties ?? {})).toEqual(
      questions.map(({ number }) => number),
    );
  });

  it.each([
    '',
    'claims:\n',
    'claims: { SEC01-BP01: in-place, ops_priorities_ext_cust_needs: not-in-place, platform/first/json: in-place }',
    'claims: { SEC01-BP01: { status: not-applicable, reason: r, by: b, on: "2026-01-02", link: "https://x.example", notes: n } }',
    'objectives: { availability: 99.9, errorRate: 0.1%, rto: 1h 30m, rpo: 0, latencyP50: 80ms, monthlyBudget: 10 EUR }',
    'workload: { name: a, description: b, owner: c, environment: preproduction, businessContext: E-commerce, workloadType: public-api }',
    'pillarPriorities: [security]\nlenses: [wellarchitected, serverless, ./a.json]',
    'dataClasses: { pii: [aws_s3_bucket.customers, "*orders*"], logs: [] }',
    'checks: [rules/a.yaml]',
    'questionsNotApplicable: { SEC01: r, priorities: { reason: r } }',
    'acceptedRisks: [{ practice: SEC01-BP01, reason: r, owner: o, expires: "2026-01-02" }]',
  ])('and the program accept %s', (yaml) => {
    expect(validate(load(yaml === '' ? 'null' : yaml)) || validate.errors).toBe(true);
    const choices = yaml.includes('platform/') ? yaml.replace('platform/first/json', 'OPS01-BP02') : yaml;
    expect(resolveNames(parseReviewFile(choices, 'hexastyle.yaml'), [framework], facts).problems).toEqual([]);
  });

  it.each([
    'claim: {}',
    'claims: { SEC01-BP99: in-place }',
    'claims: { SEC12-BP01: in-place }',
    'claims: { SEC01: in-place }',
    'claims: { SEC01-BP01: done }',
    'claims: { SEC01-BP01: not-applicable }',
    'claims: { SEC01-BP01: { status: not-applicable } }',
    'claims: { SEC01-BP01: { by: me } }',
    'claims: { SEC01-BP01: { status: in-place, who: me } }',
    'claims: { SEC01-BP01: { status: in-place, on: "2026-02-30" } }',
    'claims: { SEC01-BP01: { status: in-place, link: "javascript:alert(1)" } }',
    'workload: { environment: staging }',
    'workload: { businessContext: shop }',
    'objectives: { availability: 101% }',
    'objectives: { rto: 4 }',
    'objectives: { rto: 4 parsecs }',
    'lenses: [Our Standards]',
    'questionsNotApplicable: { SEC99: r }',
    'questionsNotApplicable: { SEC01: "" }',
    'acceptedRisks: [{ practice: SEC01-BP01, reason: r, owner: o }]',
    'acceptedRisks: [{ practice: SEC01-BP99, reason: r, owner: o, expires: "2026-01-02" }]',
    'acceptedRisks: [{ practice: SEC01-BP01, reason: r, owner: o, expires: soon }]',
    '[]',
  ])('and the program refuse %s', (yaml) => {
    expect(validate(load(yaml))).toBe(false);
    expect(resolveNames(parseReviewFile(yaml, 'hexastyle.yaml'), [framework], facts).problems).not.toEqual(
      [],
    );
  });
});

describe('the schema of a review result', () => {
  const validate = validator('review-result.schema.json');
  const root = schema('review-result.schema.json');

  it('accepts results', () => {
    const result = smallReview({
      evidence: ['queue-encrypted contradicts a main.tf:3'],
      file: 'claims: { SEC01-BP01: in-place }\nquestionsNotApplicable: { COST01: r }',
    });
    expect(validate(result) || validate.errors).toBe(true);
    expect(validate(FULL_REVIEW) || validate.errors).toBe(true);
  });

  it('has exactly the keys of the type, at every depth', () => {
    expect(differences(root, FULL_REVIEW, 'result', root)).toEqual([]);
  });

  it.each<[string, object]>([
    ['a key too many', { more: 1 }],
    ['another version', { schemaVersion: '2' }],
    ['a date that is none', { date: 'today' }],
    [
      'a risk that is none',
      { questions: [{ ...FULL_REVIEW.questions[0], risk: { lowest: 'LOW', highest: 'HIGH' } }] },
    ],
    ['a count too few', { riskCounts: { HIGH: 1 } }],
  ])('refuses %s', (_, change) => {
    expect(validate({ ...FULL_REVIEW, ...change })).toBe(false);
  });
});

/** Where the keys of a value that has all optional ones differ from those of its schema. */
function differences(given: Schema, value: unknown, path: string, root: Schema): readonly string[] {
  const name = given.$ref?.replace('#/$defs/', '');
  const found = name === undefined ? given : (root.$defs?.[name] ?? {});
  if (Array.isArray(value)) {
    return found.items ? differences(found.items, value[0], `${path}[]`, root) : [`${path}: no items`];
  }
  if (typeof value !== 'object' || value === null)
    return found.properties ? [`${path}: not in the sample`] : [];
  const { properties = {}, additionalProperties } = found;
  const keys = Object.keys(value).toSorted().join(' ');
  const expected = Object.keys(properties).toSorted().join(' ');
  return [
    ...(keys === expected ? [] : [`${path}: ${keys} ≠ ${expected}`]),
    ...(additionalProperties === false ? [] : [`${path}: open`]),
    ...Object.entries(value).flatMap(([key, item]) =>
      differences(properties[key] ?? {}, item, `${path}.${key}`, root),
    ),
  ];
}
