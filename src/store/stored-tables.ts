import { type Kysely, sql } from 'kysely';
import type { Db } from './store.ts';
import type { Tables } from './tables.ts';

/** What copies and checks of a whole store have to know of a table. */
export interface StoredTable<Column extends string = string> {
  /** The columns that name a row. */
  readonly key: readonly Column[];
  /** Columns that hold JSON, or nothing. */
  readonly json?: readonly Column[];
  /** Columns that open something; a copy for others does without. */
  readonly secrets?: readonly Column[];
  /** Its rows are of the moment: another database has no use for them. */
  readonly isOfTheMoment?: true;
}

/** Every table, each behind those that its rows refer to. */
export const STORED_TABLES: {
  readonly [Name in keyof Tables]: StoredTable<keyof Tables[Name] & string>;
} = {
  account: { key: ['id'], json: ['settings'] },
  access_key: { key: ['id'], secrets: ['sealed_secret'] },
  person: { key: ['id'], secrets: ['password_hash'] },
  session: { key: ['id_hash'], isOfTheMoment: true },
  sign_in_attempt: { key: ['subject'], isOfTheMoment: true },
  profile: { key: ['arn'] },
  profile_version: { key: ['profile', 'version'], json: ['body'] },
  workload: { key: ['id'], json: ['body'] },
  lens_review: { key: ['subject', 'lens'], json: ['body'] },
  answer: { key: ['subject', 'lens', 'question'], json: ['body'] },
  milestone: { key: ['workload', 'number'], json: ['summary', 'snapshot'] },
  lens: { key: ['arn'] },
  lens_version: { key: ['lens', 'version'], json: ['content'] },
  review_template: { key: ['arn'], json: ['body'] },
  share: { key: ['id'] },
  tag: { key: ['resource', 'key'] },
  request_token: { key: ['account', 'operation', 'token'], json: ['response'] },
  audit: { key: ['sequence'], json: ['before', 'after'] },
  architecture: { key: ['id'] },
  review_run: { key: ['id'], json: ['summary', 'result'] },
  item_state: { key: ['workload', 'item'] },
  accepted_risk: { key: ['workload', 'lens', 'question', 'choice'] },
  agent_profile: { key: ['arn'], json: ['body'] },
  agent_note: { key: ['id'], json: ['body'] },
  agent_recommendation: { key: ['arn'], json: ['body'] },
};

/** Names of all tables. */
export const TABLE_NAMES = Object.keys(STORED_TABLES) as readonly (keyof Tables)[];

/** A row of whichever table. */
export type AnyRow = Readonly<Record<string, string | number | null>>;

/** The store for statements on a table that is known when they run. */
export function anyTable(db: Db): Kysely<Record<string, Record<string, string | number | null>>> {
  return db as unknown as Kysely<Record<string, Record<string, string | number | null>>>;
}

/** A row may be megabytes large. */
const ROWS_AT_ONCE = 50;

/** The rows of a table in the order of their key, however many there are. */
export async function* everyRow(db: Db, table: keyof Tables): AsyncGenerator<AnyRow> {
  const { key }: StoredTable = STORED_TABLES[table];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after: readonly (string | number | null)[] | undefined;
  for (;;) {
    let query = anyTable(db).selectFrom(table).selectAll();
    if (after !== undefined) query = query.where(sql<boolean>`(${columns}) > (${sql.join(after)})`);
    for (const column of key) query = query.orderBy(column);
    const rows = await query.limit(ROWS_AT_ONCE).execute();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = key.map((column) => last[column] ?? null);
  }
}
