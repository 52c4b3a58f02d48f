import { changing } from '../../operation.ts';
import { ownedLens } from '../../owned-resources.ts';
import { deleteShare } from '../../shares.ts';

export const deleteLensShare = changing('DeleteLensShare', 'reviewer', async (call) => {
  const lens = await ownedLens(call, call.input.LensAlias ?? '');
  await deleteShare(call, lens, call.input.ShareId ?? '');
  return {};
});
