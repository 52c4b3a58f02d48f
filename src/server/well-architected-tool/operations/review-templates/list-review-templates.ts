import { reading } from '../../operation.ts';
import { pageOf, paged } from '../../paging.ts';
import { readTemplate, templateSummaryShapes } from '../../review-templates.ts';
import { sharedWith } from '../../shared-access.ts';

export const listReviewTemplates = reading('ListReviewTemplates', async (call) => {
  const { db, principal } = call;
  const list = 'review templates';
  const page = pageOf(call, list);
  const [afterName, afterArn] = page.after ?? [];
  let query = db
    .selectFrom('review_template')
    .selectAll()
    .where(({ eb, or }) =>
      or([eb('account', '=', principal.account), eb('arn', 'in', sharedWith(db, principal, 'TEMPLATE'))]),
    );
  if (afterName !== undefined && afterArn !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('name_key', 'arn'), '>', tuple(String(afterName), String(afterArn))),
    );
  const rows = await query
    .orderBy('name_key')
    .orderBy('arn')
    .limit(page.size + 1)
    .execute();
  const { items, next } = paged(call, list, page, rows, (row) => [row.name_key, row.arn], readTemplate);
  return { ReviewTemplates: await templateSummaryShapes(call, items), ...next };
});
