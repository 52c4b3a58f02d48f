import type { Db } from '../../store/store.ts';
import {
  type AnyRow,
  everyRow,
  STORED_TABLES,
  type StoredTable,
  TABLE_NAMES,
} from '../../store/stored-tables.ts';

/** Columns of JSON that hold none. */
export async function* jsonProblems(db: Db): AsyncGenerator<string> {
  for (const table of TABLE_NAMES) {
    const { json = [], key }: StoredTable = STORED_TABLES[table];
    if (json.length === 0) continue;
    for await (const row of everyRow(db, table)) {
      for (const column of json)
        if (!isJson(row[column])) yield `${table} ${nameOf(row, key)}: its ${column} is no JSON`;
    }
  }
}

function isJson(text: string | number | null | undefined): boolean {
  if (text === null) return true;
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
}

function nameOf(row: AnyRow, key: readonly string[]): string {
  return key.map((column) => row[column]).join(' ');
}
