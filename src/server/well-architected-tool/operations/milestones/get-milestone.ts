import { milestoneOf } from '../../milestones.ts';
import { reading } from '../../operation.ts';
import { seconds, statedShape, workloadOf } from '../../workloads.ts';

export const getMilestone = reading('GetMilestone', async (call) => {
  const workload = await workloadOf(call, call.input.WorkloadId ?? '');
  const milestone = await milestoneOf(call.db, workload.id, call.input.MilestoneNumber ?? 0);
  const then = { ...workload, ...milestone.snapshot.workload };
  return {
    WorkloadId: workload.id,
    Milestone: {
      MilestoneNumber: milestone.number,
      MilestoneName: milestone.name,
      RecordedAt: seconds(milestone.recorded_at),
      Workload: statedShape(call.services.lenses, then, milestone.summary),
    },
  };
});
