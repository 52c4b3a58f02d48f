import type { Question, RiskLevel } from './lens.ts';
import {
  complement,
  conjunction,
  countCommon,
  MAX_VARIABLES,
  tableOfAll,
  tableOfCondition,
  tableOfConstant,
  tableOfVariable,
  type TruthTable,
} from './truth-table.ts';

/** Every answer of a question with its risk: each choice selected or not, "None of these" beside others too, as the Tool keeps it. */
export interface RiskTable {
  /** The choices in order, "None of these" last; variable i of the tables is the i-th. */
  readonly ids: readonly string[];
  /** In order of rising risk; the answers without a risk last, which only a question without default can have. None is empty. */
  readonly byRisk: ReadonlyMap<RiskLevel | undefined, TruthTable>;
}

const RISING: readonly (RiskLevel | undefined)[] = ['NO_RISK', 'MEDIUM_RISK', 'HIGH_RISK', undefined];

/** Undefined where the question has more than 20 choices, which the format does not allow. */
export function riskTableOf({ choices, noneOfThese, riskRules }: Question): RiskTable | undefined {
  const ids = [...choices.map(({ id }) => id), ...(noneOfThese === undefined ? [] : [noneOfThese.id])];
  const count = ids.length;
  if (count > MAX_VARIABLES) return undefined;
  const byId = new Map(ids.map((id, index) => [id, tableOfVariable(index, count)]));
  const nothing = tableOfConstant(false, count);
  const found = new Map<RiskLevel | undefined, TruthTable>();
  let left = tableOfAll(count);
  for (const { condition, risk } of riskRules) {
    const holds = tableOfCondition(condition, (id) => byId.get(id) ?? nothing, count);
    found.set(risk, union(found.get(risk) ?? nothing, conjunction(left, holds)));
    left = conjunction(left, complement(holds));
  }
  found.set(undefined, left);
  const reached = RISING.flatMap((risk): readonly (readonly [RiskLevel | undefined, TruthTable])[] => {
    const table = found.get(risk);
    return table?.some((word) => word !== 0) ? [[risk, table]] : [];
  });
  return { ids, byRisk: new Map(reached) };
}

function union(a: TruthTable, b: TruthTable): TruthTable {
  return a.map((word, index) => word | b[index]!);
}

/** How many answers the table holds. */
export function answersIn({ ids }: RiskTable): number {
  return 2 ** ids.length;
}

/** How many answers have each risk. */
export function countsByRisk({ ids, byRisk }: RiskTable): ReadonlyMap<RiskLevel | undefined, number> {
  const all = tableOfAll(ids.length);
  return new Map([...byRisk].map(([risk, table]) => [risk, countCommon(table, all)]));
}

/** The risk of one answer: bit i says whether the i-th choice is selected. */
export function riskAt({ byRisk }: RiskTable, answer: number): RiskLevel | undefined {
  for (const [risk, table] of byRisk) {
    if ((table[answer >>> 5]! >>> (answer & 31)) & 1) return risk;
  }
  return undefined;
}
