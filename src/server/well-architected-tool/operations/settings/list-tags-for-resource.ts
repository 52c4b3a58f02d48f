import { reading } from '../../operation.ts';
import { resourceByArn } from '../../owned-resources.ts';
import { tagsOf } from '../../tags.ts';

/** The input calls every ARN that of a workload. */
export const listTagsForResource = reading('ListTagsForResource', async (call) => {
  const { arn } = await resourceByArn(call, call.input.WorkloadArn ?? '');
  return { Tags: await tagsOf(call.db, arn) };
});
