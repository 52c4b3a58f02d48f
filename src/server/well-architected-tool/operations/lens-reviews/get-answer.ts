import { answerShape } from '../../answer-shapes.ts';
import { reading } from '../../operation.ts';
import { priorities } from '../../prioritized-questions.ts';
import { answerOf, lensReviewOf, questionOf, unanswered } from '../../reviews.ts';

export const getAnswer = reading('GetAnswer', async (call) => {
  const { input, db, services } = call;
  const view = await lensReviewOf(call, input);
  const { workload, milestone, content } = view;
  const placed = questionOf(content, input.QuestionId ?? '');
  const { id } = placed.question;
  const answer =
    milestone === undefined
      ? await answerOf(db, workload.id, content.arn, id)
      : ((await view.answers()).get(id) ?? unanswered(id));
  const priority = await priorities(call, view);
  return {
    WorkloadId: workload.id,
    ...(milestone !== undefined && { MilestoneNumber: milestone }),
    LensAlias: content.alias,
    LensArn: content.arn,
    Answer: answerShape(services.lenses, content, placed, answer.state, answer.risk, priority?.(id)),
  };
});
