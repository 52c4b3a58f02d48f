import { type ChildProcess, fork } from 'node:child_process';
import { throttled } from '../well-architected-tool/protocol/api-error.ts';
import type { PdfAnswer, PdfJob } from './pdf-job.ts';

/** Documents that wait; whoever comes later is asked to come again. */
const MOST_WAITING = 50;
/** The process ends when nobody wanted a document for so long, and gives its memory back. */
const IDLE_MS = 20_000;
const LONGEST_MS = 25_000;
/** For a lens of the largest size with notes on everything. */
const HEAP_MB = 384;

interface Waiting {
  readonly job: PdfJob;
  readonly done: (bytes: Buffer) => void;
  readonly failed: (error: Error) => void;
}

/** Makes documents in a process of its own, one at a time: the server answers others meanwhile, and survives what fails there. */
class PdfWriter {
  readonly #waiting: Waiting[] = [];
  #process: ChildProcess | undefined;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;

  write(job: PdfJob): Promise<Buffer> {
    if (this.#waiting.length >= MOST_WAITING)
      throw throttled('Too many reports are being made at once; try again soon.', 5);
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
    this.#process ??= this.#start();
    this.#timer = setTimeout(() => this.#fail(new Error('a document took too long')), LONGEST_MS).unref();
    const process = this.#process;
    process.send(this.#current.job, (error) => {
      if (error !== null && this.#process === process) this.#fail(error);
    });
  }

  #start(): ChildProcess {
    // It gets nothing of the server's surroundings: no addresses, no passwords.
    const process = fork(PROGRAM, {
      execArgv: [
        `--max-old-space-size=${HEAP_MB}`,
        '--max-semi-space-size=4',
        '--disable-warning=ExperimentalWarning',
      ],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    process.unref();
    process.channel?.unref();
    process.on('message', ({ bytes, failed }: PdfAnswer) => {
      const { done, failed: tell } = this.#current ?? {};
      this.#current = undefined;
      if (bytes === undefined) tell?.(new Error(failed));
      else done?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      this.#next();
    });
    const gone = (error: Error): void => {
      if (this.#process === process) this.#fail(error);
    };
    process.on('error', gone);
    process.on('exit', (code, signal) =>
      gone(new Error(`the process for documents ended: ${signal ?? code}`)),
    );
    return process;
  }

  /** The process is gone or stuck: what it made is lost, what waits gets a new one. */
  #fail(error: Error): void {
    const failed = this.#current;
    this.#current = undefined;
    this.#stop();
    failed?.failed(error);
    this.#next();
  }

  #stop(): void {
    const process = this.#process;
    this.#process = undefined;
    process?.kill('SIGKILL');
  }
}

/** Beside this module in the sources, beside the bundle in the program. */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? new URL('./pdf-worker.ts', import.meta.url)
  : new URL('./pdf-worker.js', import.meta.url);

const writer = new PdfWriter();

/** The bytes of a document. Throws a ThrottlingException where too many are waiting. */
export async function writePdf(job: PdfJob): Promise<Buffer> {
  return await writer.write(job);
}
