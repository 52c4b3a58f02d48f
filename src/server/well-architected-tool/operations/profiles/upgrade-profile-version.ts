import { saveMilestone } from '../../milestones.ts';
import { changing } from '../../operation.ts';
import { newestProfile } from '../../profiles.ts';
import { conflict, notFound } from '../../protocol/api-error.ts';
import { appliedProfile, setProfile } from '../../workload-profiles.ts';
import { workloadOf } from '../../workloads.ts';

/** Saves a milestone of what was before, where one is named. */
export const upgradeProfileVersion = changing('UpgradeProfileVersion', 'reviewer', async (call) => {
  const { WorkloadId = '', ProfileArn = '', MilestoneName } = call.input;
  const workload = await workloadOf(call, WorkloadId);
  const before = appliedProfile(workload);
  if (before?.profile !== ProfileArn) throw notFound('PROFILE', ProfileArn);
  const newest = await newestProfile(call, [ProfileArn]);
  if (newest?.version === before.version)
    throw conflict(
      `The workload has the newest version of the profile already: ${before.version}.`,
      'PROFILE',
      ProfileArn,
    );
  if (MilestoneName !== undefined) await saveMilestone(call, workload, MilestoneName);
  await setProfile(call, workload, newest);
  return {};
});
