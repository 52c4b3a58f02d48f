import { chmodSync, closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { EmbeddedAdapter } from './embedded-adapter.ts';
import { GroupedWrites } from './grouped-writes.ts';
import { migrate } from './migrate.ts';
import type { Db, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The embedded database: one file, write-ahead log, every commit synced to the disk. `:memory:` for tests. */
export async function openSqlite(path: string): Promise<Store> {
  if (path !== ':memory:') keepPrivate(path);
  const file = new Database(path, { timeout: BUSY_MS });
  try {
    await inWriteAheadLog(file);
  } catch (error) {
    file.close();
    throw error;
  }
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  file.pragma(`journal_size_limit = ${LARGEST_IDLE_LOG}`);
  const db = new Kysely<Tables>({ dialect: new EmbeddedDialect(file) });
  try {
    await migrate(db, 'sqlite');
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const writes = new GroupedWrites(db);
  return {
    engine: 'sqlite',
    db,
    write: (change) => writes.write(change),
    snapshot: (look) =>
      db
        .transaction()
        .setAccessMode('read only')
        // By way of unknown: comparing Kysely's types with one another takes the compiler seconds.
        .execute((transaction) => look(transaction as unknown as Db)),
    ping: async () => void file.prepare('select 1').get(),
    close: () => db.destroy(),
  };
}

/** How long to wait for another process that writes to the same file. */
const BUSY_MS = 5_000;
const LOOKED_AGAIN_AFTER_MS = 10;
/** Bytes that the write-ahead log keeps after its content went into the database. */
const LARGEST_IDLE_LOG = 16 * 1024 * 1024;

/** The log and the index beside the database get its permissions, so it has them before it has content. */
function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** Of two processes that make one database at the same moment SQLite refuses one without waiting. */
async function inWriteAheadLog(file: Database.Database): Promise<void> {
  const deadline = Date.now() + BUSY_MS;
  for (;;) {
    try {
      file.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= deadline) throw error;
    }
    await sleep(LOOKED_AGAIN_AFTER_MS);
  }
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
}

/**
 * A transaction that writes takes the write lock when it begins, so that none fails halfway because another process writes. It waits
 * for the lock without holding up the process.
 */
class EmbeddedDriver extends SqliteDriver {
  readonly #file: Database.Database;
  /** Since when another process has had the lock, as far as we saw. */
  #busySince: number | undefined;

  constructor(file: Database.Database, statements: SqliteDatabase) {
    super({ database: statements });
    this.#file = file;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    if (settings?.accessMode === 'read only') return await super.beginTransaction(connection);
    for (;;) {
      try {
        this.#file.pragma('busy_timeout = 0');
        await connection.executeQuery(BEGIN_IMMEDIATE);
        this.#busySince = undefined;
        return;
      } catch (error) {
        const now = Date.now();
        this.#busySince ??= now;
        if (!isBusy(error) || now - this.#busySince >= BUSY_MS) throw error;
      } finally {
        this.#file.pragma(`busy_timeout = ${BUSY_MS}`);
      }
      await sleep(LOOKED_AGAIN_AFTER_MS);
    }
  }

  /** After an error like a full disk SQLite has rolled back by itself. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

const BEGIN_IMMEDIATE = CompiledQuery.raw('begin immediate');

class EmbeddedDialect extends SqliteDialect {
  readonly #file: Database.Database;
  readonly #statements: SqliteDatabase;

  constructor(file: Database.Database) {
    super({ database: file });
    this.#file = file;
    this.#statements = withPreparedOnce(file);
  }

  override createDriver(): SqliteDriver {
    return new EmbeddedDriver(this.#file, this.#statements);
  }

  override createAdapter(): SqliteAdapter {
    return new EmbeddedAdapter(this.#file, this.#statements);
  }
}

/** The same texts come again and again: their statements are kept. */
function withPreparedOnce(file: Database.Database): SqliteDatabase {
  const statements = new Map<string, Database.Statement>();
  return {
    close: () => void file.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known !== undefined) return known as ReturnType<SqliteDatabase['prepare']>;
      const statement = file.prepare(text);
      if (statements.size < MOST_STATEMENTS && text.length < LONGEST_KEPT) statements.set(text, statement);
      return statement as ReturnType<SqliteDatabase['prepare']>;
    },
  };
}

const MOST_STATEMENTS = 500;
const LONGEST_KEPT = 4000;
