import { Logger, run, type Runner, runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import type { Db, Store } from '../../store/store.ts';
import type { ReviewParts } from './perform-review.ts';
import type { ReviewQueue } from './review-queue.ts';
import { ReviewWorker } from './review-worker.ts';

const TASK = 'review';
const LOOKS_EVERY_MS = 5_000;

/** The queue of several servers and workers on one PostgreSQL database. */
export class GraphileQueue implements ReviewQueue {
  readonly #store: Store;
  readonly #url: string;
  readonly #atOnce: number;
  readonly #worker: ReviewWorker;
  readonly #report: (error: unknown) => void;
  #runner: Runner | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, url: string, parts: ReviewParts, report: (error: unknown) => void) {
    this.#store = store;
    this.#url = url;
    this.#atOnce = parts.bounds.atOnce;
    this.#worker = new ReviewWorker(store, parts, report);
    this.#report = report;
  }

  /** Makes the queue's own tables; needed before anything is put in line. */
  async prepare(): Promise<void> {
    await runMigrations({ connectionString: this.#url, logger: QUIET });
  }

  async add(db: Db, id: string): Promise<void> {
    // Whether a run is performed again is said by its row alone, so that a job is tried once.
    await sql`select graphile_worker.add_job(${TASK}, ${JSON.stringify({ run: id })}::json,
      job_key := ${id}, max_attempts := 1)`.execute(db);
  }

  wake(): void {
    // The database wakes who waits.
  }

  cancel(id: string): void {
    this.#worker.cancel(id);
  }

  async start(): Promise<void> {
    await this.prepare();
    this.#runner = await run({
      connectionString: this.#url,
      concurrency: this.#atOnce,
      maxPoolSize: this.#atOnce + 2,
      noHandleSignals: true,
      logger: QUIET,
      taskList: {
        [TASK]: async (payload) => {
          await this.#worker.perform((payload as { readonly run: string }).run).catch(this.#report);
        },
      },
    });
    this.#timer = setInterval(() => this.#requeue().catch(this.#report), LOOKS_EVERY_MS);
    await this.#requeue();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#worker.stop();
    await this.#runner?.stop();
    this.#runner = undefined;
  }

  /** Runs of dead workers, and runs that wait although nothing in the line stands for them. */
  async #requeue(): Promise<void> {
    await this.#worker.requeueSilent();
    const { rows } = await sql<{ id: string }>`select id from review_run where status = 'queued'
      and not exists (select 1 from graphile_worker.jobs
        where jobs.key = review_run.id and jobs.locked_at is null and jobs.attempts < jobs.max_attempts)`.execute(
      this.#store.db,
    );
    for (const { id } of rows) await this.add(this.#store.db, id);
  }
}

/** What matters is told by `report`. */
const QUIET = new Logger(() => () => undefined);
