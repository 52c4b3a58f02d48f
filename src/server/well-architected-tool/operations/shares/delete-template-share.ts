import { changing } from '../../operation.ts';
import { ownedTemplate } from '../../owned-resources.ts';
import { deleteShare } from '../../shares.ts';

export const deleteTemplateShare = changing('DeleteTemplateShare', 'reviewer', async (call) => {
  const template = await ownedTemplate(call, call.input.TemplateArn ?? '');
  await deleteShare(call, template, call.input.ShareId ?? '');
  return {};
});
