import { reading } from '../../operation.ts';
import { workloadOf, workloadShape } from '../../workloads.ts';

export const getWorkload = reading('GetWorkload', async (call) => ({
  Workload: await workloadShape(call, await workloadOf(call, call.input.WorkloadId ?? '')),
}));
