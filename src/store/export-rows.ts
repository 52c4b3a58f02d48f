import { appliedMigrations } from './migrate.ts';
import type { Store } from './store.ts';
import { type AnyRow, everyRow, STORED_TABLES, type StoredTable, TABLE_NAMES } from './stored-tables.ts';

/** First line of an export. */
export interface ExportHeader {
  readonly hexastyle: 'export';
  /** Of this form of export. */
  readonly version: 1;
  readonly migrations: readonly string[];
  readonly secrets: boolean;
}

/** Last line of an export: without it, it was cut off. */
export interface ExportEnd {
  readonly end: true;
  readonly rows: number;
}

/** A line between the first and the last. */
export interface ExportedRow {
  readonly table: string;
  readonly row: AnyRow;
}

/** What an export may hold besides what is always in it. */
export interface ExportOptions {
  /** Hashes of passwords and sealed access keys too. */
  readonly withSecrets: boolean;
}

/**
 * Writes what the store holds as lines of JSON, the same for every engine: a header, the rows of one moment, an end. Sessions and
 * failed sign-ins stay behind. Returns the number of rows.
 */
export async function exportRows(
  store: Store,
  { withSecrets }: ExportOptions,
  write: (line: string) => Promise<void>,
): Promise<number> {
  return await store.snapshot(async (db) => {
    const line = (content: ExportHeader | ExportedRow | ExportEnd) => write(`${JSON.stringify(content)}\n`);
    const migrations = await appliedMigrations(db);
    await line({ hexastyle: 'export', version: 1, migrations, secrets: withSecrets });
    let rows = 0;
    for (const table of TABLE_NAMES) {
      const { isOfTheMoment, secrets = [] }: StoredTable = STORED_TABLES[table];
      if (isOfTheMoment) continue;
      for await (const row of everyRow(db, table)) {
        await line({ table, row: withSecrets ? row : without(row, secrets) });
        rows += 1;
      }
    }
    await line({ end: true, rows });
    return rows;
  });
}

function without(row: AnyRow, columns: readonly string[]): AnyRow {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
}
