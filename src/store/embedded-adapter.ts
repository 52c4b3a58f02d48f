import type Database from 'better-sqlite3';
import { type QueryResult, SqliteAdapter, type SqliteDatabase } from 'kysely';

/** The adapter of an embedded database, which also runs statements without the way through Kysely's queue. */
export class EmbeddedAdapter extends SqliteAdapter {
  readonly #file: Database.Database;
  readonly #statements: SqliteDatabase;

  constructor(file: Database.Database, statements: SqliteDatabase) {
    super();
    this.#file = file;
    this.#statements = statements;
  }

  /** Somebody's transaction is open: whoever is not part of it waits until it ends. */
  get isBusy(): boolean {
    return this.#file.inTransaction;
  }

  run<Row>(text: string, values: readonly unknown[]): QueryResult<Row> {
    const statement = this.#statements.prepare(text);
    if (statement.reader) return { rows: statement.all(values) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(values).changes) };
  }
}
