import { changing } from '../../operation.ts';
import { ownedProfile } from '../../owned-resources.ts';
import { deleteShare } from '../../shares.ts';

export const deleteProfileShare = changing('DeleteProfileShare', 'reviewer', async (call) => {
  const profile = await ownedProfile(call, call.input.ProfileArn ?? '');
  await deleteShare(call, profile, call.input.ShareId ?? '');
  return {};
});
