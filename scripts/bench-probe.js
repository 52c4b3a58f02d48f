// Loaded into a timed review: writes what the process used when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () =>
  writeFileSync(process.env.HEXASTYLE_BENCH_PROBE, JSON.stringify(process.resourceUsage())),
);
