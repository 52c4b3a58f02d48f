import { holdRow } from '../store/hold-row.ts';
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
 * One change at a time of what an account has: things that are counted, people, keys. Call it before looking at them; who comes
 * second then sees what the first one left.
 */
export async function holdAccount(db: Db, id: string): Promise<void> {
  await holdRow(db, 'account', id);
}
