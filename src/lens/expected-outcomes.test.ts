import { describe, expect, it } from 'vitest';
import { checkOutcomes } from './expected-outcomes.ts';
import { parseLens } from './parse-lens.ts';
import { soundLens } from './sound-lens.fixture.ts';

function check(text: string) {
  const { lens } = parseLens(JSON.stringify(soundLens()), 'harbour.json');
  if (lens === undefined) throw new Error('unsound');
  const { outcomes, problems } = checkOutcomes(text, 'harbour.outcomes.yaml', lens);
  return { outcomes, problems: problems.map(({ line, message }) => `${line}: ${message}`) };
}

describe('expected outcomes', () => {
  it('are all as the rules rate them', () => {
    const text = `quay_q1:
  - { selected: [rope, chain], risk: NO_RISK }
  - { selected: [chain], risk: MEDIUM_RISK }
  - { risk: HIGH_RISK }
  - { selected: [rope], notApplicable: [chain], risk: NO_RISK }
`;
    expect(check(text)).toEqual({ outcomes: 4, problems: [] });
  });

  it('are reported with the answer where the rules rate it otherwise', () => {
    expect(check('quay_q1:\n  - { selected: [rope], risk: HIGH_RISK }\n').problems).toEqual([
      '2: question "quay_q1" with rope selected: expected HIGH_RISK, the rules give MEDIUM_RISK (rope && chain → NO_RISK; rope || chain → MEDIUM_RISK; default → HIGH_RISK).',
    ]);
  });

  it.each([
    [
      'a question the lens lacks',
      'quay_q2: []\n',
      '1: the lens has no question "quay_q2": did you mean "quay_q1"?',
    ],
    [
      'a choice the question lacks',
      'quay_q1:\n  - { selected: [rop], risk: NO_RISK }\n',
      '2: the question has no choice "rop": did you mean "rope"?',
    ],
    ['no risk', 'quay_q1:\n  - { selected: [rope] }\n', '2: an outcome needs a risk.'],
    [
      'a risk in short',
      'quay_q1:\n  - { risk: HIGH }\n',
      '2: risk: expected HIGH_RISK, MEDIUM_RISK, NO_RISK or UNANSWERED, found "HIGH"; write "HIGH_RISK".',
    ],
    ['a list', '- a\n', '1: the file: expected keys with values, found a list.'],
  ])('are refused with %s', (_, text, problem) => {
    expect(check(text)).toEqual({ outcomes: 0, problems: [problem] });
  });
});
