import { reading } from '../../operation.ts';
import { pageOf, paged } from '../../paging.ts';
import { withNewestVersion } from '../../profiles.ts';

/** Workloads of the account whose profile was deleted, or answered anew since they were given it. */
export const listProfileNotifications = reading('ListProfileNotifications', async (call) => {
  const { input, db, principal } = call;
  const list = `profile notifications ${input.WorkloadId}`;
  const page = pageOf(call, list);
  const [afterName, afterId] = page.after ?? [];
  let query = withNewestVersion(db)
    .innerJoin('workload', 'workload.profile', 'profile.arn')
    .select([
      'workload.id',
      'workload.name',
      'workload.name_key',
      'workload.profile_version',
      'profile.arn',
      'profile.name as profile_name',
      'profile.deleted_at',
      'newest.version as newest_version',
    ])
    .where('workload.account', '=', principal.account)
    .where(({ eb, or, ref }) =>
      or([
        eb('profile.deleted_at', 'is not', null),
        eb('workload.profile_version', '!=', ref('newest.version')),
      ]),
    );
  if (input.WorkloadId !== undefined) query = query.where('workload.id', '=', input.WorkloadId);
  if (afterName !== undefined && afterId !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('workload.name_key', 'workload.id'), '>', tuple(String(afterName), String(afterId))),
    );
  const rows = await query
    .orderBy('workload.name_key')
    .orderBy('workload.id')
    .limit(page.size + 1)
    .execute();
  const { items, next } = paged(
    call,
    list,
    page,
    rows,
    (row) => [row.name_key, row.id],
    (row) => ({
      Type: row.deleted_at === null ? ('PROFILE_ANSWERS_UPDATED' as const) : ('PROFILE_DELETED' as const),
      ProfileArn: row.arn,
      ProfileName: row.profile_name,
      CurrentProfileVersion: row.profile_version ?? '',
      LatestProfileVersion: row.newest_version,
      WorkloadId: row.id,
      WorkloadName: row.name,
    }),
  );
  return { NotificationSummaries: items, ...next };
});
