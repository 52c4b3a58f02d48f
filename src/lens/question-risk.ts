import { conditionHolds, withoutNotApplicable } from './condition.ts';
import type { Question, RiskLevel } from './lens.ts';

/** A complete answer: every choice that stands in neither set is not selected. */
export interface ChoiceAnswer {
  readonly selected: ReadonlySet<string>;
  /** Wins over `selected`. The "None of these" choice cannot be in it and is passed over. */
  readonly notApplicable: ReadonlySet<string>;
}

/** Whether anything is selected or marked not applicable. The WA Tool shows UNANSWERED for a question where it is not. */
export function isAnswered(answer: ChoiceAnswer): boolean {
  return answer.selected.size > 0 || answer.notApplicable.size > 0;
}

/**
 * Risk of a question by the first of its rules that holds, as the live WA Tool rates an answer.
 *
 * Choices that are not applicable count as `withoutNotApplicable` says. Where no practice applies, the risk is NO_RISK, unless
 * "None of these" is selected. An empty answer is rated like any other: ask `isAnswered` first.
 * Undefined where no rule holds, which takes a question without a `default` rule; the WA Tool shows UNANSWERED there.
 */
export function questionRisk(question: Question, answer: ChoiceAnswer): RiskLevel | undefined {
  const notApplicable = applicableToPractices(question, answer.notApplicable);
  const selected = new Set([...answer.selected].filter((id) => !notApplicable.has(id)));
  if (nothingApplies(question, notApplicable) && !isNoneOfTheseIn(question, selected)) return 'NO_RISK';
  const rule = question.riskRules.find(({ condition }) =>
    conditionHolds(withoutNotApplicable(condition, notApplicable), selected),
  );
  return rule?.risk;
}

/** Whether the question has practices and every one of them is marked not applicable. */
export function nothingApplies(question: Question, notApplicable: ReadonlySet<string>): boolean {
  return question.choices.length > 0 && question.choices.every(({ id }) => notApplicable.has(id));
}

function applicableToPractices(question: Question, ids: ReadonlySet<string>): ReadonlySet<string> {
  const noneOfThese = question.noneOfThese?.id;
  return new Set([...ids].filter((id) => id !== noneOfThese));
}

function isNoneOfTheseIn(question: Question, selected: ReadonlySet<string>): boolean {
  return question.noneOfThese !== undefined && selected.has(question.noneOfThese.id);
}
