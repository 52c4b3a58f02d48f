import type { Choice, Lens, Pillar, Question } from '../../lens/index.ts';
import { type AnswerState, type ApiRisk, isAnswer } from './answer-state.ts';
import type { LensCatalog, LensContent, PlacedQuestion } from './lens-catalog.ts';
import type { OutputOf } from './protocol/operation-types.ts';
import { pillarId } from './reviews.ts';

type ApiImprovement = NonNullable<OutputOf<'ListLensReviewImprovements'>['ImprovementSummaries']>[number];

/** Pillars in the order of a workload's priorities; those it does not name after them, as the lens has them. */
export function pillarsByPriority({ pillars }: Lens, priorities: readonly string[] = []): readonly Pillar[] {
  const named = priorities.map(pillarId);
  const rank = ({ id }: Pillar) => (named.includes(id) ? named.indexOf(id) : named.length);
  return pillars.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * What to do about a question: a plan for each practice that applies and was not selected. For a built-in lens the first of their
 * links stands for the question as well, where clients of AWS look for it.
 */
export function improvementShape(
  catalog: LensCatalog,
  content: LensContent,
  { pillar, question }: PlacedQuestion,
  state: AnswerState,
  risk: ApiRisk,
): ApiImprovement {
  const plans = openChoices(question, state).map((choice) => {
    const { id, practice, improvementPlan } = choice;
    const text =
      (practice === undefined ? undefined : catalog.texts.practices.get(practice)?.how) ??
      improvementPlan?.displayText;
    const url = planUrl(choice);
    return {
      ChoiceId: id,
      ...(text !== undefined && { DisplayText: text }),
      ...(url !== undefined && { ImprovementPlanUrl: url }),
    };
  });
  return {
    QuestionId: question.id,
    PillarId: pillar.id,
    QuestionTitle: question.title,
    Risk: risk,
    ...improvementPlanMember(content, question, state),
    ImprovementPlans: plans,
  };
}

/**
 * `ImprovementPlanUrl` of a question, as a member to spread: clients of AWS look for it on every answered question of a lens that
 * comes with the tool. The link of the first practice that is missing stands for the question; where none is, that of the first.
 */
export function improvementPlanMember(
  { type }: LensContent,
  question: Question,
  state: AnswerState,
): { readonly ImprovementPlanUrl?: string } {
  if (type !== 'AWS_OFFICIAL' || !isAnswer(state)) return {};
  const [url] = [...openChoices(question, state), ...question.choices].flatMap(
    (choice) => planUrl(choice) ?? choice.helpfulResource?.url ?? [],
  );
  return url === undefined ? {} : { ImprovementPlanUrl: url };
}

/** Practices that apply and were not selected. */
function openChoices({ choices }: Question, state: AnswerState): readonly Choice[] {
  const done = new Set([
    ...state.selected,
    ...state.choices.filter(({ status }) => status === 'NOT_APPLICABLE').map(({ id }) => id),
  ]);
  return choices.filter(({ id }) => !done.has(id));
}

function planUrl({ practice, improvementPlan, helpfulResource }: Choice): string | undefined {
  return improvementPlan?.url ?? (practice === undefined ? undefined : helpfulResource?.url);
}
