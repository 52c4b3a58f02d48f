import { holdAccount } from '../../../accounts.ts';
import { isUniqueViolation } from '../../../../store/store.ts';
import { DRAFT, ownLens, versionsOf } from '../../custom-lenses.ts';
import { newId } from '../../ids.ts';
import { importedLens } from '../../lens-import.ts';
import { type Call, changing } from '../../operation.ts';
import { type ApiError, invalidMember, quotaExceeded } from '../../protocol/api-error.ts';
import { putTags } from '../../tags.ts';
import { nameKey } from '../../workloads.ts';

/** As the live service does, answers without a status: the draft is there at once. */
export const importLens = changing('ImportLens', 'reviewer', async (call) => {
  const { input, db, now } = call;
  const content = input.JSONString ?? '';
  const known = input.LensAlias === undefined ? undefined : await ownLens(call, input.LensAlias);
  const { name, description = '' } = importedLens(content);
  const arn = known?.arn ?? (await newLensArn(call));
  const versions = known === undefined ? [] : await versionsOf(db, arn);
  if (known !== undefined && known.name !== name && versions.some(({ version }) => version !== DRAFT))
    throw invalidMember('JSONString', `Lens name must match published name ${known.name}`);
  await nameLens(call, arn, name);
  const draft = { content, description, created_at: now };
  await db
    .insertInto('lens_version')
    .values({ lens: arn, version: DRAFT, is_major: 0, ...draft, deleted_at: null, sequence: 0 })
    .onConflict((row) => row.columns(['lens', 'version']).doUpdateSet(draft))
    .execute();
  await putTags(db, arn, input.Tags ?? {});
  const before = versions.some(({ version }) => version === DRAFT) ? { name: known?.name } : null;
  call.changed(`${arn}/draft`, before, { name, characters: content.length });
  return { LensArn: arn };
});

async function newLensArn({ db, principal, region, services }: Call<'ImportLens'>): Promise<string> {
  await holdAccount(db, principal.account);
  const { lenses } = await db
    .selectFrom('lens')
    .select(({ fn }) => fn.countAll<number>().as('lenses'))
    .where('account', '=', principal.account)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(lenses) >= services.quotas.customLenses)
    throw quotaExceeded(`The account has ${lenses} custom lenses, which is the limit.`, 'L-CUSTOM-LENSES');
  return `arn:aws:wellarchitected:${region}:${principal.account}:lens/${newId()}`;
}

async function nameLens({ db, principal, now }: Call<'ImportLens'>, arn: string, name: string) {
  const key = nameKey(name);
  const named = { name, name_key: key, updated_at: now };
  const other = await db
    .selectFrom('lens')
    .select('arn')
    .where('account', '=', principal.account)
    .where('name_key', '=', key)
    .where('deleted_at', 'is', null)
    .where('arn', '!=', arn)
    .executeTakeFirst();
  if (other !== undefined) throw nameTaken(key);
  try {
    await db
      .insertInto('lens')
      .values({ arn, account: principal.account, ...named, created_at: now, deleted_at: null })
      .onConflict((row) => row.column('arn').doUpdateSet(named))
      .execute();
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken(key) : error;
  }
}

/** Scripts tell by this ValidationException that the lens is there already. */
function nameTaken(key: string): ApiError {
  return invalidMember('JSONString', `A lens with normalized name ${key} already exists.`);
}
