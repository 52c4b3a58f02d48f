import { reading } from '../../operation.ts';
import { ownedProfile } from '../../owned-resources.ts';
import { sharesPage } from '../../shares.ts';

export const listProfileShares = reading('ListProfileShares', async (call) => {
  const profile = await ownedProfile(call, call.input.ProfileArn ?? '');
  const { items, next } = await sharesPage(call, profile);
  return { ProfileShareSummaries: items, ...next };
});
