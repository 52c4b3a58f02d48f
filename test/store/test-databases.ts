import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import type { Store } from '../../src/store/store.ts';

/**
 * A PostgreSQL server where tests may make databases: `node scripts/with-postgres.ts` starts one and names it. Without it the
 * tests run on SQLite alone.
 */
export const POSTGRES_SERVER = process.env['TEST_DATABASE_URL'];

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A new and empty database on the PostgreSQL server of the tests. */
export async function newPostgresDatabase(settings = ''): Promise<TestDatabase> {
  if (POSTGRES_SERVER === undefined) throw new Error('TEST_DATABASE_URL names no PostgreSQL server');
  const server = POSTGRES_SERVER;
  const name = `hexastyle_test_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name} ${settings}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

/** A store of its own for a test: in memory, or a database of the PostgreSQL server. Its `close` leaves nothing behind. */
export async function openTestStore(): Promise<Store> {
  if (POSTGRES_SERVER === undefined) return await openSqlite(':memory:');
  const database = await newPostgresDatabase();
  const store = await openPostgres(database.url, 5);
  return {
    ...store,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
