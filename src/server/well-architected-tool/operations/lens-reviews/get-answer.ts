import { answerShape, renderedAnswer } from '../../answer-shapes.ts';
import { currentAnswer } from '../../current-answer.ts';
import type { LensContent } from '../../lens-catalog.ts';
import { lensReviewOf } from '../../lens-review-view.ts';
import { reading } from '../../operation.ts';

export const getAnswer = reading('GetAnswer', async (call) => {
  const { WorkloadId, MilestoneNumber } = call.input;
  const { lenses } = call.services;
  if (MilestoneNumber === undefined) {
    const answer = await currentAnswer(call, call.input);
    return { WorkloadId, ...lensNames(answer.content), Answer: renderedAnswer(lenses, answer) };
  }
  const view = await lensReviewOf(call, call.input);
  const { content } = view;
  const { placed, answer } = view.answer();
  return {
    WorkloadId,
    MilestoneNumber,
    ...lensNames(content),
    Answer: answerShape(lenses, content, placed, answer.state, answer.risk),
  };
});

function lensNames({ alias, arn }: LensContent) {
  return { LensAlias: alias, LensArn: arn };
}
