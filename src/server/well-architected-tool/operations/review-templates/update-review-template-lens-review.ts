import { changing } from '../../operation.ts';
import { touchTemplate } from '../../review-templates.ts';
import { type LensReviewBody, pillarIn, reviewRow } from '../../reviews.ts';
import { templateReviewOf, templateReviewShape } from '../../template-reviews.ts';

/** Notes of pillars that are not named stay. */
export const updateReviewTemplateLensReview = changing(
  'UpdateReviewTemplateLensReview',
  'reviewer',
  async (call) => {
    const { input, db, now } = call;
    const view = await templateReviewOf(call, input);
    const { template, content } = view;
    await touchTemplate(call, template.arn);
    const review = await reviewRow(db, template.arn, content.arn, content.alias);
    const pillarNotes = Object.entries(input.PillarNotes ?? {}).map(([pillar, notes]) => [
      pillarIn(content, pillar),
      notes,
    ]);
    const body: LensReviewBody = {
      ...review.body,
      notes: input.LensNotes ?? review.body.notes,
      pillarNotes: { ...review.body.pillarNotes, ...Object.fromEntries(pillarNotes) },
    };
    await db
      .updateTable('lens_review')
      .set({ body: JSON.stringify(body), updated_at: now })
      .where('subject', '=', template.arn)
      .where('lens', '=', content.arn)
      .execute();
    call.changed(`${template.arn}/lens/${content.alias}`, review.body, body);
    const after = { ...view, review: { ...review, body, updated_at: now } };
    return { TemplateArn: template.arn, LensReview: await templateReviewShape(call, after) };
  },
);
