import { FRAMEWORK_ARN } from '../../lens-catalog.ts';
import { changing } from '../../operation.ts';
import { invalid } from '../../protocol/api-error.ts';
import { reviewRow } from '../../reviews.ts';
import { touchWorkload, workloadOf } from '../../workloads.ts';
import { checkNumberOfLenses } from './associate-lenses.ts';

/** The answers wait for the lens to come back. */
export const disassociateLenses = changing('DisassociateLenses', 'reviewer', async (call) => {
  const { db, services, input } = call;
  const { WorkloadId = '', LensAliases = [] } = input;
  const { id, arn } = await workloadOf(call, WorkloadId);
  checkNumberOfLenses(LensAliases);
  await touchWorkload(call, id);
  for (const lens of new Set(LensAliases.map((alias) => services.lenses.arnOf(alias)))) {
    if (lens === FRAMEWORK_ARN) throw invalid('The AWS Well-Architected Framework lens cannot be removed.');
    const { version, body } = await reviewRow(db, id, lens, lens);
    await db.deleteFrom('lens_review').where('subject', '=', id).where('lens', '=', lens).execute();
    call.changed(
      `${arn}/lens/${services.lenses.builtInNamed(lens)?.alias ?? lens}`,
      { version, ...body },
      null,
    );
  }
  return {};
});
