import { type SelectQueryBuilder, type Selectable, sql } from 'kysely';
import { preparedWrite } from '../store/prepared-query.ts';
import type { Db } from '../store/store.ts';
import type { AuditTable, Tables } from '../store/tables.ts';

/** One thing that changed: an ARN, and what there was before and after. */
export interface Change {
  readonly resource: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Puts changes into the audit trail, in the transaction that makes them. */
export async function recordChanges(
  db: Db,
  by: { readonly at: number; readonly account: string; readonly actor: string; readonly operation: string },
  changes: readonly Change[],
): Promise<void> {
  const { at, account, actor, operation } = by;
  for (const { resource, before, after } of changes)
    await INSERT_ROW(db, [at, account, actor, operation, resource, textOf(before), textOf(after)]);
}

const INSERT_ROW = preparedWrite<
  [
    at: number,
    account: string,
    actor: string,
    operation: string,
    resource: string,
    before: string | null,
    after: string | null,
  ]
>(7, (db, [at, account, actor, operation, resource, before, after]) =>
  db.insertInto('audit').values({ at, account, actor, operation, resource, before, after }),
);

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Which rows of the trail somebody wants. */
export interface AuditFilter {
  /** Milliseconds since 1970. */
  readonly from?: number | undefined;
  /** Not itself included. */
  readonly to?: number | undefined;
  readonly actor?: string | undefined;
  /** The resource, or how its ARN begins. */
  readonly resource?: string | undefined;
  readonly operation?: string | undefined;
}

type AuditRow = Selectable<AuditTable>;

/** Rows of an account's trail, the newest first. */
export async function newestAuditRows(
  db: Db,
  account: string,
  filter: AuditFilter,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly AuditRow[]> {
  let query = filtered(db, account, filter);
  if (before !== undefined) query = query.where('sequence', '<', before);
  return await query.orderBy('sequence', 'desc').limit(limit).execute();
}

const ROWS_AT_ONCE = 500;

/** Every row of an account's trail in its order, as lines of JSON; a few at a time are in memory. */
export async function* auditLines(db: Db, account: string, filter: AuditFilter): AsyncGenerator<string> {
  let after = 0;
  for (;;) {
    const rows = await filtered(db, account, filter)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(ROWS_AT_ONCE)
      .execute();
    if (rows.length > 0) yield rows.map((row) => `${JSON.stringify(shownAuditRow(row))}\n`).join('');
    after = rows.at(-1)?.sequence ?? after;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

function filtered(
  db: Db,
  account: string,
  { from, to, actor, resource, operation }: AuditFilter,
): SelectQueryBuilder<Tables, 'audit', AuditRow> {
  let query = db.selectFrom('audit').selectAll().where('account', '=', account);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (actor !== undefined) query = query.where('actor', '=', actor);
  if (operation !== undefined) query = query.where('operation', '=', operation);
  if (resource !== undefined)
    query = query.where(sql`substr(resource, 1, ${[...resource].length})`, '=', resource);
  return query;
}

/** A row as administrators see it. */
export function shownAuditRow({ sequence, at, actor, operation, resource, before, after }: AuditRow) {
  return {
    sequence,
    at: new Date(at).toISOString(),
    actor,
    operation,
    resource,
    before: before === null ? null : (JSON.parse(before) as unknown),
    after: after === null ? null : (JSON.parse(after) as unknown),
  };
}
