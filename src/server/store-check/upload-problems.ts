import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../store/store.ts';
import type { CheckedServices } from './store-problems.ts';

/** Code that was uploaded and is not on the disk. */
export async function* uploadProblems(db: Db, { uploads }: CheckedServices): AsyncGenerator<string> {
  if (uploads === undefined) return;
  const rows = await db
    .selectFrom('architecture')
    .select(['id', 'location'])
    .where('kind', '!=', 'checkout')
    .orderBy('id')
    .execute();
  for (const { id, location } of rows)
    if (!existsSync(join(uploads, location)))
      yield `architecture ${id}: its upload ${location} is not on the disk`;
}
