import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../../store/store.ts';
import type { PersonRow } from './people.ts';
import type { CookieKind } from './session-cookie.ts';

const HOUR_MS = 3_600_000;
/** A session ends so long after it began, whatever happens in it. */
const SESSION_MS = 24 * HOUR_MS;
/** And so long after its last request. */
const SESSION_IDLE_MS = 4 * HOUR_MS;
const SEEN_NOTED_EVERY_MS = 60_000;

/** The cookie that says who is signed in. */
export const SESSION_COOKIE: CookieKind = {
  name: 'hexastyle',
  sameSite: 'Strict',
  maxAgeSeconds: SESSION_MS / 1000,
};

/** Begins a session and returns the value of its cookie, which is nowhere else: the table has its hash. */
export async function beginSession(db: Db, person: string, now: number): Promise<string> {
  const cookie = randomBytes(32).toString('base64url');
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
  await db
    .insertInto('session')
    .values({
      id_hash: hashed(cookie),
      person,
      created_at: now,
      expires_at: now + SESSION_MS,
      seen_at: now,
    })
    .execute();
  return cookie;
}

/** Whose session a cookie is of; undefined where it has ended or the person was disabled. */
export async function personOfSession(db: Db, cookie: string, now: number): Promise<PersonRow | undefined> {
  const id = hashed(cookie);
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .selectAll('person')
    .select('session.seen_at')
    .where('session.id_hash', '=', id)
    .where('session.expires_at', '>', now)
    .where('session.seen_at', '>', now - SESSION_IDLE_MS)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { seen_at, ...person } = row;
  if (now - seen_at >= SEEN_NOTED_EVERY_MS)
    await db.updateTable('session').set({ seen_at: now }).where('id_hash', '=', id).execute();
  return person;
}

/** Ends the session of a cookie, where there is one. */
export async function endSession(db: Db, cookie: string): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', hashed(cookie)).execute();
}

function hashed(cookie: string): string {
  return createHash('sha256').update(cookie).digest('base64');
}
