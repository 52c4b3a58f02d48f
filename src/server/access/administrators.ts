import type { Db } from '../../store/store.ts';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';

/**
 * Throws where an account has nobody left who may administer it and can: a person or a key. Call it after the change, in its
 * transaction: what it refuses is rolled back, and of two changes at once the second waits for the first.
 */
export async function keepAnAdministrator(db: Db, account: string, now: number): Promise<void> {
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('account', '=', account)
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where(({ eb, or }) => or([eb('password_hash', 'is not', null), eb('oidc_subject', 'is not', null)]))
    .limit(1)
    .executeTakeFirst();
  if (person !== undefined) return;
  const key = await db
    .selectFrom('access_key')
    .select('id')
    .where('account', '=', account)
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .limit(1)
    .executeTakeFirst();
  if (key === undefined)
    throw new ApiError(
      'ConflictException',
      'This is the last administrator of the account: make another one first.',
    );
}
