import { Worker } from 'node:worker_threads';
import { ApiError } from '../well-architected-tool/protocol/api-error.ts';
import type { PdfAnswer, PdfJob } from './pdf-job.ts';

/** Documents that wait; whoever comes later is asked to come again. */
const MOST_WAITING = 50;
/** The thread ends when nobody wanted a document for so long, and gives its memory back. */
const IDLE_MS = 20_000;
const LONGEST_MS = 25_000;
const HEAP_MB = 256;

interface Waiting {
  readonly job: PdfJob;
  readonly done: (bytes: Buffer) => void;
  readonly failed: (error: Error) => void;
}

/** Makes documents in a thread of its own, one at a time: the server answers others meanwhile. */
class PdfWriter {
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;

  write(job: PdfJob): Promise<Buffer> {
    if (this.#waiting.length >= MOST_WAITING)
      throw new ApiError('ThrottlingException', 'Too many reports are being made at once; try again soon.');
    return new Promise((done, failed) => {
      this.#waiting.push({ job, done, failed });
      this.#next();
    });
  }

  #next(): void {
    if (this.#current !== undefined) return;
    clearTimeout(this.#timer);
    this.#current = this.#waiting.shift();
    if (this.#current === undefined) {
      this.#timer = setTimeout(() => this.#stop(), IDLE_MS).unref();
      return;
    }
    this.#worker ??= this.#start();
    this.#timer = setTimeout(() => this.#fail(new Error('a document took too long')), LONGEST_MS).unref();
    // oxlint-disable-next-line require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(this.#current.job);
  }

  #start(): Worker {
    const worker = new Worker(WORKER, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
    });
    worker.unref();
    worker.on('message', ({ bytes, failed }: PdfAnswer) => {
      const { done, failed: tell } = this.#current ?? {};
      this.#current = undefined;
      if (bytes === undefined) tell?.(new Error(failed));
      else done?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      this.#next();
    });
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#fail(error instanceof Error ? error : new Error(String(error)));
    });
    return worker;
  }

  /** The thread is gone or stuck: what it made is lost, what waits gets a new one. */
  #fail(error: Error): void {
    const failed = this.#current;
    this.#current = undefined;
    this.#stop();
    failed?.failed(error);
    this.#next();
  }

  #stop(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }
}

/** Beside this module in the sources, beside the bundle in the program. */
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('./pdf-worker.ts', import.meta.url)
  : new URL('./pdf-worker.js', import.meta.url);

const writer = new PdfWriter();

/** The bytes of a document. Throws a ThrottlingException where too many are waiting. */
export async function writePdf(job: PdfJob): Promise<Buffer> {
  return await writer.write(job);
}
