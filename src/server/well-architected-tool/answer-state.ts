import {
  type ChoiceAnswer,
  isAnswered,
  type Question,
  questionRisk,
  type RiskLevel,
} from '../../lens/index.ts';
import type { RiskCounts } from '../../review/index.ts';
import { invalidMember } from './protocol/api-error.ts';
import type { InputOf } from './protocol/operation-types.ts';

/** Risk of a question in the API's words. */
export type ApiRisk = keyof RiskCounts;
export type ChoiceStatus = 'SELECTED' | 'NOT_APPLICABLE' | 'UNSELECTED';
export type Reason = 'OUT_OF_SCOPE' | 'BUSINESS_PRIORITIES' | 'ARCHITECTURE_CONSTRAINTS' | 'OTHER' | 'NONE';

/** What people answered to a question, as it is kept. */
export interface AnswerState {
  /** Ids of selected choices, in the order of the question. */
  readonly selected: readonly string[];
  /** What was said of single choices. */
  readonly choices: readonly ChoiceState[];
  readonly notes: string;
  readonly isApplicable: boolean;
  readonly reason: Reason;
}

/** What was said of a choice. */
export interface ChoiceState {
  readonly id: string;
  readonly status: ChoiceStatus;
  readonly reason: Reason;
  readonly notes: string;
}

/** The answer that nobody gave. */
export const UNANSWERED: AnswerState = {
  selected: [],
  choices: [],
  notes: '',
  isApplicable: true,
  reason: 'NONE',
};

/** What a client says of an answer. */
export type AnswerUpdate = Pick<
  InputOf<'UpdateAnswer'>,
  'SelectedChoices' | 'ChoiceUpdates' | 'Notes' | 'IsApplicable' | 'Reason'
>;

/**
 * An answer after an update. `SelectedChoices` replaces the selection; `ChoiceUpdates` then speaks for each choice it names.
 * What the update leaves out stays. Throws a ValidationException for a choice that the question does not have.
 */
export function updatedAnswer(question: Question, before: AnswerState, update: AnswerUpdate): AnswerState {
  const ids = choiceIds(question);
  const selected = new Set(before.selected);
  const choices = new Map(before.choices.map((choice) => [choice.id, choice]));
  if (update.SelectedChoices !== undefined) {
    selected.clear();
    for (const id of update.SelectedChoices) {
      known(question, ids, id, 'SelectedChoices');
      selected.add(id);
      const said = choices.get(id);
      if (said !== undefined) choices.set(id, { ...said, status: 'SELECTED', reason: 'NONE' });
    }
    for (const [id, said] of choices) {
      if (said.status === 'SELECTED' && !selected.has(id)) choices.set(id, { ...said, status: 'UNSELECTED' });
    }
  }
  for (const [id, said] of Object.entries(update.ChoiceUpdates ?? {})) {
    known(question, ids, id, 'ChoiceUpdates');
    const status = said.Status as ChoiceStatus;
    if (status === 'NOT_APPLICABLE' && id === question.noneOfThese?.id)
      throw invalidMember('ChoiceUpdates', `The choice ${id} cannot be marked not applicable.`);
    if (status === 'SELECTED') selected.add(id);
    else selected.delete(id);
    const earlier = choices.get(id);
    choices.set(id, {
      id,
      status,
      reason: said.Reason ?? (earlier?.status === status ? earlier.reason : 'NONE'),
      notes: said.Notes ?? earlier?.notes ?? '',
    });
  }
  const order = [...ids];
  return {
    selected: order.filter((id) => selected.has(id)),
    choices: order.flatMap((id) => choices.get(id) ?? []).filter(saysSomething),
    notes: update.Notes ?? before.notes,
    isApplicable: update.IsApplicable ?? before.isApplicable,
    reason: update.Reason ?? before.reason,
  };
}

function known(question: Question, ids: ReadonlySet<string>, id: string, member: string): void {
  if (!ids.has(id)) throw invalidMember(member, `The question ${question.id} has no choice ${id}.`);
}

/** Ids of a question's choices, "None of these" last. */
export function choiceIds({ choices, noneOfThese }: Question): ReadonlySet<string> {
  return new Set([...choices.map(({ id }) => id), ...(noneOfThese === undefined ? [] : [noneOfThese.id])]);
}

function saysSomething({ status, notes }: ChoiceState): boolean {
  return status !== 'UNSELECTED' || notes !== '';
}

/** An answer as it stands after a lens got another version: what speaks of choices that are still there. */
export function carriedAnswer(question: Question, before: AnswerState): AnswerState {
  const ids = choiceIds(question);
  return {
    ...before,
    selected: [...ids].filter((id) => before.selected.includes(id)),
    choices: before.choices.filter(({ id }) => ids.has(id)),
  };
}

/** Whether a question is answered, be it with "not applicable"; notes alone are no answer. */
export function isAnswer({ isApplicable, selected, choices }: AnswerState): boolean {
  return !isApplicable || selected.length > 0 || choices.some(({ status }) => status === 'NOT_APPLICABLE');
}

/** The risk that the service gives an answer. */
export function riskOf(question: Question, state: AnswerState): ApiRisk {
  if (!state.isApplicable) return 'NOT_APPLICABLE';
  const answer = choiceAnswerOf(state);
  if (!isAnswered(answer)) return 'UNANSWERED';
  const risk = questionRisk(question, answer);
  return risk === undefined ? 'UNANSWERED' : API_RISKS[risk];
}

const API_RISKS: Readonly<Record<RiskLevel, ApiRisk>> = {
  HIGH_RISK: 'HIGH',
  MEDIUM_RISK: 'MEDIUM',
  NO_RISK: 'NONE',
};

/** What the rules of a question are told of an answer. */
export function choiceAnswerOf({ selected, choices }: AnswerState): ChoiceAnswer {
  const notApplicable = choices.filter(({ status }) => status === 'NOT_APPLICABLE').map(({ id }) => id);
  return { selected: new Set(selected), notApplicable: new Set(notApplicable) };
}

/** Counts of nothing. */
export const NO_RISKS: RiskCounts = { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 };

/** Sums of risk counts. */
export function addedCounts(counts: readonly RiskCounts[]): RiskCounts {
  const sum = { ...NO_RISKS };
  for (const one of counts) {
    for (const key of Object.keys(sum) as ApiRisk[]) sum[key] += one[key];
  }
  return sum;
}
