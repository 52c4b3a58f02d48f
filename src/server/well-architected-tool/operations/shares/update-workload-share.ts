import { changing } from '../../operation.ts';
import { ownedWorkload } from '../../owned-resources.ts';
import { changePermission, type Permission, shareStatus } from '../../shares.ts';

export const updateWorkloadShare = changing('UpdateWorkloadShare', 'reviewer', async (call) => {
  const { input, now } = call;
  const workload = await ownedWorkload(call, input.WorkloadId ?? '');
  const share = await changePermission(
    call,
    workload,
    input.ShareId ?? '',
    input.PermissionType ?? 'READONLY',
  );
  return {
    WorkloadId: workload.key,
    WorkloadShare: {
      ShareId: share.id,
      SharedBy: share.account,
      SharedWith: share.shared_with,
      PermissionType: share.permission as Permission,
      Status: shareStatus(share, now),
      WorkloadName: workload.name,
      WorkloadId: workload.key,
    },
  };
});
