import { changing } from '../../operation.ts';
import { templateOf } from '../../review-templates.ts';

/** Workloads that were made with the template stay as they are. */
export const deleteReviewTemplate = changing('DeleteReviewTemplate', 'reviewer', async (call) => {
  const { input, db } = call;
  const { arn, name, body } = await templateOf(call, input.TemplateArn ?? '');
  // First of all: what is being written to it waits, and finds the template gone.
  await db.deleteFrom('review_template').where('arn', '=', arn).execute();
  for (const table of ['answer', 'lens_review'] as const)
    await db.deleteFrom(table).where('subject', '=', arn).execute();
  await db.deleteFrom('tag').where('resource', '=', arn).execute();
  await db.deleteFrom('share').where('resource', '=', arn).execute();
  call.changed(arn, { name, ...body }, null);
  return {};
});
