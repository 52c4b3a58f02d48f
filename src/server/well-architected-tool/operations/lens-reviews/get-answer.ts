import { answerShape } from '../../answer-shapes.ts';
import { reading } from '../../operation.ts';
import { priorities } from '../../prioritized-questions.ts';
import { lensReviewOf } from '../../reviews.ts';

export const getAnswer = reading('GetAnswer', async (call) => {
  const view = await lensReviewOf(call, call.input);
  const { workload, milestone, content } = view;
  const { placed, answer } = view.answer();
  const priority = await priorities(call, view);
  const type = priority?.(placed.question.id);
  return {
    WorkloadId: workload.id,
    ...(milestone !== undefined && { MilestoneNumber: milestone }),
    LensAlias: content.alias,
    LensArn: content.arn,
    Answer: answerShape(call.services.lenses, content, placed, answer.state, answer.risk, type),
  };
});
