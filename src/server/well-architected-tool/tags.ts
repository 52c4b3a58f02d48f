import type { Db } from '../../store/store.ts';

/** Sets tags of a resource; a key that is there gets the new value. */
export async function putTags(
  db: Db,
  resource: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [key, value] of Object.entries(tags)) {
    await db
      .insertInto('tag')
      .values({ resource, key, value })
      .onConflict((row) => row.columns(['resource', 'key']).doUpdateSet({ value }))
      .execute();
  }
}
