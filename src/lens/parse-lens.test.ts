import { describe, expect, it } from 'vitest';
import type { LensProblem } from './lens-problem.ts';
import { parseLens } from './parse-lens.ts';
import {
  DEFAULT,
  ITEM,
  many,
  soundChoice,
  soundLens,
  soundPillar,
  soundQuestion,
  withChoice,
  withLens,
  without,
  withPillar,
  withQuestion,
  withResources,
  withRules,
} from './sound-lens.fixture.ts';

const parse = (lens: unknown) => parseLens(JSON.stringify(lens), 'lens.json');
const brief = ({ severity, rule }: LensProblem) => `${severity} ${rule}`;

describe('a lens that keeps to the format', () => {
  it('is read as it stands, "None of these" apart', () => {
    const { lens, problems } = parse(soundLens());
    expect(problems).toEqual([]);
    expect(lens).toMatchObject({
      alias: 'harbour-standards',
      name: 'Harbour Standards',
      description: 'What every service of the harbour keeps to.',
    });
    const [question] = lens?.pillars[0]?.questions ?? [];
    expect(question).toEqual({
      id: 'quay_q1',
      title: 'How do you moor?',
      description: 'Ropes & knots.',
      helpfulResource: { displayText: 'Knots, "all" of them', url: 'https://example.com/knots' },
      choices: [
        { id: 'rope', title: 'Moor with it', improvementPlan: { displayText: 'Buy it.' } },
        { id: 'chain', title: 'Moor with it', improvementPlan: { displayText: 'Buy it.' } },
      ],
      noneOfThese: { id: 'moor_no', title: 'None of these' },
      riskRules: [
        {
          condition: {
            op: 'and',
            operands: [
              { op: 'choice', id: 'rope' },
              { op: 'choice', id: 'chain' },
            ],
          },
          risk: 'NO_RISK',
        },
        {
          condition: {
            op: 'or',
            operands: [
              { op: 'choice', id: 'rope' },
              { op: 'choice', id: 'chain' },
            ],
          },
          risk: 'MEDIUM_RISK',
        },
        { condition: { op: 'default' }, risk: 'HIGH_RISK' },
      ],
    });
  });

  it.each<[string, unknown]>([
    ['a question without description', without('description', withQuestion)],
    ['a question without helpful resource', without('helpfulResource', withQuestion)],
    ['a title of 128 characters', withQuestion({ title: 'x'.repeat(128) })],
    ['a description of 2,048 characters', withLens({ description: 'x'.repeat(2048) })],
    ['every mark that AWS allows', withLens({ name: "Az09 -_.,:/()@!&#+'?’\n" })],
    [
      'marks in a display text that AWS refuses elsewhere',
      withChoice({ improvementPlan: { displayText: '<b>; 100 % {é}' } }),
    ],
    [
      'a choice id that another question has',
      withPillar({ questions: [soundQuestion('one'), soundQuestion('two')] }),
    ],
    ['10 pillars', withLens({ pillars: many(10, (index) => soundPillar(`pillar${index}`)) })],
    ['20 questions', withPillar({ questions: many(20, (index) => soundQuestion(`quest${index}`)) })],
    [
      '15 choices',
      withQuestion({
        choices: [
          ...many(13, (index) => soundChoice(`more${index}`)),
          soundChoice('rope'),
          soundChoice('chain'),
        ],
      }),
    ],
    [
      'a condition that names "None of these"',
      withRules({ condition: 'rope && !moor_no', risk: 'NO_RISK' }, DEFAULT),
    ],
    [
      '5 items of each type',
      withResources(
        { type: 'HELPFUL_RESOURCE', content: many(5, () => ITEM) },
        { type: 'IMPROVEMENT_PLAN', content: [ITEM] },
      ),
    ],
    ['a resource without url', withChoice({ helpfulResource: { displayText: 'Ask Kim' } })],
  ])('%s is fine', (_, lens) => {
    const { problems } = parse(lens);
    expect(problems).toEqual([]);
  });
});

describe('what breaks a rule of the format but can still be rated', () => {
  it.each<[string, unknown, string]>([
    ['no schemaVersion', without('schemaVersion', withLens), 'error required-field'],
    ['no lens description', without('description', withLens), 'error required-field'],
    ['a lens name of 129 characters', withLens({ name: 'x'.repeat(129) }), 'error text-length'],
    ['an empty lens name', withLens({ name: '' }), 'error text-length'],
    [
      'a lens description of 2,049 characters',
      withLens({ description: 'x'.repeat(2049) }),
      'error text-length',
    ],
    ['a semicolon in the lens name', withLens({ name: 'Ships; boats' }), 'error text-characters'],
    ['quotes in the lens description', withLens({ description: 'The "best"' }), 'error text-characters'],
    [
      '11 pillars',
      withLens({ pillars: many(11, (index) => soundPillar(`pillar${index}`)) }),
      'error pillar-count',
    ],
    ['no pillars in the list', withLens({ pillars: [] }), 'warning empty-list'],
    ['a pillar id of 2 characters', withPillar({ id: 'qu' }), 'error id-length'],
    ['a pillar id of 129 characters', withPillar({ id: 'x'.repeat(129) }), 'error id-length'],
    ['a pillar id of 65 characters', withPillar({ id: 'x'.repeat(65) }), 'warning id-length-in-api'],
    ['a pillar name of 129 characters', withPillar({ name: 'x'.repeat(129) }), 'error text-length'],
    ['an accent in a pillar name', withPillar({ name: 'Fiabilité' }), 'error text-characters'],
    [
      '21 questions',
      withPillar({ questions: many(21, (index) => soundQuestion(`quest${index}`)) }),
      'error question-count',
    ],
    ['a question id of 2 characters', withQuestion({ id: 'q1' }), 'error id-length'],
    ['a question title of 129 characters', withQuestion({ title: 'x'.repeat(129) }), 'error text-length'],
    ['a percent sign in a question title', withQuestion({ title: '100% moored?' }), 'error text-characters'],
    [
      'a question description of 2,049 characters',
      withQuestion({ description: 'x'.repeat(2049) }),
      'error text-length',
    ],
    ['a star in a question description', withQuestion({ description: '*' }), 'error text-characters'],
    ['a question description that is null', withQuestion({ description: null }), 'error field-type'],
    [
      'a helpful resource that is text',
      withQuestion({ helpfulResource: 'https://example.com' }),
      'error field-type',
    ],
    [
      '16 choices',
      withQuestion({
        choices: [
          ...many(14, (index) => soundChoice(`more${index}`)),
          soundChoice('rope'),
          soundChoice('chain'),
        ],
      }),
      'error choice-count',
    ],
    [
      'two choices that end in _no',
      withQuestion({
        choices: [
          soundChoice('rope'),
          soundChoice('chain'),
          { id: 'a_no', title: 'A' },
          { id: 'b_no', title: 'B' },
        ],
      }),
      'warning none-of-these',
    ],
    ['a choice title of 129 characters', withChoice({ title: 'x'.repeat(129) }), 'error text-length'],
    ['brackets in a choice title', withChoice({ title: 'Ropes [new]' }), 'error text-characters'],
    ['no improvement plan', without('improvementPlan', withChoice), 'error improvement-plan'],
    ['an improvement plan without text', withChoice({ improvementPlan: {} }), 'error improvement-plan'],
    [
      'an improvement plan that is only a link',
      withChoice({ improvementPlan: { url: 'https://example.com' } }),
      'error link-text',
    ],
    [
      'a display text of 2,049 characters',
      withChoice({ improvementPlan: { displayText: 'x'.repeat(2049) } }),
      'error text-length',
    ],
    [
      'a link without display text',
      withChoice({ helpfulResource: { url: 'https://example.com' } }),
      'error link-text',
    ],
    [
      'a link that is no web address',
      withChoice({ helpfulResource: { displayText: 'Knots', url: 'ftp://example.com' } }),
      'error link-scheme',
    ],
    [
      'an empty link',
      withChoice({ helpfulResource: { displayText: 'Knots', url: '' } }),
      'warning link-scheme',
    ],
    [
      'additional resources of unknown type',
      withResources({ type: 'VIDEO', content: [ITEM] }),
      'error resource-type',
    ],
    [
      'two additional resources of one type',
      withResources(
        { type: 'HELPFUL_RESOURCE', content: [ITEM] },
        { type: 'HELPFUL_RESOURCE', content: [ITEM] },
      ),
      'error resource-type-once',
    ],
    [
      '6 items of one type',
      withResources({ type: 'HELPFUL_RESOURCE', content: many(6, () => ITEM) }),
      'error resource-count',
    ],
    [
      'an item without display text',
      withResources({ type: 'HELPFUL_RESOURCE', content: [{ url: 'https://example.com' }] }),
      'error link-text',
    ],
    [
      'additional resources without content',
      withResources({ type: 'HELPFUL_RESOURCE' }),
      'error required-field',
    ],
    [
      'a second rule for one risk',
      withRules({ condition: 'rope', risk: 'NO_RISK' }, { condition: 'chain', risk: 'NO_RISK' }, DEFAULT),
      'error risk-level-once',
    ],
    ['no default rule', withRules({ condition: 'rope', risk: 'NO_RISK' }), 'warning default-missing'],
    [
      'a rule behind the default',
      withRules(DEFAULT, { condition: 'rope', risk: 'NO_RISK' }),
      'warning default-last',
    ],
    ['a field that nobody knows', withChoice({ _version: 1 }), 'info unknown-field'],
    [
      'a field that is nearly one',
      withChoice({ helpfulResource: { displayText: 'Knots', Url: 'https://example.com' } }),
      'warning unknown-field',
    ],
  ])('%s', (_, lens, problem) => {
    const parsed = parse(lens);
    expect(parsed.problems.map(brief)).toEqual([problem]);
    expect(parsed.problems[0]?.refusedByAws).toBe(problem.startsWith('error'));
    expect(parsed.lens).toBeDefined();
  });

  it('4 rules, one of which must repeat a risk', () => {
    const rule = (condition: string, risk: string) => ({ condition, risk });
    const { problems } = parse(
      withRules(
        rule('rope && chain', 'NO_RISK'),
        rule('rope', 'MEDIUM_RISK'),
        rule('chain', 'MEDIUM_RISK'),
        DEFAULT,
      ),
    );
    expect(problems.map(({ rule }) => rule)).toEqual(['rule-count', 'risk-level-once']);
  });

  it('a file of over 500,000 characters', () => {
    const text = JSON.stringify(soundLens());
    const padded = (length: number) => parseLens(text + ' '.repeat(length - text.length), 'lens.json');
    expect(padded(500_000).problems).toEqual([]);
    expect(padded(500_001).problems.map(brief)).toEqual(['error file-size']);
  });
});

describe('what cannot be rated as meant gives no lens', () => {
  it.each<[string, unknown, string]>([
    ['a list', [], 'field-type'],
    ['text', 'lens', 'field-type'],
    ['another schemaVersion', withLens({ schemaVersion: '2031-01-01' }), 'schema-version'],
    ['no name', without('name', withLens), 'required-field'],
    ['a name that is a number', withLens({ name: 7 }), 'field-type'],
    ['no pillars', without('pillars', withLens), 'required-field'],
    ['pillars that are an object', withLens({ pillars: {} }), 'field-type'],
    ['a pillar that is text', withLens({ pillars: ['quay'] }), 'field-type'],
    ['no pillar id', without('id', withPillar), 'required-field'],
    ['no pillar name', without('name', withPillar), 'required-field'],
    [
      'a pillar id twice',
      withLens({ pillars: [soundPillar('quay'), soundPillar('quay', [soundQuestion('other')])] }),
      'id-unique',
    ],
    ['no questions', without('questions', withPillar), 'required-field'],
    ['no question id', without('id', withQuestion), 'required-field'],
    ['no question title', without('title', withQuestion), 'required-field'],
    [
      'a question id in two pillars',
      withLens({
        pillars: [soundPillar('one', [soundQuestion('same')]), soundPillar('two', [soundQuestion('same')])],
      }),
      'id-unique',
    ],
    ['no risk rules', without('riskRules', withQuestion), 'required-field'],
    [
      'no choice id',
      without('id', (change) =>
        withQuestion({
          choices: [soundChoice('rope'), soundChoice('chain'), { ...soundChoice('knot'), ...change }],
        }),
      ),
      'required-field',
    ],
    ['no choice title', without('title', withChoice), 'required-field'],
    [
      'a choice id twice',
      withQuestion({ choices: [soundChoice('rope'), soundChoice('chain'), soundChoice('rope')] }),
      'id-unique',
    ],
    ['an id with a space', withPillar({ id: 'the quay' }), 'id-characters'],
    ['no condition', withRules({ risk: 'NO_RISK' }, DEFAULT), 'required-field'],
    ['no risk', withRules({ condition: 'rope' }, DEFAULT), 'required-field'],
    [
      'a condition that breaks off',
      withRules({ condition: 'rope &&', risk: 'NO_RISK' }, DEFAULT),
      'condition',
    ],
    [
      'a condition nested too deep',
      withRules({ condition: '('.repeat(10_000), risk: 'NO_RISK' }, DEFAULT),
      'condition',
    ],
    [
      'a condition over a choice of no one',
      withRules({ condition: 'rpoe', risk: 'NO_RISK' }, DEFAULT),
      'condition-choice',
    ],
    [
      'a risk that the format does not know',
      withRules({ condition: 'rope', risk: 'LOW' }, DEFAULT),
      'risk-level',
    ],
  ])('%s', (_, lens, rule) => {
    const parsed = parse(lens);
    expect(parsed.problems.map(brief)).toEqual([`error ${rule}`]);
    expect(parsed.lens).toBeUndefined();
  });

  it.each<[string, string]>([
    ['an empty file', ''],
    ['half a file', JSON.stringify(soundLens()).slice(0, 300)],
    ['a field twice', '{"name": "A", "name": "B"}'],
  ])('%s', (_, text) => {
    const parsed = parseLens(text, 'lens.json');
    expect(parsed.lens).toBeUndefined();
    expect(parsed.problems.map(({ rule }) => rule)).toContain('syntax');
  });
});
