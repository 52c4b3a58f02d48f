import { reading } from '../../operation.ts';
import { pageOf, paged } from '../../paging.ts';
import { profileSummaryShape, withNewestVersion } from '../../profiles.ts';
import { sharedWith } from '../../shared-access.ts';
import { nameKey } from '../../workloads.ts';

export const listProfiles = reading('ListProfiles', async (call) => {
  const { input, db, principal } = call;
  const prefix = nameKey(input.ProfileNamePrefix ?? '');
  const list = `profiles ${input.ProfileOwnerType} ${prefix}`;
  const page = pageOf(call, list);
  const [afterName, afterArn] = page.after ?? [];
  let query = withNewestVersion(db)
    .selectAll('profile')
    .select('newest.version as newest_version')
    .where('profile.deleted_at', 'is', null)
    .where(({ eb, or }) =>
      or([
        ...(input.ProfileOwnerType === 'SHARED' ? [] : [eb('profile.account', '=', principal.account)]),
        ...(input.ProfileOwnerType === 'SELF'
          ? []
          : [eb('profile.arn', 'in', sharedWith(db, principal, 'PROFILE'))]),
      ]),
    );
  if (prefix !== '')
    query = query
      .where('profile.name_key', '>=', prefix)
      .where('profile.name_key', '<', `${prefix}\u{10FFFF}`);
  if (afterName !== undefined && afterArn !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('profile.name_key', 'profile.arn'), '>', tuple(String(afterName), String(afterArn))),
    );
  const rows = await query
    .orderBy('profile.name_key')
    .orderBy('profile.arn')
    .limit(page.size + 1)
    .execute();
  const { items, next } = paged(
    call,
    list,
    page,
    rows,
    (row) => [row.name_key, row.arn],
    (row) => profileSummaryShape(row, row.newest_version),
  );
  return { ProfileSummaries: items, ...next };
});
