import { reading } from '../../operation.ts';
import { ownedWorkload } from '../../owned-resources.ts';
import { sharesPage } from '../../shares.ts';

export const listWorkloadShares = reading('ListWorkloadShares', async (call) => {
  const workload = await ownedWorkload(call, call.input.WorkloadId ?? '');
  const { items, next } = await sharesPage(call, workload);
  return { WorkloadId: workload.key, WorkloadShareSummaries: items, ...next };
});
