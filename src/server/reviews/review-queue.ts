import type { Db } from '../../store/store.ts';

/** Where review runs wait, and who takes them up. */
export interface ReviewQueue {
  /** Puts a run in line, as part of the transaction that made it. */
  add(db: Db, run: string): Promise<void>;
  /** Tells that something was put in line, once that is on the disk. */
  wake(): void;
  /** Ends a run that was cancelled, at once where it runs here; other servers see it in the table. */
  cancel(run: string): void;
  /** Begins to take up runs. */
  start(): Promise<void>;
  /** Takes up no more; what runs goes back into the line. */
  stop(): Promise<void>;
}
