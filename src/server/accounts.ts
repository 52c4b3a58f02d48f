import type { Db } from '../store/store.ts';

/** Makes an account where there is none of that id. */
export async function ensureAccount(db: Db, id: string, name: string, now: number): Promise<void> {
  await db
    .insertInto('account')
    .values({ id, name, created_at: now, settings: '{}' })
    .onConflict((row) => row.column('id').doNothing())
    .execute();
}
