import {
  accessKey,
  accessKeys,
  type AccessKeyRow,
  createAccessKey,
  disableAccessKey,
  isSealedWith,
  isUsable,
  KEY_NAME,
  keyArn,
  type NewAccessKey,
  rotateAccessKey,
  shownKey,
} from '../../server/access/access-keys.ts';
import { isRole, ROLES } from '../../server/access/principal.ts';
import { ensureAccount } from '../../server/accounts.ts';
import { LOCAL_ACCOUNT } from '../../server/identify.ts';
import type { Db } from '../../store/store.ts';
import type { DataOptions } from '../data-folder.ts';
import { checkAccount, withAccess } from '../open-access.ts';
import { expected } from '../outputs.ts';
import { sayOnStderr } from '../say.ts';
import { tableOfAccounts } from '../table.ts';
import { UsageError } from '../usage-error.ts';

export interface KeyCreateOptions extends DataOptions {
  readonly role: string;
  readonly account: string;
  readonly name: string;
  readonly expiresIn?: string;
}

/** Makes an access key and prints it; its secret is nowhere afterwards. */
export async function keyCreateCommand(options: KeyCreateOptions): Promise<void> {
  const { role, account, name } = options;
  if (!isRole(role)) throw new UsageError(`unknown --role "${role}"; ${expected(role, ROLES)}`);
  checkAccount(account);
  if (!KEY_NAME.test(name))
    throw new UsageError(`--name ${name} is no name; expected up to 64 letters, digits and _+=,.@-`);
  const lifeMs = options.expiresIn === undefined ? undefined : daysOf(options.expiresIn) * 86_400_000;
  await withAccess({ ...options, mayMakeDatabase: true }, async ({ seal, now, change }) => {
    const key = await change('createAccessKey', async (db, changed) => {
      await ensureAccount(db, account, account === LOCAL_ACCOUNT ? 'local' : account, now);
      const made = await createAccessKey(db, seal, {
        account,
        name,
        role,
        now,
        ...(lifeMs !== undefined && { expiresAt: now + lifeMs }),
      });
      const row = await knownKey(db, made.id);
      changed(account, { resource: keyArn(row), before: null, after: shownKey(row) });
      return made;
    });
    showOnce(key);
  });
}

export interface ListOptions extends DataOptions {
  readonly account?: string;
  readonly format: string;
}

/** Lists keys, without their secrets. */
export async function keyListCommand(options: ListOptions): Promise<void> {
  if (options.account !== undefined) checkAccount(options.account);
  const format = listFormat(options.format);
  await withAccess(options, async ({ store, seal, now }) => {
    const keys = await accessKeys(store.db, options.account);
    if (format === 'json') {
      const shown = keys.map((key) => ({ account: key.account, ...shownKey(key) }));
      return void process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    }
    const rows = keys.map((key) => [
      key.id,
      key.account,
      key.name,
      key.role,
      dayOf(key.used_at),
      isUsable(key, now) && !isSealedWith(key, seal) ? 'sealed with another seal key' : stateOf(key, now),
    ]);
    process.stdout.write(
      tableOfAccounts(['id', 'account', 'name', 'role', 'last used', 'state'], rows, LOCAL_ACCOUNT),
    );
  });
}

/** Makes a key stop working. */
export async function keyDisableCommand(id: string, options: DataOptions): Promise<void> {
  await withAccess(options, async ({ now, change }) => {
    await change('disableAccessKey', async (db, changed) => {
      const key = await knownKey(db, id);
      const disabled = await disableAccessKey(db, key, now);
      if (key.disabled_at === null)
        changed(key.account, { resource: keyArn(key), before: shownKey(key), after: shownKey(disabled) });
    });
    sayOnStderr([`${id} stops working within 5 seconds.`]);
  });
}

export interface KeyRotateOptions extends DataOptions {
  readonly grace: string;
}

/** Makes a new key in the place of an old one, which works on for a while. */
export async function keyRotateCommand(id: string, options: KeyRotateOptions): Promise<void> {
  const graceMs = durationMs(options.grace);
  await withAccess(options, async ({ seal, now, change }) => {
    const { key, old } = await change('rotateAccessKey', async (db, changed) => {
      const before = await knownKey(db, id);
      if (!isUsable(before, now)) throw new UsageError(`${id} has expired or was disabled`);
      const rotated = await rotateAccessKey(db, seal, before, { now, graceMs });
      const made = await knownKey(db, rotated.key.id);
      const { account } = before;
      changed(account, { resource: keyArn(before), before: shownKey(before), after: shownKey(rotated.old) });
      changed(account, { resource: keyArn(made), before: null, after: shownKey(made) });
      return rotated;
    });
    showOnce(key);
    sayOnStderr([
      graceMs === 0
        ? `${id} stops working within 5 seconds.`
        : `${id} works until ${shownKey(old).expiresAt}.`,
    ]);
  });
}

function showOnce({ id, secret }: NewAccessKey): void {
  process.stdout.write(`AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\n`);
  sayOnStderr(['The secret is shown this once; the database keeps only a sealed hash of it.']);
}

async function knownKey(db: Db, id: string): Promise<AccessKeyRow> {
  const key = await accessKey(db, id);
  if (key === undefined)
    throw new UsageError(`there is no access key ${id}`, ['See them all with: hexastyle key list']);
  return key;
}

function stateOf(key: AccessKeyRow, now: number): string {
  if (key.disabled_at !== null) return `disabled ${dayOf(key.disabled_at)}`;
  if (key.expires_at === null) return 'works';
  return `${key.expires_at > now ? 'works until' : 'expired'} ${minuteOf(key.expires_at)}`;
}

function minuteOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16)}Z`;
}

function dayOf(milliseconds: number | null): string {
  return milliseconds === null ? 'never' : new Date(milliseconds).toISOString().slice(0, 10);
}

export function listFormat(format: string): 'terminal' | 'json' {
  if (format === 'terminal' || format === 'json') return format;
  throw new UsageError(`unknown --format "${format}"; ${expected(format, ['terminal', 'json'])}`);
}

function daysOf(text: string): number {
  const [, days] = /^(\d{1,5})d?$/.exec(text) ?? [];
  if (days === undefined || Number(days) === 0)
    throw new UsageError(`--expires-in ${text} is no number of days; expected e.g. 90d`);
  return Number(days);
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function durationMs(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const unitMs = UNITS[unit];
  if (amount === undefined || unitMs === undefined)
    throw new UsageError(`--grace ${text} is no time; expected e.g. 30m, 24h or 7d`);
  return Number(amount) * unitMs;
}
