import { changing } from '../../operation.ts';
import { ownedTemplate } from '../../owned-resources.ts';
import { createShare } from '../../shares.ts';

export const createTemplateShare = changing('CreateTemplateShare', 'reviewer', async (call) => {
  const { input, services } = call;
  const template = await ownedTemplate(call, input.TemplateArn ?? '');
  const ShareId = await createShare(
    call,
    template,
    input.SharedWith ?? '',
    'READONLY',
    services.quotas.templateShares,
  );
  return { TemplateArn: template.key, ShareId };
});
