import type { Selectable } from 'kysely';
import { isoTime } from '../iso-time.ts';
import { type Db, isUniqueViolation } from '../../store/store.ts';
import type { PersonTable } from '../../store/tables.ts';
import { newId } from '../well-architected-tool/ids.ts';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';
import { isRole, type Principal, type Role, userArn } from './principal.ts';

/** A person as stored. */
export type PersonRow = Selectable<PersonTable>;

/** An e-mail address whose text may stand in an ARN: it names the person everywhere. */
const EMAIL = /^[\w+=.'-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** What a person may be named. */
export const PERSON_NAME = /^(?=.*\S)[^\p{Cc}]{1,100}$/u;

/** The address in lower case; undefined where it is none. */
export function parseEmail(text: string): string | undefined {
  // Some letters of other scripts become ours in lower case (the Kelvin sign a k): one address would pass for another.
  const email = text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return email.length <= 254 && EMAIL.test(email) ? email : undefined;
}

/** Makes a person. One without a password signs in through OpenID Connect only. */
export async function createPerson(
  db: Db,
  person: {
    readonly account: string;
    readonly email: string;
    readonly name: string;
    readonly role: Role;
    readonly passwordHash?: string;
    readonly oidcSubject?: string;
    readonly now: number;
  },
): Promise<PersonRow> {
  const row: PersonRow = {
    id: newId(),
    account: person.account,
    email: person.email,
    name: person.name,
    role: person.role,
    password_hash: person.passwordHash ?? null,
    oidc_subject: person.oidcSubject ?? null,
    created_at: person.now,
    disabled_at: null,
  };
  try {
    await db.insertInto('person').values(row).execute();
  } catch (error) {
    if (isUniqueViolation(error))
      throw new ApiError('ConflictException', `There is a person with the address ${person.email} already.`);
    throw error;
  }
  return row;
}

/** A person of an account; another account's is not there. */
export async function personOf(db: Db, account: string, id: string): Promise<PersonRow> {
  const person = await db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id)
    .where('account', '=', account)
    .executeTakeFirst();
  if (person === undefined)
    throw new ApiError('ResourceNotFoundException', 'No person with that id was found.');
  return person;
}

/** Whoever has that address, in whatever account. */
export async function personByEmail(db: Db, email: string): Promise<PersonRow | undefined> {
  return await db.selectFrom('person').selectAll().where('email', '=', email).executeTakeFirst();
}

/** The people of an account, of all accounts where none is given, by e-mail address. */
export async function people(db: Db, account?: string): Promise<readonly PersonRow[]> {
  let query = db.selectFrom('person').selectAll();
  if (account !== undefined) query = query.where('account', '=', account);
  return await query.orderBy('account').orderBy('email').execute();
}

/** What is to change of a person; what is undefined stays. */
export interface PersonChange {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly passwordHash?: string | undefined;
}

/** Changes a person. Whoever is disabled, or gets another password, is signed out everywhere. */
export async function changePerson(
  db: Db,
  person: PersonRow,
  { name, role, isDisabled, passwordHash }: PersonChange,
  now: number,
): Promise<PersonRow> {
  const changed: PersonRow = {
    ...person,
    name: name ?? person.name,
    role: role ?? person.role,
    password_hash: passwordHash ?? person.password_hash,
    disabled_at:
      isDisabled === undefined ? person.disabled_at : isDisabled ? (person.disabled_at ?? now) : null,
  };
  const { id, account: _account, email: _email, created_at: _created, ...columns } = changed;
  await db.updateTable('person').set(columns).where('id', '=', id).execute();
  if (isDisabled === true || passwordHash !== undefined)
    await db.deleteFrom('session').where('person', '=', id).execute();
  return changed;
}

/** The person as who asks; undefined where the role is none that this release knows. */
export function principalOf({ id, account, email, role }: PersonRow): Principal | undefined {
  return isRole(role) ? { account, arn: userArn(account, email), role, person: id } : undefined;
}

/** A person as administrators and the audit trail see one. */
export function shownPerson(person: PersonRow) {
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    role: person.role,
    hasPassword: person.password_hash !== null,
    isFromOidc: person.oidc_subject !== null,
    createdAt: isoTime(person.created_at),
    disabledAt: person.disabled_at === null ? null : isoTime(person.disabled_at),
  };
}

/** What the audit trail calls a person. */
export function personArn({ account, email }: Pick<PersonRow, 'account' | 'email'>): string {
  return userArn(account, email);
}
