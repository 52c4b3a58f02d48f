import { changing } from '../../operation.ts';
import { newestProfile } from '../../profiles.ts';
import { conflict } from '../../protocol/api-error.ts';
import { appliedProfile, setProfile } from '../../workload-profiles.ts';
import { workloadOf } from '../../workloads.ts';

/** The profile that the workload has already stays as it is, in its version. */
export const associateProfiles = changing('AssociateProfiles', 'reviewer', async (call) => {
  const { WorkloadId = '', ProfileArns = [] } = call.input;
  const workload = await workloadOf(call, WorkloadId);
  const profile = await newestProfile(call, ProfileArns);
  const before = appliedProfile(workload);
  if (before !== undefined && before.profile !== profile?.profile)
    throw conflict(
      `The workload has the profile ${before.profile}; a workload has one at most.`,
      'WORKLOAD',
      WorkloadId,
    );
  if (before === undefined) await setProfile(call, workload, profile);
  return {};
});
