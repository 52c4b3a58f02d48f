import type { Db } from '../../store/store.ts';
import { anyTable } from '../../store/stored-tables.ts';
import { nameKey } from '../well-architected-tool/workloads.ts';

const NAMED = { workload: 'id', review_template: 'arn', lens: 'arn', profile: 'arn' } as const;

/** Names that would not be found, or be found twice: their key is not the one of the name. */
export async function* nameProblems(db: Db): AsyncGenerator<string> {
  for (const [table, id] of Object.entries(NAMED)) {
    const rows = await anyTable(db).selectFrom(table).select([id, 'name', 'name_key']).orderBy(id).execute();
    for (const row of rows)
      if (row['name_key'] !== nameKey(String(row['name'])))
        yield `${table} ${row[id]}: it is named "${row['name']}" and filed under "${row['name_key']}"`;
  }
}
