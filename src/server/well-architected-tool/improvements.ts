import type { Lens, Pillar } from '../../lens/index.ts';
import type { AnswerState, ApiRisk } from './answer-state.ts';
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
  const done = new Set([
    ...state.selected,
    ...state.choices.filter(({ status }) => status === 'NOT_APPLICABLE').map(({ id }) => id),
  ]);
  const plans = question.choices
    .filter(({ id }) => !done.has(id))
    .map(({ id, practice, improvementPlan, helpfulResource }) => {
      const text =
        (practice === undefined ? undefined : catalog.texts.practices.get(practice)?.how) ??
        improvementPlan?.displayText;
      const url = improvementPlan?.url ?? (practice === undefined ? undefined : helpfulResource?.url);
      return {
        ChoiceId: id,
        ...(text !== undefined && { DisplayText: text }),
        ...(url !== undefined && { ImprovementPlanUrl: url }),
      };
    });
  const url = plans.find(({ ImprovementPlanUrl }) => ImprovementPlanUrl !== undefined)?.ImprovementPlanUrl;
  return {
    QuestionId: question.id,
    PillarId: pillar.id,
    QuestionTitle: question.title,
    Risk: risk,
    ...(content.type === 'AWS_OFFICIAL' && url !== undefined && { ImprovementPlanUrl: url }),
    ImprovementPlans: plans,
  };
}
