import { lensStanding } from '../../lens-standing.ts';
import { saveMilestone } from '../../milestones.ts';
import { changing } from '../../operation.ts';
import { conflict } from '../../protocol/api-error.ts';
import { moveToVersion } from '../../review-writes.ts';
import { lensReviewOf } from '../../lens-review-view.ts';
import { touchWorkload } from '../../workloads.ts';

/** Saves a milestone of what was before; there is no way back. */
export const upgradeLensReview = changing('UpgradeLensReview', 'reviewer', async (call) => {
  const { input, db, services } = call;
  const { workload, review, content } = await lensReviewOf(call, input);
  const { status, latest = '' } = await lensStanding(call, review, workload.account);
  if (status !== 'NOT_CURRENT')
    throw conflict(
      `The review of the lens ${content.alias} cannot be upgraded from version ${review.version}: ${WHY_NOT[status]}.`,
      'LENS_REVIEW',
      content.alias,
    );
  await saveMilestone(call, workload, input.MilestoneName ?? '');
  await touchWorkload(call, workload.id);
  await moveToVersion(call, workload.id, await services.lenses.applied(db, content.arn, latest));
  const resource = `${workload.arn}/lens/${content.alias}`;
  call.changed(resource, { version: review.version }, { version: latest });
  return {};
});

const WHY_NOT = {
  CURRENT: 'it is the newest',
  DELETED: 'the lens was deleted',
  UNSHARED: 'the lens is no longer shared',
} as const;
