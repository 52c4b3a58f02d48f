import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type BaselineComparison,
  compareWithBaseline,
  FAIL_ON,
  gate,
  isIsoDate,
  parseBaseline,
  type ReviewResult,
} from '../../review/index.ts';
import { loadData } from '../load-data.ts';
import { parseOutputs, writeOutput } from '../outputs.ts';
import { Progress } from '../progress.ts';
import { renderReport } from '../render-report.ts';
import { reviewPath, today } from '../review-path.ts';
import { UsageError } from '../usage-error.ts';

export interface ReviewOptions {
  readonly format: readonly string[];
  readonly failOn: string;
  readonly baseline?: string;
  readonly config?: string;
  readonly details?: boolean;
  readonly var: ReadonlyMap<string, string>;
  readonly varFile: readonly string[];
  readonly parameter: ReadonlyMap<string, string>;
  readonly date?: string;
  readonly color: boolean;
}

/** Reviews a folder or file and writes the reports. True where the gate of `--fail-on` failed. */
export async function reviewCommand(path: string, options: ReviewOptions): Promise<boolean> {
  const outputs = parseOutputs(options.format);
  const failOn = FAIL_ON.find((known) => known === options.failOn);
  if (failOn === undefined) throw new UsageError(`unknown --fail-on "${options.failOn}"; expected one of ${FAIL_ON.join(', ')}`);
  const date = reviewDate(options.date);
  const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);

  const progress = new Progress(process.stderr);
  const { root, result } = reviewPath(path, { ...options, date }, loadData(), progress);
  const comparison = baseline && compareWithBaseline(result, baseline);
  for (const output of outputs) {
    progress.show(`writing ${output.format}`);
    const text = await renderReport(output, { result, root, comparison, ...options });
    progress.clear();
    writeOutput(output, text);
  }
  return explainGate(result, failOn, comparison);
}

function reviewDate(given: string | undefined): string {
  if (given === undefined) return today();
  if (!isIsoDate(given)) throw new UsageError(`--date ${given} is no day; expected e.g. 2026-11-21`);
  return given;
}

function readBaseline(path: string): ReviewResult {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the baseline ${path}: ${(error as Error).message}`);
  }
  const parsed = parseBaseline(text);
  if ('baseline' in parsed) return parsed.baseline;
  throw new UsageError(`${path} is no review result: ${parsed.problem} Write one with --format json=${basename(path)}`);
}

function explainGate(
  result: ReviewResult,
  failOn: (typeof FAIL_ON)[number],
  comparison: BaselineComparison | undefined,
): boolean {
  const { failed, reasons } = gate(result, failOn, comparison);
  if (failed) {
    const shown = reasons.slice(0, 20).map((reason) => `  ${reason}\n`).join('');
    const more = reasons.length > 20 ? `  and ${reasons.length - 20} more\n` : '';
    process.stderr.write(`hexastyle: failed by --fail-on ${failOn}:\n${shown}${more}`);
  }
  return failed;
}
