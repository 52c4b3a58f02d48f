import type { Db } from '../../store/store.ts';
import { isSealedWith } from '../access/access-keys.ts';
import { isRole } from '../access/principal.ts';
import type { CheckedServices } from './store-problems.ts';

/** Keys and people that could not do anything, whatever they try. */
export async function* accessProblems(db: Db, { seal }: CheckedServices): AsyncGenerator<string> {
  const keys = await db
    .selectFrom('access_key')
    .select(['id', 'role', 'sealed_secret', 'disabled_at'])
    .orderBy('id')
    .execute();
  for (const key of keys) {
    const { id, role } = key;
    if (!isRole(role)) yield `access_key ${id}: there is no role ${role}`;
    if (key.disabled_at === null && seal !== undefined && !isSealedWith(key, seal))
      yield `access_key ${id}: it was sealed with another seal key than this server has, so nobody can use it; put that seal key back, or disable the key and make a new one`;
  }
  const people = await db.selectFrom('person').select(['id', 'role']).orderBy('id').execute();
  for (const { id, role } of people) if (!isRole(role)) yield `person ${id}: there is no role ${role}`;
}
