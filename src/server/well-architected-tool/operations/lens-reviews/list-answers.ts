import { answerSummaryShape } from '../../answer-shapes.ts';
import { reading } from '../../operation.ts';
import { pagedList } from '../../paging.ts';
import { priorities } from '../../prioritized-questions.ts';
import { lensReviewOf } from '../../lens-review-view.ts';
import { pillarIn, unanswered } from '../../reviews.ts';

export const listAnswers = reading('ListAnswers', async (call) => {
  const { input, services } = call;
  const view = await lensReviewOf(call, input);
  const { workload, milestone, content } = view;
  const pillar = input.PillarId === undefined ? undefined : pillarIn(content, input.PillarId);
  const answers = await view.answers();
  const priority = await priorities(call, view);
  const questions = [...content.questions.values()]
    .filter((placed) => pillar === undefined || placed.pillar.id === pillar)
    .filter(
      ({ question }) => input.QuestionPriority !== 'PRIORITIZED' || priority?.(question.id) === 'PRIORITIZED',
    );
  const list = `answers ${workload.id} ${milestone} ${content.arn} ${pillar} ${input.QuestionPriority}`;
  const { items, next } = pagedList(
    call,
    list,
    questions,
    ({ question }) => question.id,
    (placed) => {
      const { id } = placed.question;
      const { state, risk } = answers.get(id) ?? unanswered(id);
      return answerSummaryShape(services.lenses, content, placed, state, risk, priority?.(id));
    },
  );
  return {
    WorkloadId: workload.id,
    ...(milestone !== undefined && { MilestoneNumber: milestone }),
    LensAlias: content.alias,
    LensArn: content.arn,
    AnswerSummaries: items,
    ...next,
  };
});
