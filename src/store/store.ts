import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** What reads and writes rows: the store itself, or a transaction of it. */
export type Db = Kysely<Tables>;

/** The database behind the server, whichever engine it is. */
export interface Store {
  readonly engine: Engine;
  readonly db: Db;
  /** All of it or nothing. What it returned is on the disk when the promise is fulfilled. */
  write<T>(change: (db: Db) => Promise<T>): Promise<T>;
  /** Resolves where the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Somebody else wrote first: what was read is no longer so. */
export class StaleWriteError extends Error {}

/** A row of that key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505';
}
