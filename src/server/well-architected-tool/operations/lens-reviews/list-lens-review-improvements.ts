import { improvementShape, pillarsByPriority } from '../../improvements.ts';
import { reading } from '../../operation.ts';
import { pagedList } from '../../paging.ts';
import { priorities } from '../../prioritized-questions.ts';
import { lensReviewOf } from '../../lens-review-view.ts';
import { pillarIn, questionOf, snapshotOf } from '../../reviews.ts';

/** Questions at risk, by the workload's priorities of pillars, then as the lens has them. */
export const listLensReviewImprovements = reading('ListLensReviewImprovements', async (call) => {
  const { input, db, services } = call;
  const view = await lensReviewOf(call, input);
  const { workload, milestone, content } = view;
  const { body } =
    milestone === undefined ? workload : (await snapshotOf(db, workload.id, milestone)).workload;
  const only = input.PillarId === undefined ? undefined : pillarIn(content, input.PillarId);
  const priority = await priorities(call, view);
  const answers = await view.answers();
  const atRisk = pillarsByPriority(content.lens, body.PillarPriorities)
    .filter(({ id }) => only === undefined || id === only)
    .flatMap((pillar) =>
      pillar.questions.flatMap(({ id }) => {
        const placed = questionOf(content, id);
        const answer = answers.get(id);
        const isMeant = input.QuestionPriority !== 'PRIORITIZED' || priority?.(id) === 'PRIORITIZED';
        const isAtRisk = answer?.risk === 'HIGH' || answer?.risk === 'MEDIUM';
        return isMeant && isAtRisk ? [{ placed, answer }] : [];
      }),
    );
  const { items, next } = pagedList(
    call,
    `improvements ${workload.id} ${milestone} ${content.arn} ${only} ${input.QuestionPriority}`,
    atRisk,
    ({ placed }) => placed.question.id,
    ({ placed, answer }) => improvementShape(services.lenses, content, placed, answer.state, answer.risk),
  );
  return {
    WorkloadId: workload.id,
    ...(milestone !== undefined && { MilestoneNumber: milestone }),
    LensAlias: content.alias,
    LensArn: content.arn,
    ImprovementSummaries: items,
    ...next,
  };
});
