import { changing } from '../../operation.ts';
import { ownedProfile } from '../../owned-resources.ts';
import { createShare } from '../../shares.ts';

export const createProfileShare = changing('CreateProfileShare', 'reviewer', async (call) => {
  const { input, services } = call;
  const profile = await ownedProfile(call, input.ProfileArn ?? '');
  const ShareId = await createShare(
    call,
    profile,
    input.SharedWith ?? '',
    'READONLY',
    services.quotas.profileShares,
  );
  return { ProfileArn: profile.key, ShareId };
});
