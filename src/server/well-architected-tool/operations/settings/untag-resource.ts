import { changing } from '../../operation.ts';
import { ownedByArn } from '../../owned-resources.ts';
import { tagsOf } from '../../tags.ts';

/** Takes tags away; a key that is not there is no error. */
export const untagResource = changing('UntagResource', 'reviewer', async (call) => {
  const { db, input } = call;
  const { arn } = await ownedByArn(call, input.WorkloadArn ?? '');
  const before = await tagsOf(db, arn);
  await db
    .deleteFrom('tag')
    .where('resource', '=', arn)
    .where('key', 'in', input.TagKeys ?? [])
    .execute();
  call.changed(`${arn}/tags`, before, await tagsOf(db, arn));
  return {};
});
