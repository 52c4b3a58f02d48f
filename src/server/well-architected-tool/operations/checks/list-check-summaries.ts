import { checksOfChoice } from '../../checks-of-choice.ts';
import { reading } from '../../operation.ts';
import { pagedList } from '../../paging.ts';

/** Code belongs to no account in particular: the one that owns the workload stands for all. */
export const listCheckSummaries = reading('ListCheckSummaries', async (call) => {
  const { WorkloadId, LensArn, QuestionId, ChoiceId } = call.input;
  const { items, next } = pagedList(
    call,
    `check summaries ${WorkloadId} ${LensArn} ${QuestionId} ${ChoiceId}`,
    await checksOfChoice(call),
    ({ shared }) => shared.Id,
    ({ shared }) => ({ ...shared, AccountSummary: { [shared.Status]: 1 } }),
  );
  return { CheckSummaries: items, ...next };
});
