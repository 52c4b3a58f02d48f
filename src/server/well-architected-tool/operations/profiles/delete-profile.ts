import { changing } from '../../operation.ts';
import { profileOf } from '../../profiles.ts';

/** Workloads that have the profile keep it, in the version they have. */
export const deleteProfile = changing('DeleteProfile', 'reviewer', async (call) => {
  const { input, db, now } = call;
  const { arn, name, description } = await profileOf(call, input.ProfileArn ?? '');
  await db.updateTable('profile').set({ deleted_at: now }).where('arn', '=', arn).execute();
  await db.deleteFrom('tag').where('resource', '=', arn).execute();
  await db.deleteFrom('share').where('resource', '=', arn).execute();
  call.changed(arn, { name, description }, null);
  return {};
});
