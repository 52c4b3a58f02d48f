import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/store/engine.ts';
import { exportRows } from '../../src/store/export-rows.ts';
import { importRows } from '../../src/store/import-rows.ts';
import { openPostgres } from '../../src/store/open-postgres.ts';
import { openSqlite } from '../../src/store/open-sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { type AnyRow, anyTable, STORED_TABLES, TABLE_NAMES } from '../../src/store/stored-tables.ts';
import { newPostgresDatabase, POSTGRES_SERVER } from './test-databases.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function emptyStore(engine: Engine): Promise<Store> {
  if (engine === 'sqlite') {
    const store = await openSqlite(':memory:');
    closing.push(() => store.close());
    return store;
  }
  const { url, drop } = await newPostgresDatabase();
  const store = await openPostgres(url, 2);
  closing.push(
    () => store.close(),
    () => drop(),
  );
  return store;
}

/**
 * A store with rows in every table. A text is the same in every column of a row, so that what refers to a row of another table finds
 * it, and it is JSON where it has to be.
 */
async function filledStore(engine: Engine): Promise<Store> {
  const store = await emptyStore(engine);
  const tables = await store.db.introspection.getTables();
  for (const table of TABLE_NAMES) {
    const { columns } = tables.find(({ name }) => name === table)!;
    for (const [index, text] of ['"111122223333"', '"Ω \u{1F600} \\n"', '""'].entries()) {
      const entries = columns.map(({ name, dataType, isNullable }) => {
        if (isNullable && index === 2 && name !== 'sequence') return [name, null];
        if (['sealed_secret', 'password_hash'].includes(name)) return [name, `secret ${index}`];
        return [name, /int/i.test(dataType) ? 1_795_276_800_000 + index : text];
      });
      const row = Object.fromEntries(entries) as AnyRow;
      await anyTable(store.db)
        .insertInto(table)
        .values(smallNumbers(table, row, index))
        .execute();
    }
  }
  return store;
}

/** Where PostgreSQL counts in 32 bits. */
function smallNumbers(table: string, row: AnyRow, index: number): AnyRow {
  const small = new Set(['revision', 'position', 'number', 'is_major', 'sequence', 'failures']);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      small.has(name) && value !== null && table !== 'audit' ? index + 1 : value,
    ]),
  );
}

async function exported(store: Store, withSecrets: boolean): Promise<readonly string[]> {
  const lines: string[] = [];
  await exportRows(store, { withSecrets }, async (line) => void lines.push(line));
  return lines.map((line) => line.replace(/\n$/, ''));
}

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const HAS_POSTGRES = POSTGRES_SERVER !== undefined;
const ENGINES: readonly Engine[] = HAS_POSTGRES ? ['sqlite', 'postgres'] : ['sqlite'];
const WAYS = ENGINES.flatMap((from) => ENGINES.map((to) => ({ from, to })));

describe('an export', () => {
  it.each(ENGINES)('holds every row of every table of %s but those of the moment', async (engine) => {
    const lines = (await exported(await filledStore(engine), true)).map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({
      hexastyle: 'export',
      version: 1,
      migrations: [expect.stringContaining('0001')],
      secrets: true,
    });
    const kept = TABLE_NAMES.filter((name) => !['session', 'sign_in_attempt'].includes(name));
    expect(lines.at(-1)).toEqual({ end: true, rows: kept.length * 3 });
    for (const table of kept) expect(lines.filter((line) => line.table === table)).toHaveLength(3);
  });

  it('knows every table that the store has', async () => {
    const store = await emptyStore('sqlite');
    const tables = (await store.db.introspection.getTables()).map(({ name }) => name);
    expect(tables.filter((name) => name !== 'migration').toSorted()).toEqual(TABLE_NAMES.toSorted());
    for (const { name, columns } of await store.db.introspection.getTables()) {
      if (name === 'migration') continue;
      const { key } = STORED_TABLES[name as keyof typeof STORED_TABLES];
      const always = columns.filter(
        ({ isNullable, isAutoIncrementing }) => !isNullable || isAutoIncrementing,
      );
      expect(always.map((column) => column.name)).toEqual(expect.arrayContaining([...key]));
    }
  });

  it('tells no secret unless it is asked to', async () => {
    const store = await filledStore('sqlite');
    expect((await exported(store, false)).join('\n')).not.toMatch(/secret \d|password_hash|sealed_secret/);
    expect((await exported(store, true)).join('\n')).toMatch(/"sealed_secret":"secret 0"/);
  });

  it.each(ENGINES)('is of one moment, whatever others write to %s meanwhile', async (engine) => {
    const { open, drop } = await sharedDatabase(engine);
    closing.push(drop);
    const [store, other] = [await open(), await open()];
    closing.unshift(
      () => store.close(),
      () => other.close(),
    );
    const lines: string[] = [];
    await exportRows(store, { withSecrets: true }, async (line) => {
      lines.push(line);
      await addAccount(other, String(lines.length).padStart(12, '0'));
    });
    expect(lines).toHaveLength(2);
    expect(await exported(store, true)).toHaveLength(4);
  });
});

async function addAccount(store: Store, id: string): Promise<void> {
  await store.db.insertInto('account').values({ id, name: id, created_at: 0, settings: '{}' }).execute();
}

async function sharedDatabase(engine: Engine) {
  if (engine === 'postgres') {
    const { url, drop } = await newPostgresDatabase();
    return { open: () => openPostgres(url, 2), drop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'hexastyle-export-'));
  return {
    open: () => openSqlite(join(folder, 'hexastyle.db')),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

describe('an import', () => {
  it.each(WAYS)('of an export from $from puts the same into $to', async ({ from, to }) => {
    const lines = await exported(await filledStore(from), true);
    const store = await emptyStore(to);
    const { rows, keysLeftOut } = await importRows(store, linesOf(lines));
    expect({ rows, keysLeftOut }).toEqual({ rows: lines.length - 2, keysLeftOut: 0 });
    expect(await exported(store, true)).toEqual(lines);
    const next = await store.db
      .insertInto('audit')
      .values({ at: 0, account: 'a', actor: 'b', operation: 'c', resource: 'd', before: null, after: null })
      .returning('sequence')
      .executeTakeFirstOrThrow();
    expect(next.sequence).toBeGreaterThan(1_795_276_800_000);
  });

  it('leaves out keys that came without their secret, and people get no password', async () => {
    const lines = await exported(await filledStore('sqlite'), false);
    const store = await emptyStore('sqlite');
    const imported = await importRows(store, linesOf(lines));
    expect(imported).toMatchObject({ keysLeftOut: 3, peopleWithoutPassword: 3 });
    expect(await store.db.selectFrom('access_key').selectAll().execute()).toEqual([]);
    const people = await store.db.selectFrom('person').select('password_hash').execute();
    expect(people.map((row) => row.password_hash)).toEqual([null, null, null]);
  });

  it('replaces the account that a server makes when it starts', async () => {
    const lines = await exported(await filledStore('sqlite'), true);
    const store = await emptyStore('sqlite');
    await store.db
      .insertInto('account')
      .values({ id: '"111122223333"', name: 'local', created_at: 5, settings: '{}' })
      .execute();
    await importRows(store, linesOf(lines));
    expect(await exported(store, true)).toEqual(lines);
  });

  const row = (table: string, content: object) => JSON.stringify({ table, row: content });
  it.each([
    ['is empty', () => [], 'it is empty'],
    ['is something else', () => ['{"a":1}'], 'it is no export of hexastyle db export'],
    ['is cut off between two lines', (lines: readonly string[]) => lines.slice(0, -1), 'cut off'],
    [
      'is cut off within a line',
      (lines: readonly string[]) => [...lines.slice(0, 5), lines[5]!.slice(0, 20)],
      'line 6 is no JSON; was the file cut off?',
    ],
    [
      'has lost a line',
      (lines: readonly string[]) => [...lines.slice(0, 40), ...lines.slice(41)],
      /it has \d+ rows, and says that it has \d+/,
    ],
    [
      'comes from a newer release',
      ([first, ...rest]: readonly string[]) => [first!.replace('0001-first', '0009-later'), ...rest],
      'a newer release of hexastyle made it',
    ],
    [
      'comes from an older release',
      ([first, ...rest]: readonly string[]) => [first!.replace(/\["0001.*?\]/, '[]'), ...rest],
      'an older release of hexastyle made it',
    ],
    [
      'has rows of a table that is not there',
      (lines: readonly string[]) => [lines[0]!, row('sqlite_schema', { name: 'x' })],
      'line 2 is no row of a table that this release has',
    ],
    [
      'has columns that are not there',
      (lines: readonly string[]) => [
        lines[0]!,
        row('account', { id: '1', 'x", (select 1)) --': 1 }),
        lines.at(-1)!,
      ],
      /no column named/,
    ],
  ])('refuses one that %s, and leaves nothing behind', async (_what, changed, message) => {
    const lines = await exported(await filledStore('sqlite'), true);
    const store = await emptyStore('sqlite');
    await expect(importRows(store, linesOf(changed(lines)))).rejects.toThrow(message);
    expect(await exported(store, true)).toHaveLength(2);
  });

  it.each(ENGINES)('refuses a database of %s that is in use', async (engine) => {
    const store = await filledStore(engine);
    const lines = await exported(store, true);
    await expect(importRows(store, linesOf(lines))).rejects.toThrow(
      'the database is in use (its table access_key has rows); import into an empty one',
    );
    expect(await exported(store, true)).toEqual(lines);
    await sql`select 1`.execute(store.db);
  });
});
