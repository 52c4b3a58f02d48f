import { lensReviewShape } from '../../lens-review-shapes.ts';
import { changing } from '../../operation.ts';
import { lensReviewOf } from '../../lens-review-view.ts';
import { type LensReviewBody, pillarIn, reviewRow } from '../../reviews.ts';
import { touchWorkload } from '../../workloads.ts';

/** Notes of pillars that are not named stay. */
export const updateLensReview = changing('UpdateLensReview', 'contributor', async (call) => {
  const { input, db, now } = call;
  const view = await lensReviewOf(call, input);
  const { workload, content } = view;
  await touchWorkload(call, workload.id);
  const before = await reviewRow(db, workload.id, content.arn, content.alias);
  const pillarNotes = Object.entries(input.PillarNotes ?? {}).map(
    ([pillar, notes]) => [pillarIn(content, pillar), notes] as const,
  );
  const jira = input.JiraConfiguration ?? before.body.jira;
  const body: LensReviewBody = {
    notes: input.LensNotes ?? before.body.notes,
    pillarNotes: { ...before.body.pillarNotes, ...Object.fromEntries(pillarNotes) },
    ...(jira !== undefined && { jira }),
  };
  await db
    .updateTable('lens_review')
    .set({ body: JSON.stringify(body), updated_at: now })
    .where('subject', '=', workload.id)
    .where('lens', '=', content.arn)
    .execute();
  call.changed(`${workload.arn}/lens/${content.alias}`, before.body, body);
  const review = { ...before, body, updated_at: now };
  return { WorkloadId: workload.id, LensReview: await lensReviewShape(call, { ...view, review }) };
});
