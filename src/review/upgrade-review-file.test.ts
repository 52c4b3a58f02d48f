import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLens } from '../lens/index.ts';
import { riskChanges } from './answers-in-file.ts';
import { parseReviewFile } from './parse-review-file.ts';
import { upgradeReviewFile } from './upgrade-review-file.ts';

function question(id: string, ...choices: readonly string[]) {
  return {
    id,
    title: `How is ${id}?`,
    choices: choices.map((choice) => ({
      id: choice,
      title: choice,
      improvementPlan: { displayText: 'Do it.' },
    })),
    riskRules: [
      { condition: choices.join(' && '), risk: 'NO_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    ],
  };
}

function lensOf(name: string, ...questions: readonly object[]) {
  const pillars = [{ id: 'quay', name: 'Quay', questions }];
  const data = { schemaVersion: '2021-11-01', name, description: 'x', pillars };
  const { lens, problems } = parseLens(JSON.stringify(data), 'lens.json');
  if (lens === undefined) throw new Error(JSON.stringify(problems));
  return lens;
}

const OLD = lensOf(
  'Harbour',
  question('ropes', 'hemp', 'steel'),
  question('lamps', 'oil'),
  question('bells', 'brass'),
);
/** steel becomes nylon, lamps are gone, buoys are new, and oil is now a choice of bells. */
const NEW = lensOf(
  'Harbour',
  question('ropes', 'hemp', 'nylon'),
  question('bells', 'brass', 'oil'),
  question('buoys', 'red'),
);

const FILE = `# What we know of the harbour.
lenses:
  - wellarchitected
  - harbour.lens.yaml   # the first edition
claims:
  SEC01-BP01: in-place
  hemp:                 # since the war
    status: in-place
    notes: |
      All of them.
  # Steel came later.
  ropes/steel: in-place
  oil:
    status: not-applicable
    reason: We have electric light.
  harbour/bells/brass: not-in-place
questionsNotApplicable:
  lamps: No night.
acceptedRisks:
  - practice: brass
    reason: Quiet.
    owner: Ada
    expires: 2027-01-01
  - practice: steel
    reason: Rust.
    owner: Ada
    expires: 2027-01-01
`;

const RENAME = { isOld: (name: string) => name === 'harbour.lens.yaml', name: 'harbour-2.lens.yaml' };

describe('a review file carried over to a new version of a lens', () => {
  const upgraded = upgradeReviewFile(FILE, 'hexastyle.yaml', OLD, NEW, RENAME);

  it('keeps what is about questions and choices that stay, to the byte', () => {
    expect(upgraded?.text).toBe(`# What we know of the harbour.
lenses:
  - wellarchitected
  - "harbour-2.lens.yaml"   # the first edition
claims:
  SEC01-BP01: in-place
  hemp:                 # since the war
    status: in-place
    notes: |
      All of them.
  # Steel came later.
  harbour/bells/brass: not-in-place
questionsNotApplicable:
acceptedRisks:
  - practice: brass
    reason: Quiet.
    owner: Ada
    expires: 2027-01-01
`);
    expect(parseReviewFile(upgraded?.text ?? '', 'hexastyle.yaml').problems).toEqual([]);
  });

  it('says what it dropped, and what is to be answered anew', () => {
    expect(
      upgraded?.dropped.map(({ line, what, name, reason }) => `${line} ${what} ${name}: ${reason}`),
    ).toEqual([
      '12 claim ropes/steel: the choice steel of ropes is gone',
      '13 claim oil: the question lamps is gone',
      '18 question-not-applicable lamps: the question lamps is gone',
      '24 accepted-risk steel: the choice steel of ropes is gone',
    ]);
    expect(upgraded).toMatchObject({ kept: 3, unanswered: [], added: ['buoys'] });
  });

  it('names questions that had claims and have none any more', () => {
    const now = lensOf('Harbour', question('ropes', 'nylon'));
    const file = upgradeReviewFile('claims:\n  hemp: in-place\n', 'hexastyle.yaml', OLD, now);
    expect(file).toMatchObject({ text: 'claims:\n', unanswered: ['ropes'] });
  });

  it('writes names anew that would mean something else, or nothing', () => {
    const now = lensOf('Port', question('ropes', 'hemp'), question('hats', 'hemp'));
    const file = upgradeReviewFile(
      'claims: { hemp: in-place, harbour/ropes/steel: in-place }\nquestionsNotApplicable: { harbour/ropes: No. }\n',
      'hexastyle.yaml',
      OLD,
      now,
    );
    expect(file?.text).toBe(
      'claims: { port/ropes/hemp: in-place }\nquestionsNotApplicable: { port/ropes: No. }\n',
    );
  });

  it('leaves a file alone that it cannot read', () => {
    expect(upgradeReviewFile('claims: [', 'hexastyle.yaml', OLD, NEW)).toBeUndefined();
  });
});

describe('risks that claims have under two versions of a lens', () => {
  it('are told where they differ', () => {
    const { file } = parseReviewFile(
      'claims: { hemp: in-place, steel: in-place, oil: in-place, brass: not-in-place }\n',
      'hexastyle.yaml',
    );
    expect(riskChanges(file, OLD, NEW)).toEqual([
      {
        question: 'ropes',
        title: 'How is ropes?',
        before: { lowest: 'NONE', highest: 'NONE' },
        after: { lowest: 'NONE', highest: 'HIGH' },
      },
      { question: 'lamps', title: 'How is lamps?', before: { lowest: 'NONE', highest: 'NONE' } },
    ]);
  });
});

describe('random review files', () => {
  const practices = ['hemp', 'ropes/steel', 'oil', 'harbour/bells/brass', 'SEC01-BP01', 'nobody'];
  const gone = new Set(['ropes/steel', 'oil']);
  const style = fc.constantFrom(
    (name: string) => `  ${name}: in-place\n`,
    (name: string) => `  ${name}: not-in-place   # as seen\n`,
    (name: string) => `  # about ${name}\n  ${name}: { status: in-place, notes: "a, b: c" }\n`,
    (name: string) => `  "${name}":\n    status: in-place\n    notes: |\n      one\n\n      two\n\n`,
    (name: string) => `  ${name}:\n    status: not-applicable\n    reason: >-\n      long\n      words\n`,
  );

  it('lose exactly the claims about what is gone', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(practices),
        fc.array(style, { minLength: 6, maxLength: 6 }),
        fc.constantFrom('', 'suppressions: []\n', '\n# The end.\n'),
        fc.constantFrom('\n', '\r\n'),
        (names, styles, after, lineBreak) => {
          const text = `claims:\n${names.map((name, index) => styles[index]?.(name)).join('')}${after}`;
          const given = text.replaceAll('\n', lineBreak);
          const upgraded = upgradeReviewFile(given, 'hexastyle.yaml', OLD, NEW);
          const { file } = parseReviewFile(upgraded?.text ?? '?', 'hexastyle.yaml');
          expect(file.claims.map(({ practice }) => practice)).toEqual(
            names.filter((name) => !gone.has(name)),
          );
          expect(upgraded?.dropped).toHaveLength(names.filter((name) => gone.has(name)).length);
          if (names.every((name) => !gone.has(name))) expect(upgraded?.text).toBe(given);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});
