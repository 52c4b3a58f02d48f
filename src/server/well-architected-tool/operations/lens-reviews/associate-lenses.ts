import type { LensContent } from '../../lens-catalog.ts';
import { changing } from '../../operation.ts';
import { invalidFields } from '../../protocol/api-error.ts';
import { applyLenses } from '../../review-writes.ts';
import { touchWorkload, workloadOf } from '../../workloads.ts';

/** Each lens in its newest version. One that is applied already stays as it is. */
export const associateLenses = changing('AssociateLenses', 'reviewer', async (call) => {
  const { WorkloadId = '', LensAliases = [] } = call.input;
  const { id, arn } = await workloadOf(call, WorkloadId);
  checkNumberOfLenses(LensAliases);
  const lenses = new Map<string, LensContent>();
  for (const alias of LensAliases) {
    const content = await call.services.lenses.latest(call.db, call.principal, alias);
    lenses.set(content.arn, content);
  }
  await touchWorkload(call, id);
  const added = await applyLenses(call, id, [...lenses.values()]);
  for (const { alias, version } of added) call.changed(`${arn}/lens/${alias}`, null, { version });
  return {};
});

const MOST_LENSES_A_CALL = 10;

/** As many as AWS takes in one request. */
export function checkNumberOfLenses(aliases: readonly string[]): void {
  if (aliases.length > MOST_LENSES_A_CALL)
    throw invalidFields([
      { Name: 'LensAliases', Message: `expected 1 to ${MOST_LENSES_A_CALL} items, not ${aliases.length}` },
    ]);
}
