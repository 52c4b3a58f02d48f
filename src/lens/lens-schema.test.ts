import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { LensRule } from './lens-problem.ts';
import { lintLens } from './lint-lens.ts';
import {
  many,
  soundChoice,
  soundLens,
  soundPillar,
  soundQuestion,
  withChoice,
  withLens,
  withPillar,
  withQuestion,
  withResources,
  withRules,
} from './sound-lens.fixture.ts';

const root = new URL('../../', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('schemas/lens.schema.json', root), 'utf8'));
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);
const lenses = readdirSync(new URL('data/lenses/', root)).filter((name) => name.endsWith('.lens.yaml'));

describe('the schema of lenses', () => {
  it.each(lenses)('takes %s', (name) => {
    const lens = load(readFileSync(new URL(`data/lenses/${name}`, root), 'utf8'));
    expect(validate(lens) || validate.errors).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a sound lens', soundLens()],
    ['fields that the format does not know', withChoice({ note: 'ours' })],
    ['an empty url, which AWS imports', withChoice({ helpfulResource: { displayText: 'x', url: '' } })],
    [
      'a plan of a link alone with its text',
      withChoice({ improvementPlan: { displayText: 'x', url: 'https://example.com' } }),
    ],
    ['a typographic apostrophe', withLens({ name: 'Ada\u2019s' })],
  ])('takes %s, as the lint does', (_, lens) => {
    expect(refusedBy(lens)).toEqual([]);
    expect(validate(JSON.parse(JSON.stringify(lens))) || validate.errors).toBe(true);
  });

  it.each<[LensRule, unknown]>([
    ['schema-version', withLens({ schemaVersion: '2022-01-01' })],
    ['required-field', withLens({ description: undefined })],
    ['text-length', withLens({ name: 'x'.repeat(129) })],
    ['text-length', withQuestion({ title: '' })],
    ['text-characters', withQuestion({ title: '50% "better"' })],
    ['text-characters', withQuestion({ title: 'a\u00a0b' })],
    ['field-type', withPillar({ questions: {} })],
    ['id-length', withPillar({ id: 'ab' })],
    ['id-characters', withQuestion({ id: 'obs-01' })],
    ['pillar-count', withLens({ pillars: many(11, (index) => soundPillar(`pillar_${index}`)) })],
    ['question-count', withPillar({ questions: many(21, (index) => soundQuestion(`question_${index}`)) })],
    [
      'choice-count',
      withQuestion({
        choices: [
          ...many(14, (index) => soundChoice(`choice_${index}`)),
          soundChoice('rope'),
          soundChoice('chain'),
        ],
      }),
    ],
    ['improvement-plan', withChoice({ improvementPlan: undefined })],
    ['improvement-plan', withChoice({ improvementPlan: { displayText: '' } })],
    ['link-scheme', withChoice({ helpfulResource: { displayText: 'x', url: 'ftp://example.com' } })],
    ['link-text', withChoice({ helpfulResource: { url: 'https://example.com' } })],
    ['resource-type', withResources({ type: 'HELP', content: [] })],
    [
      'resource-type-once',
      withResources({ type: 'IMPROVEMENT_PLAN', content: [] }, { type: 'IMPROVEMENT_PLAN', content: [] }),
    ],
    [
      'resource-count',
      withResources({ type: 'IMPROVEMENT_PLAN', content: many(6, () => ({ displayText: 'x' })) }),
    ],
    ['condition', withRules({ condition: 'rope NOT selected; chain', risk: 'NO_RISK' })],
    ['risk-level', withRules({ condition: 'default', risk: 'HIGH' })],
    [
      'risk-level-once',
      withRules({ condition: 'rope', risk: 'HIGH_RISK' }, { condition: 'default', risk: 'HIGH_RISK' }),
    ],
  ])('refuses what breaks %s, as the lint does', (rule, lens) => {
    expect(refusedBy(lens)).toContain(rule);
    expect(validate(JSON.parse(JSON.stringify(lens)))).toBe(false);
  });
});

function refusedBy(lens: unknown): readonly LensRule[] {
  return lintLens(JSON.stringify(lens), 'lens.json')
    .filter(({ refusedByAws }) => refusedByAws)
    .map(({ rule }) => rule);
}
