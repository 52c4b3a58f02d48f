import { isUniqueViolation } from '../../../../store/store.ts';
import { FRAMEWORK_ARN } from '../../lens-catalog.ts';
import { type Call, changing } from '../../operation.ts';
import { conflict, invalidMember, notFound } from '../../protocol/api-error.ts';
import { applyLenses } from '../../review-writes.ts';
import {
  lensesForTemplate,
  type ReviewTemplate,
  templateOf,
  templateShape,
  writeTemplate,
} from '../../review-templates.ts';
import { appliedLenses } from '../../applied-lenses.ts';
import { nameKey } from '../../workloads.ts';

/** What was answered for a lens that is taken away comes back with it. */
export const updateReviewTemplate = changing('UpdateReviewTemplate', 'reviewer', async (call) => {
  const { input, db } = call;
  const { TemplateArn = '', TemplateName, Description, Notes } = input;
  const before = await templateOf(call, TemplateArn);
  const name = TemplateName ?? before.name;
  const body = {
    description: Description ?? before.body.description,
    notes: Notes ?? before.body.notes,
  };
  try {
    await writeTemplate(call, before, { name, name_key: nameKey(name), body: JSON.stringify(body) });
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict(`A review template with name ${name} already exists.`, 'REVIEW_TEMPLATE', TemplateArn);
    throw error;
  }
  const lenses = await lensArns(call, TemplateArn);
  await changeLenses(call, before, lenses);
  call.changed(
    TemplateArn,
    { name: before.name, ...before.body, lenses },
    { name, ...body, lenses: await lensArns(call, TemplateArn) },
  );
  return { ReviewTemplate: await templateShape(call, await templateOf({ ...call, db }, TemplateArn)) };
});

async function lensArns({ db }: Pick<Call, 'db'>, template: string): Promise<readonly string[]> {
  return ((await appliedLenses(db, [template])).get(template) ?? []).map(({ lens }) => lens);
}

async function changeLenses(
  call: Call<'UpdateReviewTemplate'>,
  { arn }: ReviewTemplate,
  before: readonly string[],
): Promise<void> {
  const { input, db, services } = call;
  const { LensesToAssociate = [], LensesToDisassociate = [] } = input;
  const added = await lensesForTemplate(call, 'LensesToAssociate', LensesToAssociate);
  const removed = LensesToDisassociate.map((named) => {
    const lens = services.lenses.arnOf(named);
    if (lens === FRAMEWORK_ARN)
      throw invalidMember(
        'LensesToDisassociate',
        'The AWS Well-Architected Framework lens cannot be removed.',
      );
    if (added.some((other) => other.arn === lens))
      throw invalidMember('LensesToDisassociate', `The lens ${named} cannot come and go at once.`);
    if (!before.includes(lens)) throw notFound('LENS_REVIEW', named);
    return lens;
  });
  const stays = before.some((lens) => !removed.includes(lens));
  if (!stays && added.length === 0)
    throw invalidMember('LensesToDisassociate', 'A review template keeps at least one lens.');
  if (removed.length > 0)
    await db.deleteFrom('lens_review').where('subject', '=', arn).where('lens', 'in', removed).execute();
  await applyLenses(call, arn, added);
}
