import { sql } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { CheckedServices } from './store-problems.ts';

const GUARDS = {
  sqlite: ['audit_no_delete', 'audit_no_update'],
  postgres: ['audit_append_only'],
} as const;

/** What would let somebody change the audit trail. */
export async function* auditProblems(db: Db, { store }: CheckedServices): AsyncGenerator<string> {
  const present =
    store.engine === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type = 'trigger' and tbl_name = 'audit'`
      : sql<{ name: string }>`select tgname as name from pg_trigger
          where tgrelid = 'audit'::regclass and tgenabled in ('O', 'A')`;
  const { rows } = await present.execute(db);
  for (const guard of GUARDS[store.engine])
    if (!rows.some(({ name }) => name === guard))
      yield `audit: its trigger ${guard} is gone, so entries can be changed`;
}
