import { reading } from '../../operation.ts';
import { templateOf, templateShape } from '../../review-templates.ts';

export const getReviewTemplate = reading('GetReviewTemplate', async (call) => ({
  ReviewTemplate: await templateShape(call, await templateOf(call, call.input.TemplateArn ?? '')),
}));
