import { checksOfChoice } from '../../checks-of-choice.ts';
import { reading } from '../../operation.ts';
import { pagedList } from '../../paging.ts';

const MOST_FLAGGED = 9999;

export const listCheckDetails = reading('ListCheckDetails', async (call) => {
  const { WorkloadId, LensArn, QuestionId, ChoiceId } = call.input;
  const { items, next } = pagedList(
    call,
    `check details ${WorkloadId} ${LensArn} ${QuestionId} ${ChoiceId}`,
    await checksOfChoice(call),
    ({ shared }) => shared.Id,
    ({ shared, account, flagged }) => ({
      ...shared,
      AccountId: account,
      ...(flagged > 0 && { FlaggedResources: Math.min(flagged, MOST_FLAGGED) }),
    }),
  );
  return { CheckDetails: items, ...next };
});
