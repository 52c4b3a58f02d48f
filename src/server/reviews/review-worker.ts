import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Updateable } from 'kysely';
import type { ReviewResult } from '../../review/index.ts';
import { reviewAgain } from '../../review/index.ts';
import type { Db, Store } from '../../store/store.ts';
import type { ReviewRunTable } from '../../store/tables.ts';
import { performReview, ReviewFailed, type ReviewParts } from './perform-review.ts';
import { type ReviewRun, runOf, type RunSummary } from './review-runs.ts';
import { type RunSubject, subjectOf } from './run-subjects.ts';
import { isoDate, laterStatements, type SavedStatements } from './statements.ts';

const HEARTBEAT_MS = 1_000;
/** Who has said nothing for this long is taken for dead. */
const SILENT_MS = 30_000;
/** Older results of a subject are let go; their summaries stay. */
const RESULTS_KEPT = 30;

/** Performs runs: takes them from the table, says there that it is alive, and writes down how they ended. */
export class ReviewWorker {
  readonly #store: Store;
  readonly #parts: ReviewParts;
  readonly #report: (error: unknown) => void;
  readonly #name = `${hostname()} ${process.pid} ${randomUUID()}`;
  readonly #running = new Map<string, { readonly control: AbortController; readonly end: Promise<void> }>();
  #isStopping = false;

  /** `report` gets what went wrong in the server itself. */
  constructor(store: Store, parts: ReviewParts, report: (error: unknown) => void) {
    this.#store = store;
    this.#parts = parts;
    this.#report = report;
  }

  get running(): number {
    return this.#running.size;
  }

  /** Performs a run that is queued, unless somebody else took it first. */
  async perform(id: string): Promise<void> {
    if (this.#isStopping || this.#running.has(id)) return;
    const control = new AbortController();
    const end = this.#perform(id, control.signal, () => control.abort());
    this.#running.set(id, { control, end });
    try {
      await end;
    } finally {
      this.#running.delete(id);
    }
  }

  /** Ends a run here, because it was cancelled. */
  cancel(id: string): void {
    this.#running.get(id)?.control.abort();
  }

  /** Ends what runs here; it goes back into the line. Returns when all has ended. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const running = [...this.#running.values()];
    for (const { control } of running) control.abort();
    await Promise.allSettled(running.map(({ end }) => end));
  }

  /** Puts runs back into the line whose worker is dead. Returns their ids. */
  async requeueSilent(): Promise<readonly string[]> {
    const { db } = this.#store;
    const rows = await db
      .selectFrom('review_run')
      .select(['id', 'heartbeat_at'])
      .where('status', '=', 'running')
      .where('heartbeat_at', '<', this.#parts.clock() - SILENT_MS)
      .execute();
    const requeued: string[] = [];
    for (const { id, heartbeat_at } of rows) {
      const { numUpdatedRows } = await db
        .updateTable('review_run')
        .set(QUEUED)
        .where('id', '=', id)
        .where('status', '=', 'running')
        .where('heartbeat_at', '=', heartbeat_at)
        .executeTakeFirst();
      if (numUpdatedRows === 1n) requeued.push(id);
    }
    return requeued;
  }

  async #perform(id: string, signal: AbortSignal, abort: () => void): Promise<void> {
    const { db } = this.#store;
    const { clock } = this.#parts;
    const taken = await db
      .updateTable('review_run')
      .set({ status: 'running', started_at: clock(), worker: this.#name, heartbeat_at: clock() })
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .returning('subject')
      .executeTakeFirst();
    if (taken === undefined) return;
    const run = await runOf(db, taken.subject, id);
    let progress = '';
    const beating = setInterval(() => {
      this.#beat(id, progress).then((isOurs) => isOurs || abort(), this.#report);
    }, HEARTBEAT_MS);
    try {
      const subject = await subjectOf(db, this.#parts.lenses, run.subject);
      if (subject === undefined) throw new ReviewFailed('what was to be reviewed was deleted');
      const result = await performReview(this.#parts, db, run, subject, {
        signal,
        onProgress: (what) => {
          progress = what;
        },
      });
      await this.#done(run, subject, result);
    } catch (error) {
      await this.#failed(id, error, signal);
    } finally {
      clearInterval(beating);
    }
  }

  /** False where the run is ours no more: cancelled, or taken by another who thought us dead. */
  async #beat(id: string, progress: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#ours(id, { heartbeat_at: this.#parts.clock(), progress });
    return numUpdatedRows === 1n;
  }

  #ours(id: string, values: Updateable<ReviewRunTable>, db: Db = this.#store.db) {
    return db
      .updateTable('review_run')
      .set(values)
      .where('id', '=', id)
      .where('status', '=', 'running')
      .where('worker', '=', this.#name)
      .executeTakeFirst();
  }

  async #done(run: ReviewRun, subject: RunSubject, result: ReviewResult): Promise<void> {
    const now = this.#parts.clock();
    await this.#store.write(async (db) => {
      const statements = await subject.statements?.(db);
      const { numUpdatedRows } = await this.#ours(
        run.id,
        {
          status: 'done',
          progress: '',
          ended_at: now,
          summary: JSON.stringify(await this.#summary(db, result, statements)),
          statements: statements === undefined ? null : JSON.stringify(statements),
          result: JSON.stringify(result),
        },
        db,
      );
      if (numUpdatedRows !== 1n) return;
      await subject.finished?.(db, run, result, now);
      await letGoOfOldResults(db, run.subject);
    });
  }

  async #summary(db: Db, result: ReviewResult, statements: SavedStatements | undefined): Promise<RunSummary> {
    if (statements === undefined) return summaryOf(result);
    const { lenses, said } = await laterStatements(db, this.#parts.lenses, statements);
    const date = isoDate(this.#parts.clock());
    return summaryOf(
      reviewAgain(
        result,
        lenses.map(({ lens }) => lens),
        said,
        date,
      ),
    );
  }

  async #failed(id: string, error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) {
      // Cancelled: the table says so already. Stopping: somebody else goes on with it.
      if (this.#isStopping) await this.#ours(id, QUEUED);
      return;
    }
    if (!(error instanceof ReviewFailed)) this.#report(error);
    const said = error instanceof ReviewFailed ? error.message : 'the server failed; its log says why';
    await this.#ours(id, { status: 'failed', progress: '', ended_at: this.#parts.clock(), error: said });
  }
}

const QUEUED = {
  status: 'queued',
  progress: '',
  started_at: null,
  worker: null,
  heartbeat_at: null,
} as const;

/** What lists say of a result. */
export function summaryOf(result: ReviewResult): RunSummary {
  const improvements = { HIGH: 0, MEDIUM: 0, LOW: 0 };
  for (const { level } of result.improvements) improvements[level] += 1;
  const practices = result.questions.flatMap((question) => question.practices);
  return {
    riskCounts: result.riskCounts,
    disputes: practices.filter(({ status }) => status === 'disputed').length,
    improvements,
    resources: result.architecture.resources,
    files: result.architecture.files.filter(({ status }) => status !== 'skipped').length,
    diagnostics: result.architecture.diagnostics.length,
    checksRun: result.checksRun,
  };
}

async function letGoOfOldResults(db: Db, subject: string): Promise<void> {
  const oldest = await db
    .selectFrom('review_run')
    .select('created_at')
    .where('subject', '=', subject)
    .where('result', 'is not', null)
    .orderBy('created_at', 'desc')
    .offset(RESULTS_KEPT)
    .limit(1)
    .executeTakeFirst();
  if (oldest === undefined) return;
  await db
    .updateTable('review_run')
    .set({ result: null, statements: null })
    .where('subject', '=', subject)
    .where('created_at', '<=', oldest.created_at)
    .execute();
}
