import { choicesNamedIn, withoutNotApplicable } from './condition.ts';
import type { Choice, Question, RiskLevel } from './lens.ts';
import { nothingApplies } from './question-risk.ts';
import {
  complement,
  conjunction,
  MAX_VARIABLES,
  tableOfAll,
  tableOfCondition,
  tableOfConstant,
  tableOfNoneSet,
  tableOfVariable,
  type TruthTable,
} from './truth-table.ts';

export type ChoiceState = 'selected' | 'not-selected' | 'not-applicable' | 'open';

/**
 * State of each choice by id. A practice that the map does not name is open. "None of these" is never open: where the map gives it
 * no state, it follows from the practices, and is selected exactly when at least one practice applies and none is selected.
 */
export type QuestionState = ReadonlyMap<string, ChoiceState>;

/**
 * Every completion of the open practices (each selected or not) with its risk, as one truth table for each risk over the
 * practices that a rule names. A practice that no rule names changes no risk and is no variable.
 */
export interface RatedCompletions {
  /** Open practices, in order; the variables of the tables. */
  readonly open: readonly Choice[];
  readonly byRisk: ReadonlyMap<RiskLevel | undefined, TruthTable>;
}

/** Undefined where more than 20 open practices decide, which the format does not allow (15 choices a question). */
export function ratedCompletions(question: Question, state: QuestionState): RatedCompletions | undefined {
  const notApplicable = notApplicableIn(question, state);
  const noneOfThese = question.noneOfThese && state.get(question.noneOfThese.id);
  if (nothingApplies(question, notApplicable) && noneOfThese !== 'selected') {
    return { open: [], byRisk: new Map([['NO_RISK', tableOfAll(0)]]) };
  }
  const rules = question.riskRules.map(({ condition, risk }) => ({
    condition: withoutNotApplicable(condition, notApplicable),
    risk,
  }));
  const named = new Set(rules.flatMap(({ condition }) => [...choicesNamedIn(condition)]));
  const open = decidingPractices(question, state, named);
  if (open.length > MAX_VARIABLES) return undefined;
  const tables = tablesOfChoices(question, state, open);
  const none = tableOfConstant(false, open.length);

  const byRisk = new Map<RiskLevel | undefined, TruthTable>();
  let undecided = tableOfAll(open.length);
  for (const { condition, risk } of rules) {
    const holds = tableOfCondition(condition, (id) => tables.get(id) ?? none, open.length);
    const decided = conjunction(undecided, holds);
    byRisk.set(risk, union(byRisk.get(risk), decided));
    undecided = conjunction(undecided, complement(decided));
  }
  byRisk.set(undefined, undecided);
  return { open, byRisk };
}

function notApplicableIn(question: Question, state: QuestionState): ReadonlySet<string> {
  return new Set(question.choices.map(({ id }) => id).filter((id) => state.get(id) === 'not-applicable'));
}

function isOpen(choice: Choice, state: QuestionState): boolean {
  return (state.get(choice.id) ?? 'open') === 'open';
}

/** Open practices that a rule names; all open ones where a rule names a "None of these" that follows from them. */
function decidingPractices(
  question: Question,
  state: QuestionState,
  named: ReadonlySet<string>,
): readonly Choice[] {
  const open = question.choices.filter((choice) => isOpen(choice, state));
  const noneOfThese = question.noneOfThese?.id;
  if (noneOfThese !== undefined && named.has(noneOfThese) && !isStated(state.get(noneOfThese))) return open;
  return open.filter(({ id }) => named.has(id));
}

function isStated(noneOfThese: ChoiceState | undefined): boolean {
  return noneOfThese !== undefined && noneOfThese !== 'open';
}

/** The table of every choice that may be selected in some completion. */
function tablesOfChoices(
  question: Question,
  state: QuestionState,
  open: readonly Choice[],
): ReadonlyMap<string, TruthTable> {
  const tables = new Map<string, TruthTable>();
  for (const [id, its] of state) if (its === 'selected') tables.set(id, tableOfConstant(true, open.length));
  open.forEach(({ id }, variable) => tables.set(id, tableOfVariable(variable, open.length)));
  const noneOfThese = question.noneOfThese?.id;
  if (noneOfThese !== undefined && !isStated(state.get(noneOfThese))) {
    const isAnySelected = question.choices.some(({ id }) => state.get(id) === 'selected');
    if (!isAnySelected && question.choices.length > 0) tables.set(noneOfThese, tableOfNoneSet(open.length));
  }
  return tables;
}

function union(before: TruthTable | undefined, more: TruthTable): TruthTable {
  return before === undefined ? more : more.map((word, index) => word | before[index]!);
}
