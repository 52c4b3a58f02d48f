// Reads generated and broken templates: node scripts/fuzz-cloudformation.ts [--cases N] [--seed N]. Fails on a crash, a
// case slower than the bound, more memory than the bound, or a file read outside of the project.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { hostileProject, readHostileProject } from '../test/hostile-templates.ts';

/** One case. */
const LONGEST_MILLISECONDS = 2000;
/** The whole process. */
const MOST_MEGABYTES = 1024;

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const numRuns = Number(values.cases);
const begin = performance.now();
let cases = 0;
let slowest = 0;
let resources = 0;
let diagnostics = 0;

fc.assert(
  fc.property(hostileProject, (project) => {
    cases += 1;
    const start = performance.now();
    const readings = readHostileProject(project);
    const milliseconds = performance.now() - start;
    slowest = Math.max(slowest, milliseconds);
    resources += readings.resources.length;
    diagnostics += readings.diagnostics.length;
    if (milliseconds > LONGEST_MILLISECONDS) throw new Error(`took ${Math.round(milliseconds)} ms`);
    if (process.memoryUsage.rss() > MOST_MEGABYTES * 1024 * 1024)
      throw new Error(`took more than ${MOST_MEGABYTES} MB`);
  }),
  { numRuns, seed: Number(values.seed), endOnFailure: true },
);

const seconds = (performance.now() - begin) / 1000;
process.stdout.write(
  `${cases} cases in ${seconds.toFixed(1)} s, slowest ${slowest.toFixed(0)} ms, at most ` +
    `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; ${resources} resources, ${diagnostics} diagnostics\n`,
);
