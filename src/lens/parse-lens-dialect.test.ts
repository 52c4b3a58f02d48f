import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../document/parse-document.ts';
import { renderCondition } from './condition.ts';
import type { LensProblem } from './lens-problem.ts';
import { lensAlias, parseLens } from './parse-lens.ts';
import { questionRisk } from './question-risk.ts';
import { many, withChoice, withLens, withPillar, withQuestion, withRules } from './sound-lens.fixture.ts';

const parse = (lens: unknown) => parseLens(JSON.stringify(lens), 'lens.json');
const brief = ({ severity, rule, refusedByAws }: LensProblem) =>
  `${severity} ${rule}${refusedByAws ? ', refused by AWS' : ''}`;

describe('messages', () => {
  const parseText = (text: string) => parseLens(text, 'lenses/harbour.json').problems;
  const TEXT = `{
  "schemaVersion": "2021-11-01", "name": "Harbour", "description": "Ships",
  "pillars": [{
    "id": "quay", "name": "Quay", "questions": [{
      "id": "quay_q1",
      "title": "How do you moor?",
      "choices": [
        { "id": "rope", "title": "Rope", "improvementPlan": { "displayText": "Buy it." }, "helpfullResource": {} }
      ],
      "riskRules": [
        { "condition": "rpoe", "risk": "NO_RISK" },
        { "condition": "rope ||", "risk": "MEDIUM_RISK" },
        { "condition": "default", "risk": "HIGH_RISK" }
      ]
    }]
  }]
}`;

  it('say in order of lines what was expected, what was found, and the fix', () => {
    expect(
      parseText(TEXT).map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
    ).toEqual([
      'lenses/harbour.json:8:91 choice "rope" has the unknown field "helpfullResource", which AWS passes over. Write "helpfulResource".',
      'lenses/harbour.json:11:24 The condition of risk rule 1 of question "quay_q1" names "rpoe", which the question does not have. Write "rope".',
      'lenses/harbour.json:12:24 The condition of risk rule 2 of question "quay_q1" cannot be read: expected a choice id, ! or (, found the end at character 8.',
    ]);
  });

  it('stop at a thousand', () => {
    const unknown = Object.fromEntries(many(3000, (index) => [`x${index}`, 0]));
    const { problems } = parse(withLens(unknown));
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)?.message).toBe('2000 more problems are not listed. Fix these first.');
  });
});

/** The shape that teams write by hand before they know the format: no default, words in conditions, short risks, hyphens. */
const DIALECT = `{
"schemaVersion": "2021-11-01",
"name": "Harbour Rules",
"description": "What the harbour asks of each service",
"pillars": [
{
"id": "look-out",
"name": "Look-out",
"questions": [
{
"id": "look-01",
"title": "How do you watch the water?",
"choices": [
{
"id": "look-01-a",
"title": "A watch with a written log",
"helpfulResource": { "displayText": "Log book", "url": "https://harbour.example/log" },
"improvementPlan": { "displayText": "Start a log book" }
}
],
"riskRules": [
{ "condition": "look-01-a NOT selected", "risk": "HIGH" }
]
}
]
}
]
}`;

describe('the spoken dialect', () => {
  const parsed = parseLens(DIALECT, 'harbour.json');
  const question = parsed.lens?.pillars[0]?.questions[0];

  it('is read as meant, with a default of no risk', () => {
    const rules = question?.riskRules.map(
      ({ condition, risk }) => `${renderCondition(condition)} => ${risk}`,
    );
    expect(rules).toEqual(['!look-01-a => HIGH_RISK', 'default => NO_RISK']);
  });

  it.each([
    [['look-01-a'], 'NO_RISK'],
    [[], 'HIGH_RISK'],
  ])('with %j selected', (selected, risk) => {
    expect(
      question && questionRisk(question, { selected: new Set(selected), notApplicable: new Set() }),
    ).toBe(risk);
  });

  it('is warned about where AWS would refuse it', () => {
    expect(parsed.problems.map((problem) => `${problem.line}: ${brief(problem)}`)).toEqual([
      '7: warning id-characters, refused by AWS',
      '11: warning id-characters, refused by AWS',
      '15: warning id-characters, refused by AWS',
      '21: info default-missing',
      '22: warning condition, refused by AWS',
      '22: warning risk-level, refused by AWS',
    ]);
    expect(parsed.problems[4]?.message).toBe(
      'The condition of risk rule 1 of question "look-01" is in words, which AWS refuses. Hexastyle reads it as "!look-01-a"; write that to import it there.',
    );
  });

  it('keeps a default that is there', () => {
    const { lens } = parse(
      withRules({ condition: 'rope NOT selected', risk: 'high' }, { condition: 'default', risk: 'medium' }),
    );
    const rules = lens?.pillars[0]?.questions[0]?.riskRules.map(({ risk }) => risk);
    expect(rules).toEqual(['HIGH_RISK', 'MEDIUM_RISK']);
  });
});

describe('YAML', () => {
  const yaml = `schemaVersion: "2021-11-01"
name: Harbour
description: Ships
pillars:
  - id: quay
    name: Quay
    questions:
      - id: quay_q1
        title: How do you moor?
        choices:
          - { id: rope, title: Rope, improvementPlan: { displayText: Buy it. } }
        riskRules:
          - { condition: rope, risk: NO_RISK }
          - { condition: default, risk: HIGH_RISK }
`;
  it('is read, with a warning that AWS imports JSON only', () => {
    const { lens, problems } = parseLens(yaml, 'lens.yaml');
    expect(lens?.pillars[0]?.questions[0]?.riskRules).toHaveLength(2);
    expect(problems.map(brief)).toEqual(['warning json, refused by AWS']);
  });

  it('is not asked to be JSON where its document is given', () => {
    expect(parseLens(parseDocument(yaml), 'lens.yaml').problems).toEqual([]);
  });
});

describe('anything at all', () => {
  it('ends in a lens or in problems', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { lens, problems } = parseLens(text, 'lens.json');
        expect(lens !== undefined || problems.some(({ severity }) => severity === 'error')).toBe(true);
      }),
    );
  });

  it('put in the place of any field never throws', () => {
    const places = [withLens, withPillar, withQuestion, withChoice];
    const keys = [
      'id',
      'name',
      'title',
      'pillars',
      'questions',
      'choices',
      'riskRules',
      'helpfulResource',
      'improvementPlan',
      'additionalResources',
      '__proto__',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom(...keys),
        fc.jsonValue(),
        (place, key, value) => {
          expect(() => parse(place(Object.fromEntries([[key, value]])))).not.toThrow();
        },
      ),
    );
  });
});

describe('the alias of a custom lens', () => {
  it.each([
    ['Harbour Standards', 'harbour-standards'],
    ['  FinOps / Q1 (draft)  ', 'finops-q1-draft'],
    ['Größe & Güte', 'größe-güte'],
    ['!!!', 'lens'],
  ])('%j is %j', (name, alias) => {
    expect(lensAlias(name)).toBe(alias);
  });
});
