import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
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

describe.skipIf(POSTGRES_SERVER === undefined)(
  'the store on PostgreSQL (where TEST_DATABASE_URL names one)',
  () => {
    storeContract('postgres', async () => {
      const { url, drop } = await newPostgresDatabase();
      return { address: url, open: () => openPostgres(url, 4), drop };
    });
  },
);
