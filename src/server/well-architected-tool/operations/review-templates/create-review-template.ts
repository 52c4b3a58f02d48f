import { holdAccount } from '../../../accounts.ts';
import { isUniqueViolation } from '../../../../store/store.ts';
import { newId } from '../../ids.ts';
import { changing } from '../../operation.ts';
import { conflict, invalidFields, quotaExceeded } from '../../protocol/api-error.ts';
import { applyLenses } from '../../review-writes.ts';
import { lensesForTemplate, type ReviewTemplateBody } from '../../review-templates.ts';
import { putTags } from '../../tags.ts';
import { nameKey } from '../../workloads.ts';

export const createReviewTemplate = changing('CreateReviewTemplate', 'reviewer', async (call) => {
  const { input, db, principal, region, now, services } = call;
  const { account } = principal;
  if (input.Lenses?.length === 0)
    throw invalidFields([{ Name: 'Lenses', Message: 'expected at least one lens' }]);
  const lenses = await lensesForTemplate(call, 'Lenses', input.Lenses ?? []);
  await holdAccount(db, account);
  const { templates } = await db
    .selectFrom('review_template')
    .select(({ fn }) => fn.countAll<number>().as('templates'))
    .where('account', '=', account)
    .executeTakeFirstOrThrow();
  if (Number(templates) >= services.quotas.reviewTemplates)
    throw quotaExceeded(
      `The account has ${templates} review templates, which is the limit.`,
      'L-REVIEW-TEMPLATES',
    );

  const arn = `arn:aws:wellarchitected:${region}:${account}:review-template/${newId()}`;
  const name = input.TemplateName ?? '';
  const body: ReviewTemplateBody = { description: input.Description ?? '', notes: input.Notes ?? '' };
  try {
    await db
      .insertInto('review_template')
      .values({
        arn,
        account,
        name,
        name_key: nameKey(name),
        body: JSON.stringify(body),
        created_at: now,
        updated_at: now,
        revision: 1,
      })
      .execute();
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict(`A review template with name ${name} already exists.`, 'REVIEW_TEMPLATE', name);
    throw error;
  }
  await applyLenses(call, arn, lenses);
  await putTags(db, arn, input.Tags ?? {});
  call.changed(arn, null, { name, ...body, lenses: lenses.map((lens) => lens.arn) });
  return { TemplateArn: arn };
});
