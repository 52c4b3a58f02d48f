import { DRAFT, ownLens, versionsOf } from '../../custom-lenses.ts';
import { changing } from '../../operation.ts';
import { conflict } from '../../protocol/api-error.ts';

/** What is published stays for the workloads that have it; a draft is gone. */
export const deleteLens = changing('DeleteLens', 'reviewer', async (call) => {
  const { input, db, now } = call;
  const { arn, name } = await ownLens(call, input.LensAlias ?? '');
  const status = input.LensStatus ?? 'ALL';
  const versions = await versionsOf(db, arn);
  const isMeant = (version: string) => status === 'ALL' || (version === DRAFT) === (status === 'DRAFT');
  const deleted = versions.filter(({ version }) => isMeant(version)).map(({ version }) => version);
  if (deleted.length === 0)
    throw conflict(
      status === 'DRAFT' ? `The lens ${arn} has no draft.` : `The lens ${arn} has no published version.`,
      'LENS',
      arn,
    );
  if (deleted.includes(DRAFT))
    await db.deleteFrom('lens_version').where('lens', '=', arn).where('version', '=', DRAFT).execute();
  await db
    .updateTable('lens_version')
    .set({ deleted_at: now })
    .where('lens', '=', arn)
    .where('version', 'in', deleted)
    .execute();
  if (deleted.length === versions.length) {
    await db.updateTable('lens').set({ deleted_at: now }).where('arn', '=', arn).execute();
    await db.deleteFrom('tag').where('resource', '=', arn).execute();
  } else await db.updateTable('lens').set({ updated_at: now }).where('arn', '=', arn).execute();
  call.changed(arn, { name, versions: deleted }, null);
  return {};
});
