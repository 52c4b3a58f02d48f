import { answerShape } from '../../answer-shapes.ts';
import { reading } from '../../operation.ts';
import { lensReviewOf } from '../../lens-review-view.ts';

export const getAnswer = reading('GetAnswer', async (call) => {
  const view = await lensReviewOf(call, call.input);
  const { workload, milestone, content } = view;
  const { placed, answer } = view.answer();
  return {
    WorkloadId: workload.id,
    ...(milestone !== undefined && { MilestoneNumber: milestone }),
    LensAlias: content.alias,
    LensArn: content.arn,
    Answer: answerShape(call.services.lenses, content, placed, answer.state, answer.risk),
  };
});
