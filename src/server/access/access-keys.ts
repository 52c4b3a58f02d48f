import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { AccessKeyTable } from '../../store/tables.ts';
import { isoTime } from '../iso-time.ts';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';
import { isRole, type Role } from './principal.ts';
import type { Seal } from './seal.ts';
import { hashedSecret } from './signature-v4.ts';

/** A key just made; its secret is shown this once. */
export interface NewAccessKey {
  readonly id: string;
  readonly secret: string;
}

/** A key as stored. */
export type AccessKeyRow = Selectable<AccessKeyTable>;

/** What a key may be named: what the name of an IAM user may be. */
export const KEY_NAME = /^[\w+=,.@-]{1,64}$/;

/** Makes an access key. The database gets the sealed hash of its secret. */
export async function createAccessKey(
  db: Db,
  seal: Seal,
  key: {
    readonly account: string;
    readonly name: string;
    readonly role: Role;
    readonly now: number;
    readonly expiresAt?: number;
  },
): Promise<NewAccessKey> {
  const id = `AKHX${randomText(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;
  const secret = randomText(64, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
  await db
    .insertInto('access_key')
    .values({
      id,
      account: key.account,
      name: key.name,
      role: key.role,
      sealed_secret: seal.seal(hashedSecret(secret), purposeOf(id)),
      created_at: key.now,
      expires_at: key.expiresAt ?? null,
      disabled_at: null,
      used_at: null,
    })
    .execute();
  return { id, secret };
}

/** The keys of an account, of all accounts where none is given; the newest last. */
export async function accessKeys(db: Db, account?: string): Promise<readonly AccessKeyRow[]> {
  let query = db.selectFrom('access_key').selectAll();
  if (account !== undefined) query = query.where('account', '=', account);
  return await query.orderBy('account').orderBy('created_at').orderBy('id').execute();
}

/** The key of that id, whosever it is and whether or not it still works. */
export async function accessKey(db: Db, id: string): Promise<AccessKeyRow | undefined> {
  return await db.selectFrom('access_key').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A key of an account; another account's is not there. */
export async function accessKeyOf(db: Db, account: string, id: string): Promise<AccessKeyRow> {
  const key = await accessKey(db, id);
  if (key?.account !== account)
    throw new ApiError('ResourceNotFoundException', 'No access key with that id was found.');
  return key;
}

/** A key works while nobody disabled it and its time has not come. */
export function isUsable(key: AccessKeyRow, now: number): boolean {
  return key.disabled_at === null && (key.expires_at === null || key.expires_at > now);
}

/** Whether the server's seal key opens a key; nobody can use one that another seal key sealed. */
export function isSealedWith(key: Pick<AccessKeyRow, 'id' | 'sealed_secret'>, seal: Seal): boolean {
  return seal.open(key.sealed_secret, purposeOf(key.id)) !== undefined;
}

/** Disables a key for good. */
export async function disableAccessKey(db: Db, key: AccessKeyRow, now: number): Promise<AccessKeyRow> {
  const disabled = { ...key, disabled_at: key.disabled_at ?? now };
  await db
    .updateTable('access_key')
    .set({ disabled_at: disabled.disabled_at })
    .where('id', '=', key.id)
    .execute();
  return disabled;
}

/**
 * A new key for the same name and role, and for as long as the old one was made for. The old one works on until the grace
 * time is over, or its own time.
 */
export async function rotateAccessKey(
  db: Db,
  seal: Seal,
  old: AccessKeyRow,
  { now, graceMs }: { readonly now: number; readonly graceMs: number },
): Promise<{ readonly key: NewAccessKey; readonly old: AccessKeyRow }> {
  const key = await createAccessKey(db, seal, {
    account: old.account,
    name: old.name,
    role: isRole(old.role) ? old.role : 'reader',
    now,
    ...(old.expires_at !== null && { expiresAt: now + old.expires_at - old.created_at }),
  });
  const expiring = { ...old, expires_at: Math.min(old.expires_at ?? Infinity, now + graceMs) };
  await db
    .updateTable('access_key')
    .set({ expires_at: expiring.expires_at })
    .where('id', '=', old.id)
    .execute();
  return { key, old: expiring };
}

/** A key as people and the audit trail see it. */
export function shownKey(key: Omit<AccessKeyRow, 'sealed_secret'>) {
  return {
    id: key.id,
    name: key.name,
    role: key.role,
    createdAt: isoTime(key.created_at),
    expiresAt: key.expires_at === null ? null : isoTime(key.expires_at),
    disabledAt: key.disabled_at === null ? null : isoTime(key.disabled_at),
    usedAt: key.used_at === null ? null : isoTime(key.used_at),
  };
}

/** What the audit trail calls a key. */
export function keyArn({ account, id }: Pick<AccessKeyRow, 'account' | 'id'>): string {
  return `arn:aws:iam::${account}:access-key/${id}`;
}

/** What the secret of a key is sealed for. */
export function purposeOf(id: string): string {
  return `access key ${id}`;
}

function randomText(length: number, alphabet: string): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (text.length < length && byte < 256 - (256 % alphabet.length))
        text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}
