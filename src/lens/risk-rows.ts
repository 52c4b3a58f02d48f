import type { RiskLevel } from './lens.ts';
import { irredundantCover } from './minimal-cover.ts';
import { answersIn, riskAt, type RiskTable } from './risk-table.ts';

/** A row of a truth table: what each choice is, in the order of the table's ids, and the risk of every such answer. */
export interface RiskRow {
  readonly states: readonly ('yes' | 'no' | 'any')[];
  readonly risk: RiskLevel | undefined;
}

/** One row an answer, as they are made: the answer with nothing selected first, the first choice changing fastest. */
export function* completeRows(table: RiskTable): Generator<RiskRow> {
  const { ids } = table;
  const count = answersIn(table);
  for (let answer = 0; answer < count; answer += 1) {
    yield {
      states: ids.map((_, index) => ((answer >>> index) & 1 ? 'yes' : 'no')),
      risk: riskAt(table, answer),
    };
  }
}

/**
 * Rows with "any" that together hold for every answer, by rising risk. No row can be left out, though a smaller table may exist;
 * where rows overlap they say the same risk.
 */
export function minimalRows({ ids, byRisk }: RiskTable): readonly RiskRow[] {
  return [...byRisk].flatMap(([risk, table]) =>
    irredundantCover(table, ids.length)
      .map(
        ({ care, value }): RiskRow => ({
          states: ids.map((_, index) =>
            ((care >>> index) & 1) === 0 ? 'any' : (value >>> index) & 1 ? 'yes' : 'no',
          ),
          risk,
        }),
      )
      .toSorted((a, b) => sortKey(a).localeCompare(sortKey(b), 'en')),
  );
}

/** The rows that fix the fewest choices first; among them yes before no before any, choice by choice. */
function sortKey({ states }: RiskRow): string {
  const marks = { yes: '0', no: '1', any: '2' };
  const fixed = states.filter((state) => state !== 'any').length;
  return String(fixed).padStart(3, '0') + states.map((state) => marks[state]).join('');
}
