import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import type { Db, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** PostgreSQL, for several servers and workers on one database. */
export async function openPostgres(url: string, connections = 10): Promise<Store> {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'hexastyle',
  });
  // A connection that breaks while idle is replaced by the pool; the next query tells whether the server is back.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, 'postgres');
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    engine: 'postgres',
    db,
    // By way of unknown: comparing Kysely's types with one another takes the compiler seconds.
    write: (change) => db.transaction().execute((transaction) => change(transaction as unknown as Db)),
    ping: async () => void (await pool.query('select 1')),
    close: () => db.destroy(),
  };
}
