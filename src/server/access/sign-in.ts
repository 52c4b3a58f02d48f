import type { Db } from '../../store/store.ts';
import { recordChanges } from '../audit-trail.ts';
import { addressSubject } from '../rate-limit.ts';
import type { Services } from '../services.ts';
import { accessDenied, type ApiError, throttled } from '../well-architected-tool/protocol/api-error.ts';
import { isPassword, passwordsWaiting } from './passwords.ts';
import { parseEmail, type PersonRow, personArn, personByEmail } from './people.ts';
import type { Seal } from './seal.ts';
import { beginSession } from './sessions.ts';
import {
  countAttempt,
  forgetAttempts,
  forgetOldAttempts,
  forgiveAttempt,
  PER_ADDRESS,
  PER_EMAIL,
} from './sign-in-attempts.ts';

/** More than this would wait longer than anybody does. */
const MOST_WAITING = 40;

/**
 * Signs a person in by e-mail and password: the session's cookie. What is wrong is not told, and takes the same time: an
 * unknown address, a disabled person, or the password.
 */
export async function signIn(
  services: Services,
  given: { readonly email: string; readonly password: string; readonly address: string },
): Promise<{ readonly person: PersonRow; readonly cookie: string }> {
  const { store, seal } = services;
  const now = services.clock();
  const email = parseEmail(given.email) ?? given.email.trim().toLowerCase();
  const [emailSubject, fromAddress] = [
    subjectOf(seal, email),
    `address ${seal.hash(addressSubject(given.address), 'address')}`,
  ];
  if (passwordsWaiting() > MOST_WAITING) throw throttled('Too many people are signing in; try again.', 2);
  const attempt = await store.write(async (db) => {
    const byAddress = await countAttempt(db, fromAddress, PER_ADDRESS, now);
    if (!byAddress.isAllowed) return byAddress;
    const byEmail = await countAttempt(db, emailSubject, PER_EMAIL, now);
    if (!byEmail.isAllowed) return byEmail;
    const person = await personByEmail(db, email);
    if (person !== undefined && isNoted(byEmail.failuresBefore))
      await noteFailures(db, person, byEmail.failuresBefore, given.address, now);
    return { ...byEmail, person };
  });
  if (!attempt.isAllowed) throw tooManyAttempts(attempt.waitMs);
  const { person } = attempt;
  const isRight = await isPassword(given.password, person?.password_hash);
  if (person === undefined || !isRight || person.disabled_at !== null) throw notSignedIn();
  await forgetOldAttempts(store.db, now);
  return await store.write(async (db) => {
    // Since the password was looked at, the person may have been disabled or got another one.
    const still = await personByEmail(db, email);
    if (still?.disabled_at !== null || still.password_hash !== person.password_hash) throw notSignedIn();
    await forgiveAttempt(db, fromAddress);
    await forgetAttempts(db, emailSubject);
    const cookie = await beginSession(db, still.id, now);
    await recordChanges(
      db,
      { at: now, account: still.account, actor: personArn(still), operation: 'signIn' },
      [{ resource: personArn(still), before: null, after: { with: 'password' } }],
    );
    return { person: still, cookie };
  });
}

/** Throws where somebody who is signed in does not know their password. Guessing is counted as it is when signing in. */
export async function checkOwnPassword(
  { store, seal, clock }: Services,
  person: PersonRow,
  password: string,
): Promise<void> {
  const subject = subjectOf(seal, person.email);
  const attempt = await store.write((db) => countAttempt(db, subject, PER_EMAIL, clock()));
  if (!attempt.isAllowed) throw tooManyAttempts(attempt.waitMs);
  if (!(await isPassword(password, person.password_hash)))
    throw accessDenied('The current password is not right.');
  await forgetAttempts(store.db, subject);
}

/** What the counts call an e-mail address; what is typed there may be anything, so only its keyed hash is kept. */
export function subjectOf(seal: Seal, email: string): string {
  return `email ${seal.hash(email, 'email')}`;
}

function notSignedIn(): ApiError {
  return accessDenied('The e-mail address or the password is not right.');
}

function tooManyAttempts(waitMs: number): ApiError {
  return throttled('Too many attempts to sign in; try again later.', Math.ceil(waitMs / 1000));
}

/** Failures get into the audit trail when they are 5, 10, 20, 40 and so on: whoever guesses cannot fill it. */
function isNoted(failures: number): boolean {
  return failures >= PER_EMAIL.free && Number.isInteger(Math.log2(failures / PER_EMAIL.free));
}

async function noteFailures(
  db: Db,
  person: PersonRow,
  failures: number,
  address: string,
  now: number,
): Promise<void> {
  await recordChanges(
    db,
    { at: now, account: person.account, actor: `address ${address}`, operation: 'signInFailed' },
    [{ resource: personArn(person), before: null, after: { failures } }],
  );
}
