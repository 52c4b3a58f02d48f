import { changing } from '../../operation.ts';
import { ownedWorkload } from '../../owned-resources.ts';
import { deleteShare } from '../../shares.ts';

export const deleteWorkloadShare = changing('DeleteWorkloadShare', 'reviewer', async (call) => {
  const workload = await ownedWorkload(call, call.input.WorkloadId ?? '');
  await deleteShare(call, workload, call.input.ShareId ?? '');
  return {};
});
