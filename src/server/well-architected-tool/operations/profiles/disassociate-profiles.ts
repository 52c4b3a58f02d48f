import { changing } from '../../operation.ts';
import { notFound } from '../../protocol/api-error.ts';
import { appliedProfile, setProfile } from '../../workload-profiles.ts';
import { workloadOf } from '../../workloads.ts';

export const disassociateProfiles = changing('DisassociateProfiles', 'reviewer', async (call) => {
  const { WorkloadId = '', ProfileArns = [] } = call.input;
  const workload = await workloadOf(call, WorkloadId);
  const applied = appliedProfile(workload);
  const other = ProfileArns.find((arn) => arn !== applied?.profile);
  if (other !== undefined) throw notFound('PROFILE', other);
  await setProfile(call, workload, undefined);
  return {};
});
