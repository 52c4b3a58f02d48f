import type { Selectable } from 'kysely';
import type { Improvement } from '../../review/index.ts';
import type { Db } from '../../store/store.ts';
import type { ItemStateTable } from '../../store/tables.ts';
import { isoTime } from '../iso-time.ts';
import type { Call } from '../well-architected-tool/operation.ts';
import { conflict } from '../well-architected-tool/protocol/api-error.ts';

/** How an item of the improvement plan may stand. */
export const ITEM_STATUSES = ['open', 'in-progress', 'done', 'wont-do'] as const;
/** How an item stands. */
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** What people decided about an item of the improvement plan. */
export interface ItemDecision {
  readonly owner?: string | undefined;
  /** ISO date. */
  readonly due?: string | undefined;
  readonly status: ItemStatus;
  readonly note?: string | undefined;
}

/** What was decided about an item, as stored. */
export type ItemState = Selectable<ItemStateTable>;

/** What is decided about items of a workload, by item. */
export async function itemStates(db: Db, workload: string): Promise<ReadonlyMap<string, ItemState>> {
  const rows = await db.selectFrom('item_state').selectAll().where('workload', '=', workload).execute();
  return new Map(rows.map((row) => [row.item, row]));
}

/** Writes a decision over the one that was read. Throws a conflict where somebody else decided in between. */
export async function decide(
  { db, now }: Pick<Call, 'db' | 'now'>,
  key: { readonly workload: string; readonly item: string },
  read: number,
  { owner, due, status, note }: ItemDecision,
): Promise<void> {
  const written = {
    owner: owner ?? null,
    due: due ?? null,
    status,
    note: note ?? null,
    updated_at: now,
    revision: read + 1,
  };
  if (!(await isWrittenOver(db, key, read, written)))
    throw conflict(
      'Somebody else changed this item; read it again, then change it with its revision in If-Match.',
      'IMPROVEMENT',
      key.item,
    );
}

async function isWrittenOver(
  db: Db,
  key: { readonly workload: string; readonly item: string },
  read: number,
  written: Omit<ItemState, 'workload' | 'item'>,
): Promise<boolean> {
  if (read === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('item_state')
      .values({ ...key, ...written })
      .onConflict((row) => row.columns(['workload', 'item']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable('item_state')
    .set(written)
    .where('workload', '=', key.workload)
    .where('item', '=', key.item)
    .where('revision', '=', read)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** An item with what was decided about it. Its own due date holds where nobody set another. */
export function itemView(item: Improvement, state: ItemState | undefined, today: string) {
  const due = state?.due ?? item.due;
  const status = (state?.status ?? 'open') as ItemStatus;
  const isWaiting = status === 'open' || status === 'in-progress';
  return {
    ...item,
    ...stateShape(state),
    ...(due !== undefined && { due }),
    isOverdue: isWaiting && due !== undefined && due < today,
  };
}

/** What was decided, as the console shows it. */
export function stateShape(state: ItemState | undefined) {
  const { owner = null, status = 'open', note = null, revision = 0 } = state ?? {};
  return {
    status: status as ItemStatus,
    revision,
    ...(owner !== null && { owner }),
    ...(note !== null && { note }),
    ...(state !== undefined && { updatedAt: isoTime(state.updated_at) }),
  };
}
