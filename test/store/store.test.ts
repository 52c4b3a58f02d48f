import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import { storeContract } from './store-contract.ts';
import { newPostgresDatabase, POSTGRES_SERVER } from './test-databases.ts';

describe('the store on SQLite', () => {
  storeContract('sqlite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hexastyle-store-'));
    const address = join(folder, 'hexastyle.db');
    return {
      address,
      open: () => openSqlite(address),
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  });
});

const isSkipped = POSTGRES_SERVER === undefined;

describe.skipIf(isSkipped)('the store on PostgreSQL (where TEST_DATABASE_URL names one)', () => {
  storeContract('postgres', async () => {
    const { url, drop } = await newPostgresDatabase();
    return { address: url, open: () => openPostgres(url, 4), drop };
  });

  it('keeps every text in the order of bytes', async () => {
    const { url, drop } = await newPostgresDatabase();
    const store = await openPostgres(url, 1);
    const { rows } = await sql<{ place: string }>`
      select table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' and data_type = 'text' and table_name <> 'migration'
        and collation_name is distinct from 'C'`.execute(store.db);
    await store.close();
    await drop();
    expect(rows).toEqual([]);
  });

  it('refuses a database that cannot hold every character', async () => {
    const { url, drop } = await newPostgresDatabase("encoding 'LATIN1' locale 'C' template template0");
    await expect(openPostgres(url, 1)).rejects.toThrow(
      /its encoding is LATIN1; make it with: create database/,
    );
    await drop();
  });

  it('has what it acknowledged on the disk, also where the database would rather wait', async () => {
    const { url, drop } = await newPostgresDatabase();
    const store = await openPostgres(url, 1);
    const name = new URL(url).pathname.slice(1);
    await sql`alter database ${sql.ref(name)} set synchronous_commit = off`.execute(store.db);
    await store.close();
    const again = await openPostgres(url, 1);
    const { rows } = await sql`show synchronous_commit`.execute(again.db);
    await again.close();
    await drop();
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
  });
});
