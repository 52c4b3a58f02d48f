import type { Db } from '../../store/store.ts';

/** How many attempts without success cost nothing, and how long the wait for the next one may grow. */
export interface AttemptLimit {
  readonly free: number;
  readonly longestWaitMs: number;
}

/** A forgotten password is tried a few times; nobody can lock a person out for long. */
export const PER_EMAIL: AttemptLimit = { free: 5, longestWaitMs: 5 * 60_000 };
/** Behind one address may be a whole office. */
export const PER_ADDRESS: AttemptLimit = { free: 20, longestWaitMs: 15 * 60_000 };

const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** An attempt that may be made, and how many went before it without success; or how long to wait. */
export type Attempt =
  | { readonly isAllowed: true; readonly failuresBefore: number }
  | { readonly isAllowed: false; readonly waitMs: number };

/**
 * Counts an attempt before it is made, so that many at once are many. The counts are in the database: every server of an
 * installation sees all of them.
 */
export async function countAttempt(
  db: Db,
  subject: string,
  limit: AttemptLimit,
  now: number,
): Promise<Attempt> {
  await db
    .insertInto('sign_in_attempt')
    .values({ subject, failures: 0, last_at: now, blocked_until: 0 })
    .onConflict((row) => row.column('subject').doNothing())
    .execute();
  const counted = await db
    .updateTable('sign_in_attempt')
    .set(({ eb, ref }) => ({
      failures: eb
        .case()
        .when('last_at', '<', now - FORGOTTEN_AFTER_MS)
        .then(1)
        .else(eb(ref('failures'), '+', 1))
        .end(),
      last_at: now,
    }))
    .where('subject', '=', subject)
    .where('blocked_until', '<=', now)
    .returning('failures')
    .executeTakeFirst();
  if (counted === undefined) {
    const row = await db
      .selectFrom('sign_in_attempt')
      .select('blocked_until')
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow();
    return { isAllowed: false, waitMs: row.blocked_until - now };
  }
  const { failures } = counted;
  await db
    .updateTable('sign_in_attempt')
    .set({ blocked_until: now + waitMs(failures, limit) })
    .where('subject', '=', subject)
    .execute();
  return { isAllowed: true, failuresBefore: failures - 1 };
}

/** What went wrong before is forgotten: the attempt succeeded, or somebody set a new password. */
export async function forgetAttempts(db: Db, subject: string): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('subject', '=', subject).execute();
}

/** Counts that count for nothing any more. */
export async function forgetOldAttempts(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('sign_in_attempt')
    .where('last_at', '<', now - FORGOTTEN_AFTER_MS)
    .execute();
}

/** Takes back one attempt that succeeded, where others from the same place may not have. */
export async function forgiveAttempt(db: Db, subject: string): Promise<void> {
  await db
    .updateTable('sign_in_attempt')
    .set(({ eb, ref }) => ({ failures: eb(ref('failures'), '-', 1), blocked_until: 0 }))
    .where('subject', '=', subject)
    .where('failures', '>', 0)
    .execute();
}

/** One second after the free attempts, then twice as long each time. */
function waitMs(failures: number, { free, longestWaitMs }: AttemptLimit): number {
  return failures < free ? 0 : Math.min(1000 * 2 ** Math.min(failures - free, 30), longestWaitMs);
}
