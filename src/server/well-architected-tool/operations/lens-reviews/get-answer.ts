import { renderedAnswer } from '../../answer-shapes.ts';
import { reading } from '../../operation.ts';
import { lensReviewOf } from '../../lens-review-view.ts';

export const getAnswer = reading('GetAnswer', async (call) => {
  const view = await lensReviewOf(call, call.input);
  const { milestone, content } = view;
  const { placed, answer } = view.answer();
  return {
    WorkloadId: call.input.WorkloadId,
    ...(milestone !== undefined && { MilestoneNumber: milestone }),
    LensAlias: content.alias,
    LensArn: content.arn,
    Answer: renderedAnswer(call.services.lenses, content, placed, answer),
  };
});
