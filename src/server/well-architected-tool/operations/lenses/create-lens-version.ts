import { holdRow } from '../../../../store/hold-row.ts';
import { isUniqueViolation } from '../../../../store/store.ts';
import type { Db } from '../../../../store/store.ts';
import { DRAFT, ownLens, versionsOf } from '../../custom-lenses.ts';
import { isSharedWith } from '../../lens-standing.ts';
import { changing } from '../../operation.ts';
import { type ApiError, conflict, invalidFields, quotaExceeded } from '../../protocol/api-error.ts';
import { moveToVersion } from '../../review-writes.ts';

/** Publishes the draft. A minor version is applied at once to what is reviewed with an earlier one of the same major version. */
export const createLensVersion = changing('CreateLensVersion', 'reviewer', async (call) => {
  const { input, db, now, services } = call;
  const { arn, account } = await ownLens(call, input.LensAlias ?? '');
  const version = input.LensVersion ?? '';
  if (!/^[A-Za-z0-9.]+$/.test(version))
    throw invalidFields([{ Name: 'LensVersion', Message: 'expected letters, digits and periods' }]);
  const all = await db
    .selectFrom('lens_version')
    .select(['version', 'sequence'])
    .where('lens', '=', arn)
    .orderBy('sequence')
    .execute();
  if (all.some((known) => known.version === version)) throw versionTaken(version, arn);
  if (!all.some((known) => known.version === DRAFT))
    throw conflict(`The lens ${arn} has no draft; import one.`, 'LENS', arn);
  const published = (await versionsOf(db, arn)).filter((known) => known.version !== DRAFT);
  if (published.length >= services.quotas.lensVersions)
    throw quotaExceeded(`The lens has ${published.length} versions, which is the limit.`, 'L-LENS-VERSIONS', [
      'LENS',
      arn,
    ]);
  const isMajor = input.IsMajorVersion ?? false;
  const content = { ...(await services.lenses.applied(db, arn, DRAFT)), version };
  const sequence = (all.at(-1)?.sequence ?? 0) + 1;
  try {
    await db
      .updateTable('lens_version')
      .set({ version, is_major: isMajor ? 1 : 0, created_at: now, sequence })
      .where('lens', '=', arn)
      .where('version', '=', DRAFT)
      .execute();
  } catch (error) {
    throw isUniqueViolation(error) ? versionTaken(version, arn) : error;
  }
  await db.updateTable('lens').set({ updated_at: now }).where('arn', '=', arn).execute();
  const line = isMajor ? [] : published.slice(published.findLastIndex(({ is_major }) => is_major === 1));
  const subjects = await reviewedWith(
    db,
    arn,
    account,
    line.map((known) => known.version),
  );
  for (const subject of subjects) {
    await holdRow(db, 'workload', subject);
    await moveToVersion(call, subject, content);
  }
  call.changed(`${arn}/version/${version}`, null, { version, isMajor, appliedTo: subjects.length });
  return { LensArn: arn, LensVersion: version };
});

function versionTaken(version: string, arn: string): ApiError {
  return conflict(`The lens has a version ${version} already.`, 'LENS', arn);
}

/** Workloads and templates that have one of the versions, and whose account still has the lens. */
async function reviewedWith(
  db: Db,
  lens: string,
  owner: string,
  versions: readonly string[],
): Promise<readonly string[]> {
  if (versions.length === 0) return [];
  const rows = await db
    .selectFrom('lens_review')
    .leftJoin('workload', 'workload.id', 'lens_review.subject')
    .leftJoin('review_template', 'review_template.arn', 'lens_review.subject')
    .select(({ fn, ref }) => [
      'lens_review.subject',
      fn.coalesce(ref('workload.account'), ref('review_template.account')).as('account'),
    ])
    .where('lens', '=', lens)
    .where('version', 'in', versions)
    .orderBy('subject')
    .execute();
  const has = new Map<string, boolean>([[owner, true]]);
  for (const { account } of rows) {
    if (account !== null && !has.has(account)) has.set(account, await isSharedWith(db, lens, account));
  }
  return rows.flatMap(({ subject, account }) => (account !== null && has.get(account) ? [subject] : []));
}
