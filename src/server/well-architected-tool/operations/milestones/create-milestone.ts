import { saveMilestone } from '../../milestones.ts';
import { changing } from '../../operation.ts';
import { workloadOf } from '../../workloads.ts';

export const createMilestone = changing('CreateMilestone', 'reviewer', async (call) => {
  const workload = await workloadOf(call, call.input.WorkloadId ?? '');
  const number = await saveMilestone(call, workload, call.input.MilestoneName ?? '');
  return { WorkloadId: workload.id, MilestoneNumber: number };
});
