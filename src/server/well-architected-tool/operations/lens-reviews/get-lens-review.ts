import { lensReviewShape } from '../../lens-review-shapes.ts';
import { reading } from '../../operation.ts';
import { lensReviewOf } from '../../lens-review-view.ts';

export const getLensReview = reading('GetLensReview', async (call) => {
  const view = await lensReviewOf(call, call.input);
  return {
    WorkloadId: view.workload.id,
    ...(view.milestone !== undefined && { MilestoneNumber: view.milestone }),
    LensReview: await lensReviewShape(call, view),
  };
});
