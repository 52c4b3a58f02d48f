import { reading } from '../../operation.ts';
import { ownedLens } from '../../owned-resources.ts';
import { sharesPage } from '../../shares.ts';

export const listLensShares = reading('ListLensShares', async (call) => {
  const lens = await ownedLens(call, call.input.LensAlias ?? '');
  const { items, next } = await sharesPage(call, lens);
  return { LensShareSummaries: items, ...next };
});
