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
  /** Reads of one moment, whatever others write meanwhile; they hold up nobody who writes. */
  snapshot<T>(look: (db: Db) => Promise<T>): Promise<T>;
  /** Resolves where the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A row of that key is there already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505';
}

/**
 * Another transaction came in between: it deleted what a new row hangs on, or both waited for one another. Tried again, the
 * transaction sees what the other one left.
 */
export function isCrossed(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '23503' || code === '40001' || code === '40P01';
}

/**
 * The database does not answer, or has no room or patience at the moment: what failed may be tried again. Whether a write that
 * failed so was kept is not known.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && AWAY_CODES.test(code)) return true;
  return AWAY_MESSAGES.test(error.message) || isDatabaseAway(error.cause);
}

/** A disk took no more: the server's own, or that of PostgreSQL. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return FULL_CODES.has(code) || isDiskFull(error.cause);
}

const FULL_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']);

/**
 * Of the system: refused, broken or timed-out connections. Of PostgreSQL: connection exceptions (08), a read-only standby (25006),
 * an idle transaction that was ended (25P03), who may connect (28), a missing database (3D), conflicts between transactions (40),
 * no resources (53), locks (55P03), statements and servers that were stopped (57). Of SQLite: another process writes, no room.
 */
const AWAY_CODES =
  /^(?:ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|(?:08|28|3D|40|53|57)\w{3}|25006|25P03|55P03|SQLITE_(?:BUSY|FULL).*)$/;

/** What the driver says without a code. */
const AWAY_MESSAGES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (?:has encountered a connection error|was closed)|driver has already been destroyed)/;
