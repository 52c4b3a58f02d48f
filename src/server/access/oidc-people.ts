import type { Db } from '../../store/store.ts';
import { type Change, recordChanges } from '../audit-trail.ts';
import type { Services } from '../services.ts';
import { accessDenied, ApiError } from '../well-architected-tool/protocol/api-error.ts';
import { holdAccount } from '../accounts.ts';
import { keepAnAdministrator } from './administrators.ts';
import type { OidcSettings } from './oidc.ts';
import {
  changePerson,
  createPerson,
  parseEmail,
  type PersonRow,
  personArn,
  personByEmail,
  shownPerson,
} from './people.ts';
import { isAtLeast, isRole, type Role } from './principal.ts';
import { beginSession } from './sessions.ts';

/** Claims of an ID token whose signature, issuer, audience, nonce and time have been checked. */
export interface OidcIdentity {
  readonly iss: string;
  readonly sub: string;
  readonly email?: unknown;
  readonly email_verified?: unknown;
  readonly name?: unknown;
  readonly [claim: string]: unknown;
}

/** Signs in whom the provider vouches for: known by issuer and subject, else by verified e-mail address, else made new. */
export async function signInFromOidc(
  { store, clock }: Services,
  settings: OidcSettings,
  claims: OidcIdentity,
): Promise<{ readonly person: PersonRow; readonly cookie: string }> {
  const now = clock();
  const email = verifiedEmail(settings, claims);
  const role = roleOf(settings, claims);
  // Where the provider says who may do what, its silence is said of those who are known here, too.
  if (role === undefined && settings.roleClaim !== undefined)
    throw accessDenied(`${email} has no role here.`);
  const subject = `${claims.iss} ${claims.sub}`;
  return await store.write(async (db) => {
    await holdAccount(db, settings.account);
    const known = (await personBySubject(db, subject)) ?? (await linkable(db, settings, email));
    if (known !== undefined && known.disabled_at !== null) throw accessDenied(`${known.email} is disabled.`);
    const changes: Change[] = [];
    const person =
      known === undefined
        ? await madeNew(db, settings, { email, role, subject, name: nameOf(claims, email), now })
        : await upToDate(db, known, {
            subject,
            role: settings.roleClaim === undefined ? undefined : role,
            now,
          });
    const [before, after] = [known === undefined ? null : shownPerson(known), shownPerson(person)];
    if (JSON.stringify(before) !== JSON.stringify(after))
      changes.push({ resource: personArn(person), before, after });
    changes.push({ resource: personArn(person), before: null, after: { with: 'openid' } });
    const cookie = await beginSession(db, person.id, now);
    const actor = personArn(person);
    await recordChanges(db, { at: now, account: person.account, actor, operation: 'signIn' }, changes);
    return { person, cookie };
  });
}

function verifiedEmail(settings: OidcSettings, claims: OidcIdentity): string {
  const email = typeof claims.email === 'string' ? parseEmail(claims.email) : undefined;
  if (email === undefined) throw accessDenied('The provider gave no e-mail address.');
  const isVerified = claims.email_verified === true || claims.email_verified === 'true';
  if (!isVerified && !(settings.isEmailVerified && claims.email_verified === undefined))
    throw accessDenied(`The provider has not verified the address ${email}.`);
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (settings.domains.length > 0 && !settings.domains.includes(domain))
    throw accessDenied(`Addresses of ${domain} may not sign in here.`);
  return email;
}

/** The highest role that the values of the claim give. */
function roleOf({ roleClaim, roles, defaultRole }: OidcSettings, claims: OidcIdentity): Role | undefined {
  const claim = roleClaim === undefined ? undefined : claims[roleClaim];
  const values = Array.isArray(claim) ? claim : [claim];
  const given = values.flatMap((value): readonly Role[] => {
    if (typeof value !== 'string') return [];
    const role = roles.size === 0 && isRole(value) ? value : roles.get(value);
    return role === undefined ? [] : [role];
  });
  return given.length === 0 ? defaultRole : given.reduce((a, b) => (isAtLeast(a, b) ? a : b));
}

function nameOf({ name }: OidcIdentity, email: string): string {
  const text =
    typeof name === 'string'
      ? name
          .replaceAll(/\p{Cc}/gu, '')
          .trim()
          .slice(0, 100)
      : '';
  return text === '' ? email : text;
}

async function personBySubject(db: Db, subject: string): Promise<PersonRow | undefined> {
  return await db.selectFrom('person').selectAll().where('oidc_subject', '=', subject).executeTakeFirst();
}

/** The person with that address, where nobody at a provider is them yet. */
async function linkable(db: Db, { account }: OidcSettings, email: string): Promise<PersonRow | undefined> {
  const person = await personByEmail(db, email);
  if (person !== undefined && (person.account !== account || person.oidc_subject !== null))
    throw accessDenied(`The address ${email} belongs to somebody else here.`);
  return person;
}

interface FromProvider {
  readonly subject: string;
  readonly role: Role | undefined;
  readonly now: number;
}

async function madeNew(
  db: Db,
  { account }: OidcSettings,
  { email, name, role, subject, now }: FromProvider & { readonly email: string; readonly name: string },
): Promise<PersonRow> {
  if (role === undefined) throw accessDenied(`${email} has no role here.`);
  return await createPerson(db, { account, email, name, role, oidcSubject: subject, now });
}

/** The person with the provider's subject and role. The last administrator stays one, whatever the provider says. */
async function upToDate(db: Db, person: PersonRow, { subject, role, now }: FromProvider): Promise<PersonRow> {
  await db.updateTable('person').set({ oidc_subject: subject }).where('id', '=', person.id).execute();
  const linked = { ...person, oidc_subject: subject };
  if (role === undefined || role === person.role) return linked;
  const changed = await changePerson(db, linked, { role }, now);
  try {
    await keepAnAdministrator(db, person.account, now);
    return changed;
  } catch (error) {
    if (error instanceof ApiError) return await changePerson(db, changed, { role: 'administrator' }, now);
    throw error;
  }
}
