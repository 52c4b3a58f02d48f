import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition } from './parse-condition.ts';
import type { Question, RiskLevel } from './lens.ts';
import { questionRisk } from './question-risk.ts';
import { completeRows, minimalRows, type RiskRow } from './risk-rows.ts';
import { answersIn, countsByRisk, riskTableOf } from './risk-table.ts';

function question(ids: readonly string[], rules: readonly (readonly [string, RiskLevel])[]): Question {
  const none = ids.find((id) => id.endsWith('_no'));
  return {
    id: 'q',
    title: 'Q',
    choices: ids.filter((id) => id !== none).map((id) => ({ id, title: id })),
    ...(none !== undefined && { noneOfThese: { id: none, title: 'None' } }),
    riskRules: rules.map(([text, risk]) => {
      const parsed = parseCondition(text);
      if (!('condition' in parsed)) throw new Error(text);
      return { condition: parsed.condition, risk };
    }),
  };
}

function tableOf(asked: Question) {
  const table = riskTableOf(asked);
  if (table === undefined) throw new Error('too large');
  return table;
}

const brief = ({ states, risk }: RiskRow) => `${states.join(' ')} ${risk ?? 'unrated'}`;

const HARBOUR = question(
  ['rope', 'chain', 'moor_no'],
  [
    ['rope && chain && !moor_no', 'NO_RISK'],
    ['(rope || chain) && !moor_no', 'MEDIUM_RISK'],
    ['default', 'HIGH_RISK'],
  ],
);

describe('the truth table of a question', () => {
  it('has a row for every answer', () => {
    expect([...completeRows(tableOf(HARBOUR))].map(brief)).toEqual([
      'no no no HIGH_RISK',
      'yes no no MEDIUM_RISK',
      'no yes no MEDIUM_RISK',
      'yes yes no NO_RISK',
      'no no yes HIGH_RISK',
      'yes no yes HIGH_RISK',
      'no yes yes HIGH_RISK',
      'yes yes yes HIGH_RISK',
    ]);
    expect([...countsByRisk(tableOf(HARBOUR))]).toEqual([
      ['NO_RISK', 1],
      ['MEDIUM_RISK', 2],
      ['HIGH_RISK', 5],
    ]);
  });

  it('joins answers in rows with "any"', () => {
    expect(minimalRows(tableOf(HARBOUR)).map(brief)).toEqual([
      'yes yes no NO_RISK',
      'yes no no MEDIUM_RISK',
      'no yes no MEDIUM_RISK',
      'any any yes HIGH_RISK',
      'no no any HIGH_RISK',
    ]);
  });

  it('says where no rule matches', () => {
    expect(minimalRows(tableOf(question(['rope'], [['rope', 'NO_RISK']]))).map(brief)).toEqual([
      'yes NO_RISK',
      'no unrated',
    ]);
  });

  it('is made within a second for 15 choices that all matter', () => {
    const ids = Array.from({ length: 15 }, (_, index) => `choice_${index}`);
    const pairs = ids.map((id, index) => `(${id} && !${ids[(index + 1) % 15]})`).join(' || ');
    const asked = question(ids, [
      [ids.join(' && '), 'NO_RISK'],
      [pairs, 'MEDIUM_RISK'],
      ['default', 'HIGH_RISK'],
    ]);
    const start = performance.now();
    const table = tableOf(asked);
    const rows = minimalRows(table);
    expect([...completeRows(table)]).toHaveLength(32_768);
    expect(rows.at(-1)?.risk).toBe('HIGH_RISK');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  const IDS = ['aaa', 'bbb', 'ccc', 'ddd', 'eee', 'fff', 'ggg'];
  const condition = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...IDS),
      tie('condition').map((inner) => `!(${inner})`),
      fc
        .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    ),
  })).condition;

  it('agrees with trying every answer, complete and minimal, and no minimal row can be left out', () => {
    fc.assert(
      fc.property(condition, condition, fc.integer({ min: 1, max: 7 }), (first, second, count) => {
        const asked = question(IDS.slice(0, count), [
          [first, 'NO_RISK'],
          [second, 'HIGH_RISK'],
        ]);
        const table = tableOf(asked);
        const rows = minimalRows(table);
        const complete = [...completeRows(table)];
        expect(complete).toHaveLength(answersIn(table));
        const needed = new Set<RiskRow>();
        for (const { states, risk } of complete) {
          const selected = new Set(table.ids.filter((_, index) => states[index] === 'yes'));
          expect(risk).toBe(questionRisk(asked, { selected, notApplicable: new Set() }));
          const matching = rows.filter((row) =>
            row.states.every((state, index) => state === 'any' || state === states[index]),
          );
          expect(matching.length).toBeGreaterThan(0);
          for (const row of matching) expect(row.risk).toBe(risk);
          if (matching.length === 1) needed.add(matching[0]!);
        }
        expect(needed.size).toBe(rows.length);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});
