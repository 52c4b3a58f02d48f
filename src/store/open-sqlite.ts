import { chmodSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { migrate } from './migrate.ts';
import type { Db, Store } from './store.ts';
import type { Tables } from './tables.ts';

/** The embedded database: one file, write-ahead log, every commit synced to the disk. `:memory:` for tests. */
export async function openSqlite(path: string): Promise<Store> {
  const file = new Database(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  file.pragma('busy_timeout = 5000');
  if (existsSync(path)) chmodSync(path, 0o600);
  const db = new Kysely<Tables>({ dialect: new EmbeddedDialect({ database: withPreparedOnce(file) }) });
  try {
    await migrate(db, 'sqlite');
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    engine: 'sqlite',
    db,
    // By way of unknown: comparing Kysely's types with one another takes the compiler seconds.
    write: (change) => db.transaction().execute((transaction) => change(transaction as unknown as Db)),
    ping: async () => void file.prepare('select 1').get(),
    close: () => db.destroy(),
  };
}

/** Takes the write lock when a transaction begins, so that none fails halfway because another process writes. */
class EmbeddedDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(BEGIN_IMMEDIATE);
  }
}

const BEGIN_IMMEDIATE = CompiledQuery.raw('begin immediate');

class EmbeddedDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor({ database }: { readonly database: SqliteDatabase }) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new EmbeddedDriver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
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
