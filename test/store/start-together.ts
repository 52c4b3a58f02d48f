// Opens a database at a given moment and says what it found: node start-together.ts <engine> <address> <milliseconds since 1970>
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { openSqlite } from '../../src/store/open-sqlite.ts';

const [engine, address = '', moment] = process.argv.slice(2);
await sleep(Number(moment) - Date.now());
const store = engine === 'postgres' ? await openPostgres(address) : await openSqlite(address);
await store.write((db) =>
  db
    .insertInto('account')
    .values({ id: String(process.pid).padStart(12, '0'), name: 'made', created_at: 0, settings: '{}' })
    .execute(),
);
const { rows } = await sql<{ name: string }>`select name from migration`.execute(store.db);
process.stdout.write(JSON.stringify(rows.map(({ name }) => name)));
await store.close();
