import type { Db } from '../../store/store.ts';
import { invalidFields } from './protocol/api-error.ts';

/** Values by key. */
export type Tags = Readonly<Record<string, string>>;

const MOST_TAGS = 50;

/** Sets tags of a resource, by its ARN; a key that is there gets the new value. */
export async function putTags(db: Db, resource: string, tags: Tags): Promise<void> {
  if (Object.keys(tags).length === 0) return;
  const reserved = Object.keys(tags).find((key) => /^aws:/i.test(key));
  if (reserved !== undefined) throw wrong(`expected no key that begins with aws:, but there is ${reserved}`);
  for (const [key, value] of Object.entries(tags)) {
    await db
      .insertInto('tag')
      .values({ resource, key, value })
      .onConflict((row) => row.columns(['resource', 'key']).doUpdateSet({ value }))
      .execute();
  }
  if (Object.keys(await tagsOf(db, resource)).length > MOST_TAGS)
    throw wrong(`expected at most ${MOST_TAGS} tags on a resource`);
}

/** The tags of a resource, by its ARN, in the order of their keys. */
export async function tagsOf(db: Db, resource: string): Promise<Tags> {
  const rows = await db
    .selectFrom('tag')
    .selectAll()
    .where('resource', '=', resource)
    .orderBy('key')
    .execute();
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** `Tags` of what shows a resource, as a member to spread; nothing where it has none. */
export async function tagsMember(db: Db, resource: string): Promise<{ readonly Tags?: Tags }> {
  const tags = await tagsOf(db, resource);
  return Object.keys(tags).length === 0 ? {} : { Tags: tags };
}

function wrong(message: string) {
  return invalidFields([{ Name: 'Tags', Message: message }]);
}
