/**
 * Reads random hostile projects: `node scripts/fuzz-terraform.ts [cases] [first seed]`. A case fails if the reader throws,
 * takes more time than the bound, changes a prototype, asks for a file outside the project, or gives no account of a file.
 * The cases run in a worker with bounded memory; one that hangs is named by its seed.
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { faultIn } from './terraform-project-faults.ts';

/** Most processor time that one case may take, in milliseconds. */
const LONGEST = 4_000;
const MEMORY_MB = 512;

const [cases = 100_000, first = 1] = process.argv.slice(2).map(Number);

if (isMainThread) watch();
else work(workerData as SharedArrayBuffer);

function watch(): void {
  const shared = new SharedArrayBuffer(8);
  const progress = new Int32Array(shared);
  const worker = new Worker(new URL(import.meta.url), {
    argv: [String(cases), String(first)],
    workerData: shared,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let last = -1;
  const timer = setInterval(() => {
    if (progress[0] === last) fail(`seed ${last} hangs`);
    last = progress[0] ?? 0;
    process.stderr.write(`\r${last}`);
  }, 5 * LONGEST);
  const fail = (message: string): void => {
    process.stdout.write(`${message}\n`);
    process.exitCode = 1;
    clearInterval(timer);
    void worker.terminate();
  };
  worker.on('error', (error) => fail(`seed ${progress[0]}: ${String(error)}`));
  worker.on('exit', () => {
    clearInterval(timer);
    if (progress[1] !== 0) process.exitCode = 1;
  });
}

function work(shared: SharedArrayBuffer): void {
  const progress = new Int32Array(shared);
  let slowest = { seed: 0, milliseconds: 0 };
  for (let seed = first; seed < first + cases; seed++) {
    progress[0] = seed;
    const start = process.threadCpuUsage();
    const fault = faultIn(seed);
    const { user, system } = process.threadCpuUsage(start);
    const milliseconds = (user + system) / 1000;
    if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds };
    const found = fault ?? (milliseconds > LONGEST ? `it takes ${Math.round(milliseconds)} ms` : undefined);
    if (found === undefined) continue;
    progress[1] = 1;
    process.stdout.write(`seed ${seed}: ${found}\n`);
  }
  process.stdout.write(
    `${cases} cases; the slowest, seed ${slowest.seed}, took ${Math.round(slowest.milliseconds)} ms\n`,
  );
}
