import { holdAccount } from '../../../accounts.ts';
import { isUniqueViolation } from '../../../../store/store.ts';
import { newId } from '../../ids.ts';
import { changing } from '../../operation.ts';
import { conflict, quotaExceeded } from '../../protocol/api-error.ts';
import { putTags } from '../../tags.ts';
import { nameKey } from '../../workloads.ts';

const FIRST_VERSION = '1';

export const createProfile = changing('CreateProfile', 'reviewer', async (call) => {
  const { input, db, principal, region, now, services } = call;
  const { account } = principal;
  const answers = services.profileTemplate.updated({}, input.ProfileQuestions ?? []);
  await holdAccount(db, account);
  const { profiles } = await db
    .selectFrom('profile')
    .select(({ fn }) => fn.countAll<number>().as('profiles'))
    .where('account', '=', account)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(profiles) >= services.quotas.profiles)
    throw quotaExceeded(`The account has ${profiles} profiles, which is the limit.`, 'L-PROFILES');

  const arn = `arn:aws:wellarchitected:${region}:${account}:profile/${newId()}`;
  const { ProfileName: name = '', ProfileDescription: description = '' } = input;
  try {
    await db
      .insertInto('profile')
      .values({
        arn,
        account,
        name,
        name_key: nameKey(name),
        description,
        created_at: now,
        updated_at: now,
        deleted_at: null,
      })
      .execute();
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict(`A profile with name ${name} already exists.`, 'PROFILE', name);
    throw error;
  }
  await db
    .insertInto('profile_version')
    .values({
      profile: arn,
      version: FIRST_VERSION,
      sequence: 1,
      body: JSON.stringify(answers),
      created_at: now,
    })
    .execute();
  await putTags(db, arn, input.Tags ?? {});
  call.changed(arn, null, { name, description, version: FIRST_VERSION, answers });
  return { ProfileArn: arn, ProfileVersion: FIRST_VERSION };
});
