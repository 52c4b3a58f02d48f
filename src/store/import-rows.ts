import { sql } from 'kysely';
import type { ExportEnd, ExportedRow, ExportHeader } from './export-rows.ts';
import { appliedMigrations } from './migrate.ts';
import type { Db, Store } from './store.ts';
import { type AnyRow, anyTable, STORED_TABLES, TABLE_NAMES } from './stored-tables.ts';
import type { Tables } from './tables.ts';

/** Why an export cannot be imported here. */
export class ImportError extends Error {}

/** What was put into the store. */
export interface Imported {
  readonly rows: number;
  /** Access keys that came without their secret: nobody could use them. */
  readonly keysLeftOut: number;
  /** People that came without the hash of their password. */
  readonly peopleWithoutPassword: number;
}

/** Rows of one statement: well below the parameters that a statement may have. */
const ROWS_AT_ONCE = 50;

/** Puts the rows of an export into a store that holds none: all of them, or nothing. */
export async function importRows(store: Store, lines: AsyncIterable<string>): Promise<Imported> {
  return await store.write(async (db) => {
    await refuseUsed(db);
    let number = 0;
    let header: ExportHeader | undefined;
    let end: ExportEnd | undefined;
    let [rows, keysLeftOut, peopleWithoutPassword] = [0, 0, 0];
    const batch: { table: keyof Tables | undefined; rows: AnyRow[] } = { table: undefined, rows: [] };
    const insertBatch = async () => {
      if (batch.table !== undefined && batch.rows.length > 0) await insert(db, batch.table, batch.rows);
      batch.rows = [];
    };
    for await (const text of lines) {
      number += 1;
      if (text === '') continue;
      if (end !== undefined) throw new ImportError(`line ${number}: there is more after the end`);
      const line = parsed(text, number);
      if (header === undefined) {
        header = await headerOf(db, line);
        continue;
      }
      if (isEnd(line)) {
        end = line;
        continue;
      }
      const { table, row } = rowOf(line, number);
      rows += 1;
      if (table === 'access_key' && row['sealed_secret'] === undefined) {
        keysLeftOut += 1;
        continue;
      }
      if (table === 'person' && row['password_hash'] === undefined) peopleWithoutPassword += 1;
      if (table !== batch.table || batch.rows.length >= ROWS_AT_ONCE) {
        await insertBatch();
        batch.table = table;
      }
      batch.rows.push(row);
    }
    await insertBatch();
    if (header === undefined) throw new ImportError('it is empty');
    if (end === undefined) throw new ImportError('it is cut off: its last line is missing');
    if (end.rows !== rows) throw new ImportError(`it has ${rows} rows, and says that it has ${end.rows}`);
    if (store.engine === 'postgres') await continueAuditNumbers(db);
    return { rows, keysLeftOut, peopleWithoutPassword };
  });
}

/** A server that was started once has made its account, and nothing else. */
async function refuseUsed(db: Db): Promise<void> {
  for (const table of TABLE_NAMES.filter((name) => name !== 'account')) {
    const row = await anyTable(db).selectFrom(table).select(sql`1`.as('one')).limit(1).executeTakeFirst();
    if (row !== undefined)
      throw new ImportError(`the database is in use (its table ${table} has rows); import into an empty one`);
  }
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ImportError(`line ${number} is no JSON; was the file cut off?`);
  }
}

async function headerOf(db: Db, line: unknown): Promise<ExportHeader> {
  const header = line as Partial<ExportHeader> | null;
  if (header?.hexastyle !== 'export' || !Array.isArray(header.migrations))
    throw new ImportError('it is no export of hexastyle db export');
  const here = await appliedMigrations(db);
  if (header.version !== 1 || header.migrations.some((name) => !here.includes(String(name))))
    throw new ImportError('a newer release of hexastyle made it; import it with that release');
  if (header.migrations.length < here.length)
    throw new ImportError(
      'an older release of hexastyle made it; import it with that release, then start this',
    );
  return header as ExportHeader;
}

function isEnd(line: unknown): line is ExportEnd {
  return (line as Partial<ExportEnd> | null)?.end === true;
}

function rowOf(line: unknown, number: number): { readonly table: keyof Tables; readonly row: AnyRow } {
  const { table = '', row } = (line ?? {}) as Partial<ExportedRow>;
  if (!Object.hasOwn(STORED_TABLES, table) || typeof row !== 'object' || row === null)
    throw new ImportError(`line ${number} is no row of a table that this release has`);
  return { table: table as keyof Tables, row };
}

async function insert(db: Db, table: keyof Tables, rows: readonly AnyRow[]): Promise<void> {
  const query = anyTable(db).insertInto(table).values(rows);
  const isThereAlready = table === 'account';
  await (isThereAlready
    ? query.onConflict((row) =>
        row.column('id').doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          created_at: ref('excluded.created_at'),
          settings: ref('excluded.settings'),
        })),
      )
    : query
  ).execute();
}

/** SQLite goes on from the highest number by itself. */
async function continueAuditNumbers(db: Db): Promise<void> {
  await sql`select setval(pg_get_serial_sequence('audit', 'sequence'), max(sequence)) from audit having count(*) > 0`.execute(
    db,
  );
}
