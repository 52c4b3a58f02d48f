import { sql } from 'kysely';
import type { Db } from './store.ts';

/** What each table names a row by, and whether the row stays when the thing is deleted. */
const HELD = {
  account: { key: 'id', stays: false },
  workload: { key: 'id', stays: false },
  lens: { key: 'arn', stays: true },
  profile: { key: 'arn', stays: true },
  review_template: { key: 'arn', stays: false },
} as const;

/** Tables whose rows can be held. */
export type HeldTable = keyof typeof HELD;

/** Nobody else changes or deletes the row until the transaction ends. Tells whether there is one that was not deleted. */
export async function holdRow(db: Db, table: HeldTable, key: string): Promise<boolean> {
  const { key: column, stays } = HELD[table];
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set created_at = created_at
    where ${sql.ref(column)} = ${key} ${stays ? sql`and deleted_at is null` : sql``}
  `.execute(db);
  return numAffectedRows === 1n;
}
