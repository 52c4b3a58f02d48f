import { changing } from '../../operation.ts';
import { ownedWorkload } from '../../owned-resources.ts';
import { createShare } from '../../shares.ts';

export const createWorkloadShare = changing('CreateWorkloadShare', 'reviewer', async (call) => {
  const { input, services } = call;
  const workload = await ownedWorkload(call, input.WorkloadId ?? '');
  const ShareId = await createShare(
    call,
    workload,
    input.SharedWith ?? '',
    input.PermissionType ?? 'READONLY',
    services.quotas.workloadShares,
  );
  return { WorkloadId: workload.key, ShareId };
});
