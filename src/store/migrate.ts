import { type Kysely, sql } from 'kysely';
import type { Engine } from './engine.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import type { Db } from './store.ts';
import type { Tables } from './tables.ts';

type Migration = (db: Kysely<unknown>, engine: Engine) => Promise<void>;

/** In order; a released migration never changes. There is no way back: restore a backup instead. */
const MIGRATIONS: readonly (readonly [name: string, migration: Migration])[] = [
  ['0001-first-tables', firstTables],
];

/** What a database of this release has been through, in order. */
export const MIGRATION_NAMES: readonly string[] = MIGRATIONS.map(([name]) => name);

/** A database that a newer release made is not touched. */
export class NewerDatabaseError extends Error {}

/**
 * Brings the database to this release. All in one transaction, behind a lock of the database's own: of two servers that start
 * together one migrates, the other waits and finds nothing to do.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (engine === 'postgres')
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(transaction);
    await sql`create table if not exists migration (name text primary key, at text not null)`.execute(
      transaction,
    );
    const done = new Set(await appliedMigrations(transaction));
    const unknown = [...done].filter((name) => !MIGRATION_NAMES.includes(name));
    if (unknown.length > 0)
      throw new NewerDatabaseError(
        `a newer release of hexastyle made this database (it has ${unknown.join(', ')}); start that release`,
      );
    for (const [name, migration] of MIGRATIONS) {
      if (done.has(name)) continue;
      await migration(transaction as unknown as Kysely<unknown>, engine);
      await sql`insert into migration (name, at) values (${name}, ${new Date().toISOString()})`.execute(
        transaction,
      );
    }
  });
}

/** Names of the migrations that a database has had, in order. */
export async function appliedMigrations(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(db);
  return rows.map(({ name }) => name).toSorted();
}

const MIGRATION_LOCK = 4_815_162_342;
