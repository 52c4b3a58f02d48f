import type { Choice, PracticeLevel, Question } from '../../lens/index.ts';
import type { AnswerState } from '../well-architected-tool/answer-state.ts';

const RANK: Readonly<Record<PracticeLevel, number>> = { HIGH: 0, MEDIUM: 1, LOW: 2 };

/** Choices of a question that stay the same whatever is answered; kept for as long as the lens is. */
const BY_LEVEL = new WeakMap<Question, readonly Choice[]>();

/** Choices from the heaviest to the lightest, as the WA Tool lists them; those without a level keep their order. */
export function choicesByLevel(question: Question): readonly Choice[] {
  let sorted = BY_LEVEL.get(question);
  if (sorted === undefined) {
    sorted = question.choices.toSorted((a, b) => rankOf(a) - rankOf(b));
    BY_LEVEL.set(question, sorted);
  }
  return sorted;
}

function rankOf({ level }: Choice): number {
  return level === undefined ? RANK.LOW + 1 : RANK[level];
}

/** The practices that an answer leaves out: neither selected nor said not to apply. "None of these" is no practice. */
export function missingChoices(question: Question, state: AnswerState): readonly Choice[] {
  return choicesByLevel(question).filter(
    ({ id }) =>
      !state.selected.includes(id) &&
      !state.choices.some((said) => said.id === id && said.status === 'NOT_APPLICABLE'),
  );
}
