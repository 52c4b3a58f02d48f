// Times whole reviews: npm run bench -- <path> [--runs N]. Prints wall and CPU seconds, peak memory, resources and checks.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReviewResult } from '../src/review/review-result.ts';

interface Run {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' } },
});
const root = new URL('../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'hexastyle-bench-'));

function run(path: string): Run {
  const probe = join(folder, 'usage.json');
  const begin = performance.now();
  const child = spawnSync(
    process.execPath,
    ['--import', join(root, 'scripts/bench-probe.js'), join(root, 'bin/hexastyle.js'), 'review', path].concat(
      ['--format', `json=${join(folder, 'review.json')}`, '--fail-on', 'never'],
    ),
    { env: { ...process.env, HEXASTYLE_BENCH_PROBE: probe }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const wallSeconds = (performance.now() - begin) / 1000;
  if (child.status !== 0) throw new Error(`the review of ${path} ended with exit code ${child.status}`);
  const usage = JSON.parse(readFileSync(probe, 'utf8')) as NodeJS.ResourceUsage;
  return {
    wallSeconds,
    cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    peakMegabytes: usage.maxRSS / 1024,
  };
}

function spread(values: readonly number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const shown = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return shown.map((value) => (value ?? 0).toFixed(digits).padStart(8)).join('');
}

try {
  for (const path of positionals.length > 0 ? positionals : ['examples/shop']) {
    const runs = Array.from({ length: Number(values.runs) }, () => run(path));
    const result = JSON.parse(readFileSync(join(folder, 'review.json'), 'utf8')) as ReviewResult;
    process.stdout.write(
      `${path}: ${result.architecture.resources} resources, ${result.checksRun} checks run, ${runs.length} reviews\n` +
        `                  min  median     max\n` +
        `  wall (s)   ${spread(
          runs.map(({ wallSeconds }) => wallSeconds),
          3,
        )}\n` +
        `  CPU (s)    ${spread(
          runs.map(({ cpuSeconds }) => cpuSeconds),
          3,
        )}\n` +
        `  memory (MB)${spread(
          runs.map(({ peakMegabytes }) => peakMegabytes),
          1,
        )}\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
