import { removeReviewsOf } from '../../../reviews/remove-reviews.ts';
import { changing } from '../../operation.ts';
import { workloadOf } from '../../workloads.ts';

export const deleteWorkload = changing('DeleteWorkload', 'reviewer', async (call) => {
  const { input, db } = call;
  const { id, arn, name, body } = await workloadOf(call, input.WorkloadId ?? '');
  // First of all: an answer that is being written waits for it, and finds the workload gone.
  await db.deleteFrom('workload').where('id', '=', id).execute();
  for (const table of ['answer', 'lens_review'] as const)
    await db.deleteFrom(table).where('subject', '=', id).execute();
  await db.deleteFrom('tag').where('resource', '=', arn).execute();
  await db.deleteFrom('share').where('resource', '=', id).execute();
  await removeReviewsOf(call, id);
  call.changed(arn, { name, ...body }, null);
  return {};
});
