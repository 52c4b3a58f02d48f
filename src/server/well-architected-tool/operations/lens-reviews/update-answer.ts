import { answerShape } from '../../answer-shapes.ts';
import { riskOf, updatedAnswer } from '../../answer-state.ts';
import { changingSeen } from '../../operation.ts';
import { sameVersion, writeAnswer } from '../../review-writes.ts';
import { lensReviewOf } from '../../lens-review-view.ts';
import { touchWorkload } from '../../workloads.ts';

/** Writes over what it saw when it arrived, and over nothing newer. */
export const updateAnswer = changingSeen(
  'UpdateAnswer',
  'contributor',
  async (call) => {
    const view = await lensReviewOf(call, call.input);
    const { placed, answer: before } = view.answer();
    return { view, placed, before };
  },
  async (call, { view, placed, before }) => {
    const { workload, content } = view;
    const state = updatedAnswer(placed.question, before.state, call.input);
    const risk = riskOf(placed.question, state);
    await touchWorkload(call, workload.id);
    await sameVersion(call.db, view.review);
    await writeAnswer(call, { subject: workload.id, content, placed, before, state, risk });
    const resource = `${workload.arn}/lens/${content.alias}/question/${placed.question.id}`;
    call.changed(resource, before.revision === 0 ? null : before.state, state);
    return {
      WorkloadId: workload.id,
      LensAlias: content.alias,
      LensArn: content.arn,
      Answer: answerShape(call.services.lenses, content, placed, state, risk),
    };
  },
);
