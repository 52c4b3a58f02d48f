import type { Socket } from 'node:net';
import { Kysely, PostgresDialect, sql } from 'kysely';
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
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    application_name: 'hexastyle',
    onConnect: async (client) => void (await client.query(SYNCED_COMMITS)),
  });
  // A connection that breaks is replaced by the pool; who uses it is told by the next query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    endWhenSilent(client);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await refuseOtherEncodings(db);
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
    snapshot: (look) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((transaction) => look(transaction as unknown as Db)),
    ping: async () => void (await pool.query('select 1')),
    close: () => db.destroy(),
  };
}

const STATEMENT_MS = 30_000;

/** A server that is gone without a word ends neither statement nor connection. */
function endWhenSilent(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  stream.setTimeout(STATEMENT_MS + 10_000, () => stream.destroy());
}

/** What was acknowledged is on the disk, also where the database's own default is to write it a little later. */
const SYNCED_COMMITS =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

async function refuseOtherEncodings(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db);
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8')
    throw new Error(
      `its encoding is ${encoding}; make it with: create database hexastyle encoding 'UTF8' template template0`,
    );
}
