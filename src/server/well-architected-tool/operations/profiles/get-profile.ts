import { reading } from '../../operation.ts';
import { profileOf, profileShape, profileVersion } from '../../profiles.ts';

export const getProfile = reading('GetProfile', async (call) => {
  const { ProfileArn = '', ProfileVersion } = call.input;
  const profile = await profileOf(call, ProfileArn);
  const version = await profileVersion(call.db, ProfileArn, ProfileVersion);
  return { Profile: await profileShape(call, profile, version) };
});
