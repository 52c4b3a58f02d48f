import { reading } from '../../operation.ts';
import { templateReviewOf, templateReviewShape } from '../../template-reviews.ts';

export const getReviewTemplateLensReview = reading('GetReviewTemplateLensReview', async (call) => {
  const view = await templateReviewOf(call, call.input);
  return { TemplateArn: view.template.arn, LensReview: await templateReviewShape(call, view) };
});
