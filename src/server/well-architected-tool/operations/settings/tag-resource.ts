import { changing } from '../../operation.ts';
import { ownedByArn } from '../../owned-resources.ts';
import { putTags, tagsOf } from '../../tags.ts';

export const tagResource = changing('TagResource', 'reviewer', async (call) => {
  const { db, input } = call;
  const { arn } = await ownedByArn(call, input.WorkloadArn ?? '');
  const before = await tagsOf(db, arn);
  await putTags(db, arn, input.Tags ?? {});
  call.changed(`${arn}/tags`, before, await tagsOf(db, arn));
  return {};
});
