import type { Store } from '../../store/store.ts';
import type { ReviewParts } from './perform-review.ts';
import type { ReviewQueue } from './review-queue.ts';
import { ReviewWorker } from './review-worker.ts';

const LOOKS_EVERY_MS = 5_000;

/** The queue of one server by itself: the table is the line, and this process takes from it. */
export class InProcessQueue implements ReviewQueue {
  readonly #store: Store;
  readonly #atOnce: number;
  readonly #worker: ReviewWorker;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #isTaking = false;
  #isAskedAgain = false;

  constructor(store: Store, parts: ReviewParts, report: (error: unknown) => void) {
    this.#store = store;
    this.#atOnce = parts.bounds.atOnce;
    this.#worker = new ReviewWorker(store, parts, report);
    this.#report = report;
  }

  async add(): Promise<void> {
    // Its row in the table is its place in the line.
  }

  wake(): void {
    if (this.#timer === undefined) return;
    this.#isAskedAgain = true;
    if (!this.#isTaking) this.#take().catch(this.#report);
  }

  cancel(run: string): void {
    this.#worker.cancel(run);
  }

  async start(): Promise<void> {
    const look = async (): Promise<void> => {
      await this.#worker.requeueSilent();
      this.wake();
    };
    this.#timer = setInterval(() => look().catch(this.#report), LOOKS_EVERY_MS);
    await look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#worker.stop();
  }

  /** Takes runs while there are any and hands are free; each that ends asks again. */
  async #take(): Promise<void> {
    this.#isTaking = true;
    try {
      while (this.#isAskedAgain && this.#timer !== undefined) {
        this.#isAskedAgain = false;
        const free = this.#atOnce - this.#worker.running;
        if (free <= 0) return;
        const rows = await this.#store.db
          .selectFrom('review_run')
          .select('id')
          .where('status', '=', 'queued')
          .orderBy('created_at')
          .orderBy('id')
          .limit(free)
          .execute();
        for (const { id } of rows) {
          this.#worker
            .perform(id)
            .catch(this.#report)
            .finally(() => this.wake());
        }
      }
    } finally {
      this.#isTaking = false;
    }
  }
}
