import type { Selectable } from 'kysely';
import type { RiskCounts } from '../../review/index.ts';
import type { Db } from '../../store/store.ts';
import type { ArchitectureTable, ReviewRunTable } from '../../store/tables.ts';
import { newId } from '../well-architected-tool/ids.ts';
import type { Call } from '../well-architected-tool/operation.ts';
import { conflict, notFound, throttled } from '../well-architected-tool/protocol/api-error.ts';

/** Where a run is; the last three are for good. */
export type RunStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A run without its result, which may be large. */
export type ReviewRun = Omit<Selectable<ReviewRunTable>, 'result' | 'statements' | 'status' | 'summary'> & {
  readonly status: RunStatus;
  readonly summary: RunSummary | undefined;
};

/** What lists say of a finished run. */
export interface RunSummary {
  readonly riskCounts: RiskCounts;
  readonly disputes: number;
  readonly improvements: Readonly<Record<'HIGH' | 'MEDIUM' | 'LOW', number>>;
  readonly resources: number;
  readonly files: number;
  readonly diagnostics: number;
  readonly checksRun: number;
}

/** Runs of one subject that may wait at once. */
const MOST_WAITING = 20;

/**
 * Starts a review in the background, for a workload (its id) or an agent profile (its ARN), of an architecture that belongs to
 * it. Part of the transaction of the call; the run begins when that is on the disk.
 */
export async function startRun(
  call: Pick<Call, 'db' | 'now' | 'principal' | 'services' | 'afterCommit'>,
  subject: string,
  { id: architecture, name }: Pick<ArchitectureTable, 'id' | 'name'>,
): Promise<ReviewRun> {
  const { db, now, principal, services } = call;
  const { waiting } = await db
    .selectFrom('review_run')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('subject', '=', subject)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  if (Number(waiting) >= MOST_WAITING)
    throw throttled(`${waiting} reviews are waiting already; try again later.`, 30);
  const newest = await runsOf(db, subject).executeTakeFirst();
  const id = newId();
  await db
    .insertInto('review_run')
    .values({
      id,
      subject,
      architecture,
      architecture_name: name,
      status: 'queued',
      progress: '',
      requested_by: principal.arn,
      // Two of one millisecond have an order, too.
      created_at: Math.max(now, (newest?.created_at ?? 0) + 1),
    })
    .execute();
  await services.reviewQueue.add(db, id);
  call.afterCommit(() => services.reviewQueue.wake());
  return await runOf(db, subject, id);
}

/** Cancels a run that has not ended. */
export async function cancelRun(
  call: Pick<Call, 'db' | 'now' | 'services' | 'afterCommit'>,
  subject: string,
  id: string,
): Promise<ReviewRun> {
  const { db, now, services } = call;
  const { status } = await runOf(db, subject, id);
  const { numUpdatedRows } = await db
    .updateTable('review_run')
    .set({ status: 'cancelled', ended_at: now })
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n && status !== 'cancelled')
    throw conflict(`The review has ended: it is ${status}.`, 'WORKLOAD', subject);
  call.afterCommit(() => services.reviewQueue.cancel(id));
  return await runOf(db, subject, id);
}

const SHOWN = [
  'id',
  'subject',
  'architecture',
  'architecture_name',
  'status',
  'progress',
  'requested_by',
  'created_at',
  'started_at',
  'worker',
  'heartbeat_at',
  'ended_at',
  'error',
  'summary',
] as const;

/** One run of a subject. Throws where there is none of that id. */
export async function runOf(db: Db, subject: string, id: string): Promise<ReviewRun> {
  const row = await db
    .selectFrom('review_run')
    .select(SHOWN)
    .where('subject', '=', subject)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw notFound('REVIEW_RUN', id);
  return reviewRun(row);
}

/** Runs of a subject, the newest first. */
export function runsOf(db: Db, subject: string) {
  return db
    .selectFrom('review_run')
    .select(SHOWN)
    .where('subject', '=', subject)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc');
}

/** The newest run of a subject whose result is there. */
export async function newestDone(db: Db, subject: string): Promise<ReviewRun | undefined> {
  const row = await runsOf(db, subject)
    .where('status', '=', 'done')
    .where('result', 'is not', null)
    .executeTakeFirst();
  return row && reviewRun(row);
}

/** A row of the table as a run. */
export function reviewRun(row: Pick<Selectable<ReviewRunTable>, (typeof SHOWN)[number]>): ReviewRun {
  return {
    ...row,
    status: row.status as RunStatus,
    summary: row.summary === null ? undefined : (JSON.parse(row.summary) as RunSummary),
  };
}
