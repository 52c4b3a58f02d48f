import type { Call } from './operation.ts';
import { notFound } from './protocol/api-error.ts';

/** Attaches the newest version of profiles to a workload. */
export async function attachProfiles(
  { db, principal }: Pick<Call, 'db' | 'principal'>,
  workload: string,
  arns: readonly string[],
): Promise<void> {
  for (const arn of arns) {
    const profile = await db
      .selectFrom('profile')
      .innerJoin('profile_version', 'profile_version.profile', 'profile.arn')
      .select('profile_version.version')
      .where('profile.arn', '=', arn)
      .where('profile.account', '=', principal.account)
      .where('profile.deleted_at', 'is', null)
      .orderBy('profile_version.sequence', 'desc')
      .executeTakeFirst();
    if (profile === undefined) throw notFound('PROFILE', arn);
    await db.deleteFrom('workload_profile').where('workload', '=', workload).execute();
    await db
      .insertInto('workload_profile')
      .values({ workload, profile: arn, version: profile.version })
      .execute();
  }
}
