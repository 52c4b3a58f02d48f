import { changing } from '../../operation.ts';
import { publishedLens } from '../../owned-resources.ts';
import { createShare } from '../../shares.ts';

export const createLensShare = changing('CreateLensShare', 'reviewer', async (call) => {
  const { input, services } = call;
  const lens = await publishedLens(call, input.LensAlias ?? '');
  const ShareId = await createShare(
    call,
    lens,
    input.SharedWith ?? '',
    'READONLY',
    services.quotas.lensShares,
  );
  return { ShareId };
});
