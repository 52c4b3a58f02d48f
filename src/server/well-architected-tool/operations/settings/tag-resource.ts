import { changing } from '../../operation.ts';
import { holdResource, ownedByArn } from '../../owned-resources.ts';
import { putTags, tagsOf } from '../../tags.ts';

export const tagResource = changing('TagResource', 'reviewer', async (call) => {
  const { db, input } = call;
  const resource = await ownedByArn(call, input.WorkloadArn ?? '');
  const { arn } = resource;
  await holdResource(db, resource);
  const before = await tagsOf(db, arn);
  await putTags(db, arn, input.Tags ?? {});
  call.changed(`${arn}/tags`, before, await tagsOf(db, arn));
  return {};
});
