import { checkPassword, hashedPassword } from '../../server/access/passwords.ts';
import {
  changePerson,
  createPerson,
  parseEmail,
  people,
  PERSON_NAME,
  personArn,
  personByEmail,
  type PersonRow,
  shownPerson,
} from '../../server/access/people.ts';
import { isRole, ROLES } from '../../server/access/principal.ts';
import { subjectOf } from '../../server/access/sign-in.ts';
import { forgetAttempts } from '../../server/access/sign-in-attempts.ts';
import { ensureAccount } from '../../server/accounts.ts';
import { LOCAL_ACCOUNT } from '../../server/identify.ts';
import type { Db } from '../../store/store.ts';
import type { DataOptions } from '../data-folder.ts';
import { checkAccount, withAccess } from '../open-access.ts';
import { expected } from '../outputs.ts';
import { readPassword } from '../read-password.ts';
import { sayOnStderr } from '../say.ts';
import { tableOfAccounts } from '../table.ts';
import { UsageError } from '../usage-error.ts';
import { type ListOptions, listFormat } from './key.ts';

export interface PersonCreateOptions extends DataOptions {
  readonly email: string;
  readonly role: string;
  readonly name?: string;
  readonly password: boolean;
  readonly account: string;
}

/** Makes a person, whose password is read from the terminal or stdin. */
export async function personCreateCommand(options: PersonCreateOptions): Promise<void> {
  const { role, account } = options;
  const email = emailOf(options.email);
  if (!isRole(role)) throw new UsageError(`unknown --role "${role}"; ${expected(role, ROLES)}`);
  checkAccount(account);
  const name = options.name ?? email;
  if (!PERSON_NAME.test(name)) throw new UsageError('--name is no name; expected 1 to 100 characters');
  await withAccess({ ...options, mayMakeDatabase: true }, async ({ now, change }) => {
    const passwordHash = options.password ? await askedFor(email) : undefined;
    await change('createPerson', async (db, changed) => {
      await ensureAccount(db, account, account === LOCAL_ACCOUNT ? 'local' : account, now);
      const person = await createPerson(db, {
        account,
        email,
        name,
        role,
        now,
        ...(passwordHash !== undefined && { passwordHash }),
      });
      changed(account, { resource: personArn(person), before: null, after: shownPerson(person) });
    });
    sayOnStderr([`${email} has the role ${role} in account ${account}.`]);
  });
}

/** Lists people. */
export async function personListCommand(options: ListOptions): Promise<void> {
  if (options.account !== undefined) checkAccount(options.account);
  const format = listFormat(options.format);
  await withAccess(options, async ({ store }) => {
    const rows = await people(store.db, options.account);
    if (format === 'json') {
      const shown = rows.map((person) => ({ account: person.account, ...shownPerson(person) }));
      return void process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    }
    const cells = rows.map((row) => [row.email, row.account, row.name, row.role, waysOf(row), stateOf(row)]);
    process.stdout.write(
      tableOfAccounts(['email', 'account', 'name', 'role', 'signs in with', 'state'], cells, LOCAL_ACCOUNT),
    );
  });
}

/** Gives a person another password. */
export async function personPasswordCommand(given: string, options: DataOptions): Promise<void> {
  const email = emailOf(given);
  await withAccess(options, async ({ store, seal, now, change }) => {
    await knownPerson(store.db, email);
    const passwordHash = await askedFor(email);
    await change('setPassword', async (db, changed) => {
      const person = await knownPerson(db, email);
      const after = await changePerson(db, person, { passwordHash }, now);
      await forgetAttempts(db, subjectOf(seal, email));
      changed(person.account, {
        resource: personArn(person),
        before: shownPerson(person),
        after: { ...shownPerson(after), passwordSet: true },
      });
    });
    sayOnStderr([`${email} has another password and is signed out everywhere.`]);
  });
}

/** Keeps a person out, or lets them in again. */
export async function personDisableCommand(
  given: string,
  isDisabled: boolean,
  options: DataOptions,
): Promise<void> {
  const email = emailOf(given);
  await withAccess(options, async ({ now, change }) => {
    await change('updatePerson', async (db, changed) => {
      const person = await knownPerson(db, email);
      const after = await changePerson(db, person, { isDisabled }, now);
      changed(person.account, {
        resource: personArn(person),
        before: shownPerson(person),
        after: shownPerson(after),
      });
    });
    sayOnStderr([isDisabled ? `${email} is disabled and signed out.` : `${email} may sign in again.`]);
  });
}

async function askedFor(email: string): Promise<string> {
  const password = await readPassword(`Password of ${email}`);
  checkPassword(password, email);
  return await hashedPassword(password);
}

async function knownPerson(db: Db, email: string): Promise<PersonRow> {
  const person = await personByEmail(db, email);
  if (person === undefined)
    throw new UsageError(`there is no person ${email}`, ['See them all with: hexastyle person list']);
  return person;
}

function emailOf(text: string): string {
  const email = parseEmail(text);
  if (email === undefined)
    throw new UsageError(`${text} is no e-mail address; expected e.g. you@example.com`);
  return email;
}

function waysOf({ password_hash, oidc_subject }: PersonRow): string {
  const ways = [
    ...(password_hash === null ? [] : ['password']),
    ...(oidc_subject === null ? [] : ['OpenID Connect']),
  ];
  return ways.length === 0 ? 'nothing yet' : ways.join(', ');
}

function stateOf({ disabled_at }: PersonRow): string {
  return disabled_at === null
    ? 'may sign in'
    : `disabled ${new Date(disabled_at).toISOString().slice(0, 10)}`;
}
