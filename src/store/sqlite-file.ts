import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';

/**
 * Copies an embedded database as it is at one moment, also while a server writes to it. The copy is one file, complete on the disk
 * when the promise is fulfilled.
 */
export async function copySqlite(from: string, to: string): Promise<void> {
  closeSync(openSync(to, 'wx', 0o600));
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    // All pages in one step: nobody's write can come between two.
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  const copy = new Database(to, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
  syncFile(to);
}

const ALL_PAGES = 0x7f_ff_ff_ff;

/** What SQLite itself finds wrong with a database file: damaged pages, indexes that miss rows, references to nothing. */
export function sqliteFaults(path: string): readonly string[] {
  let file: Database.Database | undefined;
  try {
    file = new Database(path, { readonly: true, fileMustExist: true });
    const damage = file.pragma('integrity_check(20)') as readonly { readonly integrity_check: string }[];
    const lost = file.pragma('foreign_key_check') as readonly {
      readonly table: string;
      readonly rowid: number | null;
      readonly parent: string;
    }[];
    return [
      ...damage.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...lost
        .slice(0, 20)
        .map(({ table, rowid, parent }) => `${table}, row ${rowid}: refers to no row of ${parent}`),
    ];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    file?.close();
  }
}

/** Rows by table, and the migrations that the file has had. */
export function sqliteContent(path: string): {
  readonly migrations: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
} {
  const file = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const texts = (statement: string) => file.prepare(statement).pluck().all() as readonly string[];
    const tables = texts(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
    );
    return {
      migrations: tables.includes('migration') ? texts('select name from migration order by name') : [],
      rows: Object.fromEntries(
        tables.map((name) => [name, file.prepare(`select count(*) from "${name}"`).pluck().get() as number]),
      ),
    };
  } finally {
    file.close();
  }
}

/**
 * Whether another process has the database open, be it idle: only the last one may leave the write-ahead log. Afterwards everything
 * is in the one file.
 */
export function isSqliteInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = new Database(path, { timeout: 200 });
  try {
    return file.pragma('journal_mode = DELETE', { simple: true }) !== 'delete';
  } catch (error) {
    // Who restores a damaged file cannot ask it.
    return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
  } finally {
    file.close();
  }
}

/** SHA-256 of a file, as hexadecimal digits. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Waits until a file and its name are on the disk. */
export function syncFile(path: string): void {
  for (const one of [path, dirname(path)]) {
    const handle = openSync(one, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
}
