import type { WorkloadTable } from '../../store/tables.ts';
import type { Call } from './operation.ts';
import { conflict } from './protocol/api-error.ts';

/** The profile that a workload is reviewed with, in the version it was given. */
export interface AppliedProfile {
  readonly profile: string;
  readonly version: string;
}

/** The profile of a workload; undefined where it has none. */
export function appliedProfile({
  profile,
  profile_version: version,
}: Pick<WorkloadTable, 'profile' | 'profile_version'>): AppliedProfile | undefined {
  return profile === null || version === null ? undefined : { profile, version };
}

/** `Profiles` of what shows a workload or a review of it. */
export function profilesShape({ profile, version }: AppliedProfile) {
  return [{ ProfileArn: profile, ProfileVersion: version }];
}

/** Gives a workload another profile, another version, or none. */
export async function setProfile(
  { db, now, changed }: Pick<Call, 'db' | 'now' | 'changed'>,
  workload: Pick<WorkloadTable, 'id' | 'profile' | 'profile_version' | 'revision'> & { readonly arn: string },
  applied: AppliedProfile | undefined,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('workload')
    .set({
      profile: applied?.profile ?? null,
      profile_version: applied?.version ?? null,
      updated_at: now,
      revision: workload.revision + 1,
    })
    .where('id', '=', workload.id)
    .where('revision', '=', workload.revision)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n)
    throw conflict('Somebody else changed the workload at the same time.', 'WORKLOAD', workload.id);
  changed(`${workload.arn}/profile`, appliedProfile(workload) ?? null, applied ?? null);
}
