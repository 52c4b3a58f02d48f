import type { Kysely } from 'kysely';
import type { Store } from '../../../src/store/store.ts';

/** Every row of every table, as text. */
export type DatabaseRows = ReadonlyMap<string, readonly string[]>;

/** When keys and sessions were last used is noted without anybody changing anything. */
const CLOCKS = new Set(['used_at', 'seen_at']);

export async function databaseRows({ db }: Store): Promise<DatabaseRows> {
  const tables = await db.introspection.getTables();
  const rows = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const found = await (db as unknown as Kysely<Record<string, Record<string, unknown>>>)
      .selectFrom(name)
      .selectAll()
      .execute();
    rows.set(name, found.map((row) => `${name} ${JSON.stringify(row, withoutClocks)}`).toSorted());
  }
  return rows;
}

function withoutClocks(key: string, value: unknown): unknown {
  return CLOCKS.has(key) ? undefined : value;
}

/** What went and what came between two looks at the database. */
export function rowChanges(
  before: DatabaseRows,
  after: DatabaseRows,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [old, now] = [[...before.values()].flat(), [...after.values()].flat()];
  const [olds, nows] = [new Set(old), new Set(now)];
  return { gone: old.filter((row) => !nows.has(row)), come: now.filter((row) => !olds.has(row)) };
}
