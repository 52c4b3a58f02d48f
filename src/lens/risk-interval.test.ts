import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionHolds, renderCondition } from './condition.ts';
import type { Condition, PracticeLevel, Question, RiskLevel, RiskRule } from './lens.ts';
import { parseCondition } from './parse-condition.ts';
import { questionRisk } from './question-risk.ts';
import type { ChoiceState, QuestionState } from './rated-completions.ts';
import { nextBestChoice, riskInterval } from './risk-interval.ts';

const NONE_OF_THESE = 'none_no';

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `choice_${index}`);
}

function conditionOver(choices: readonly string[]): fc.Arbitrary<Condition> {
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...choices).map((id): Condition => ({ op: 'choice', id })),
      tie('condition').map((operand): Condition => ({ op: 'not', operand })),
      fc
        .tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { minLength: 2, maxLength: 4 }))
        .map(([op, operands]): Condition => ({ op, operands })),
    ),
  })).condition;
}

const RISKS = fc.constantFrom<RiskLevel>('NO_RISK', 'MEDIUM_RISK', 'HIGH_RISK');

function questionWith(choices: readonly string[], riskRules: readonly RiskRule[]): Question {
  return {
    id: 'que',
    title: 'Question',
    choices: choices.map((id) => ({ id, title: id })),
    noneOfThese: { id: NONE_OF_THESE, title: 'None of these' },
    riskRules,
  };
}

const QUESTION: fc.Arbitrary<Question> = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc
    .tuple(
      fc.array(fc.record({ condition: conditionOver([...ids(count), NONE_OF_THESE]), risk: RISKS }), {
        maxLength: 3,
      }),
      fc.option(RISKS, { nil: undefined }),
    )
    .map(([rules, otherwise]) =>
      questionWith(ids(count), [
        ...rules,
        ...(otherwise === undefined ? [] : [{ condition: { op: 'default' } as const, risk: otherwise }]),
      ]),
    ),
);

const QUESTION_IN_STATE: fc.Arbitrary<{ question: Question; state: QuestionState }> = QUESTION.chain(
  (question) => {
    const states = fc.constantFrom<ChoiceState | undefined>(
      undefined,
      'open',
      'open',
      'selected',
      'not-selected',
      'not-applicable',
    );
    const count = question.choices.length;
    return fc
      .tuple(
        fc.array(states, { minLength: count, maxLength: count }),
        fc.constantFrom<ChoiceState | undefined>(undefined, 'open', 'selected', 'not-selected'),
      )
      .map(([each, none]) => {
        const state = new Map<string, ChoiceState>();
        question.choices.forEach(({ id }, index) => each[index] !== undefined && state.set(id, each[index]));
        if (none !== undefined) state.set(NONE_OF_THESE, none);
        return { question, state };
      });
  },
);

/** The risk of every completion, one after another, by the rating of complete answers. */
function risksOfCompletions(question: Question, state: QuestionState): (RiskLevel | undefined)[] {
  const practices = question.choices.map(({ id }) => id);
  const stateOf = (id: string) => state.get(id) ?? 'open';
  const open = practices.filter((id) => stateOf(id) === 'open');
  const notApplicable = new Set(practices.filter((id) => stateOf(id) === 'not-applicable'));
  return Array.from({ length: 2 ** open.length }, (_, completion) => {
    const chosen = open.filter((_, index) => (completion >> index) & 1);
    const selected = new Set([...practices.filter((id) => stateOf(id) === 'selected'), ...chosen]);
    const none = stateOf(NONE_OF_THESE);
    const followsNone = none === 'open' && selected.size === 0 && notApplicable.size < practices.length;
    if (none === 'selected' || followsNone) selected.add(NONE_OF_THESE);
    return questionRisk(question, { selected, notApplicable });
  });
}

const RISING: readonly RiskLevel[] = ['NO_RISK', 'MEDIUM_RISK', 'HIGH_RISK'];

function spanOf(risks: readonly (RiskLevel | undefined)[]) {
  const possible = RISING.filter((risk) => risks.includes(risk));
  return { lowest: possible[0], highest: possible.at(-1), unrated: risks.includes(undefined) };
}

describe('conditions at random', () => {
  it('mean the same after being written and read', () => {
    fc.assert(
      fc.property(conditionOver(ids(5)), (condition) => {
        expect(parseCondition(renderCondition(condition))).toEqual({ condition });
      }),
    );
  });

  it('hold exactly where the same expression holds in JavaScript', () => {
    fc.assert(
      fc.property(conditionOver(ids(5)), fc.subarray(ids(5)), (condition, chosen) => {
        const selected = new Set(chosen);
        const names = ids(5);
        const evaluate = new Function(...names, `return ${renderCondition(condition)};`) as (
          ...values: boolean[]
        ) => boolean;
        expect(conditionHolds(condition, selected)).toBe(evaluate(...names.map((id) => selected.has(id))));
      }),
    );
  });

  it('give the interval and the next question that going through all completions gives', () => {
    fc.assert(
      fc.property(QUESTION_IN_STATE, ({ question, state }) => {
        expect(riskInterval(question, state)).toEqual(spanOf(risksOfCompletions(question, state)));
        expect(nextBestChoice(question, state)?.id).toBe(nextByBruteForce(question, state));
      }),
      { numRuns: 400 },
    );
  });
});

/** The measure of the docstring, over all open practices instead of those that rules name, which scales mixtures alike. */
function nextByBruteForce(question: Question, state: QuestionState): string | undefined {
  const open = question.choices.map(({ id }) => id).filter((id) => (state.get(id) ?? 'open') === 'open');
  const scored = open.flatMap((id) => {
    const answers = (['selected', 'not-selected'] as const).map((its) =>
      risksOfCompletions(question, new Map([...state, [id, its]])),
    );
    const [inPlace = [], notInPlace = []] = answers;
    if (inPlace.every((risk, index) => risk === notInPlace[index])) return [];
    return { id, score: [sum(answers.map(widthOf)), sum(answers.map(mixtureOf))] as const };
  });
  const order = (a: (typeof scored)[number], b: (typeof scored)[number]) =>
    a.score[0] - b.score[0] || a.score[1] - b.score[1];
  return scored.toSorted(order)[0]?.id;
}

function widthOf(risks: readonly (RiskLevel | undefined)[]): number {
  const { lowest, highest, unrated } = spanOf(risks);
  if (lowest === undefined || highest === undefined) return 0;
  return RISING.indexOf(highest) - RISING.indexOf(lowest) + (unrated ? 1 : 0);
}

function mixtureOf(risks: readonly (RiskLevel | undefined)[]): number {
  return sum(risks.map((a) => risks.filter((b) => a !== b).length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function frameworkLike(levels: readonly PracticeLevel[], ...rules: readonly [string, RiskLevel][]): Question {
  const its = questionWith(
    ids(levels.length),
    rules.map(([text, risk]) => {
      const parsed = parseCondition(text);
      if ('problem' in parsed) throw new Error(parsed.problem);
      return { condition: parsed.condition, risk };
    }),
  );
  return {
    ...its,
    choices: its.choices.map((choice, index) => ({ ...choice, level: levels[index] ?? 'LOW' })),
  };
}

describe('the next best choice', () => {
  const its = frameworkLike(
    ['LOW', 'HIGH', 'MEDIUM', 'HIGH'],
    ['choice_0 && choice_1 && choice_2 && choice_3', 'NO_RISK'],
    ['choice_1 && choice_3', 'MEDIUM_RISK'],
    ['default', 'HIGH_RISK'],
  );
  it.each<[string, Record<string, ChoiceState>, string | undefined]>([
    ['the first that alone can make the risk high', {}, 'choice_1'],
    ['the next such', { choice_1: 'selected' }, 'choice_3'],
    ['then the higher level', { choice_1: 'selected', choice_3: 'selected' }, 'choice_2'],
    ['none once the risk is certain', { choice_1: 'not-selected' }, undefined],
    [
      'none once all is known',
      { choice_0: 'selected', choice_1: 'selected', choice_2: 'selected', choice_3: 'selected' },
      undefined,
    ],
  ])('is %s', (_, state, id) => {
    expect(nextBestChoice(its, new Map(Object.entries(state)))?.id).toBe(id);
  });

  it('is never one that no rule names', () => {
    const unnamed = frameworkLike(['HIGH', 'LOW'], ['choice_1', 'NO_RISK'], ['default', 'HIGH_RISK']);
    expect(nextBestChoice(unnamed, new Map())?.id).toBe('choice_1');
  });
});

describe('questions at and beyond the bounds', () => {
  /** Rules of 120 terms in groups of mixed `&&`, `||` and `!`, spread over all choices. */
  function worst(count: number): Question {
    const group = (seed: number): Condition => ({
      op: seed % 2 === 0 ? 'and' : 'or',
      operands: [3, 7, 11].map((step): Condition => {
        const choice: Condition = { op: 'choice', id: `choice_${(seed * step + step) % count}` };
        return (seed + step) % 3 === 0 ? { op: 'not', operand: choice } : choice;
      }),
    });
    const groups = Array.from({ length: 40 }, (_, seed) => group(seed));
    return questionWith(ids(count), [
      { condition: { op: 'or', operands: groups.slice(0, 20) }, risk: 'NO_RISK' },
      { condition: { op: 'and', operands: groups.slice(20) }, risk: 'MEDIUM_RISK' },
      { condition: { op: 'default' }, risk: 'HIGH_RISK' },
    ]);
  }

  it('15 open choices and 120 terms agree with going through all 32,768 completions', () => {
    const question = worst(15);
    expect(riskInterval(question, new Map())).toEqual(spanOf(risksOfCompletions(question, new Map())));
  });

  it('over 20 deciding choices give the span of all rules at once, and the first of the highest level', () => {
    const question = worst(40);
    expect(riskInterval(question, new Map())).toEqual({
      lowest: 'NO_RISK',
      highest: 'HIGH_RISK',
      unrated: false,
    });
    expect(nextBestChoice(question, new Map())?.id).toBe('choice_0');
  });
});
