import { reading } from '../../operation.ts';
import { ownedTemplate } from '../../owned-resources.ts';
import { sharesPage } from '../../shares.ts';

export const listTemplateShares = reading('ListTemplateShares', async (call) => {
  const template = await ownedTemplate(call, call.input.TemplateArn ?? '');
  const { items, next } = await sharesPage(call, template);
  return { TemplateArn: template.key, TemplateShareSummaries: items, ...next };
});
