import type { Db } from '../store/store.ts';

/** Makes an account where there is none of that id. */
export async function ensureAccount(db: Db, id: string, name: string, now: number): Promise<void> {
  await db
    .insertInto('account')
    .values({ id, name, created_at: now, settings: '{}' })
    .onConflict((row) => row.column('id').doNothing())
    .execute();
}

/**
 * Nobody else adds to the account until the transaction ends: who counts what it has and then adds to it comes to the same end as
 * if all came one after the other.
 */
export async function holdAccount(db: Db, id: string): Promise<void> {
  await db
    .updateTable('account')
    .set((row) => ({ created_at: row.ref('created_at') }))
    .where('id', '=', id)
    .execute();
}
