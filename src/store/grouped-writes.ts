import { setImmediate as nextTurn } from 'node:timers/promises';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Db } from './store.ts';
import type { Tables } from './tables.ts';

/** Writes that share one commit at most, so that none waits long for the others. */
const MOST_TOGETHER = 32;

interface Waiting {
  run(db: Db): Promise<void>;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Writes to an embedded database, where the sync to the disk costs most and only one may write at a time: those that wait share
 * one transaction and one sync. Each is all or nothing by itself, and none is told that it is done before all are on the disk.
 */
export class GroupedWrites {
  readonly #db: Kysely<Tables>;
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  write<T>(change: (db: Db) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let value: T;
      this.#waiting.push({
        run: async (db) => {
          value = await change(db);
        },
        resolve: () => resolve(value),
        reject,
      });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // Whoever else is heard in this turn of the event loop joins.
      await nextTurn();
      await this.#commit(this.#waiting.splice(0, MOST_TOGETHER));
    }
    this.#isRunning = false;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const outcomes: (() => void)[] = [];
    try {
      await this.#db.transaction().execute(async (transaction) => {
        // By way of unknown: comparing Kysely's types with one another takes the compiler seconds.
        const db = transaction as unknown as Db;
        for (const waiting of group) outcomes.push(await outcomeOf(db, waiting));
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const tell of outcomes) tell();
  }
}

async function outcomeOf(db: Db, waiting: Waiting): Promise<() => void> {
  await db.executeQuery(SAVEPOINT);
  try {
    await waiting.run(db);
  } catch (error) {
    await backToSavepoint(db).catch(() => {
      // After an error like a full disk SQLite has rolled back all of the transaction: nobody's write was kept.
      throw error;
    });
    return () => waiting.reject(error);
  }
  await db.executeQuery(RELEASE);
  return waiting.resolve;
}

async function backToSavepoint(db: Db): Promise<void> {
  await db.executeQuery(ROLLBACK);
  await db.executeQuery(RELEASE);
}

const SAVEPOINT = CompiledQuery.raw('savepoint one_write');
const ROLLBACK = CompiledQuery.raw('rollback to one_write');
const RELEASE = CompiledQuery.raw('release one_write');
