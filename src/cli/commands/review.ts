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
import { FORMATS } from '../../reports/format.ts';
import type { InputOptions } from '../code-inputs.ts';
import { loadData } from '../load-data.ts';
import type { EvidenceOptions } from '../load-outside-evidence.ts';
import { expected, parseOutputs, refuseToOverwrite, writeOutput } from '../outputs.ts';
import { Progress } from '../progress.ts';
import { renderReport } from '../render-report.ts';
import { reviewPath, today } from '../review-path.ts';
import { sayOnStderr } from '../say.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

export interface ReviewOptions extends InputOptions, EvidenceOptions {
  readonly format?: readonly string[];
  readonly failOn: string;
  readonly baseline?: string;
  readonly config?: string;
  readonly lens?: readonly string[];
  readonly environment?: string;
  readonly details?: boolean;
  readonly date?: string;
  readonly color: boolean;
}

/** Reviews a folder or file and writes the reports. True where the gate of `--fail-on` failed. */
export async function reviewCommand(path: string, options: ReviewOptions): Promise<boolean> {
  const outputs = parseOutputs(options.format ?? [], FORMATS);
  const failOn = FAIL_ON.find((known) => known === options.failOn);
  if (failOn === undefined)
    throw new UsageError(`unknown --fail-on "${options.failOn}"; ${expected(options.failOn, FAIL_ON)}`);
  const date = reviewDate(options.date);
  const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);

  const progress = new Progress(process.stderr);
  const reviewed = await progress.during(() => reviewPath(path, { ...options, date }, loadData(), progress));
  refuseToOverwrite(outputs, reviewed);
  const { root, checks, rules, result } = reviewed;
  const comparison = baseline && compareWithBaseline(result, baseline);
  for (const output of outputs) {
    writeOutput(
      output,
      await renderReport(output, {
        ...options,
        path,
        result,
        root,
        checks: [...checks, ...rules],
        comparison,
      }),
    );
  }
  return explainGate(result, failOn, comparison);
}

export function reviewDate(given: string | undefined): string {
  if (given === undefined) return today();
  if (!isIsoDate(given)) throw new UsageError(`--date ${given} is no day; expected e.g. 2026-11-21`);
  return given;
}

function readBaseline(path: string): ReviewResult {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the baseline ${path}: ${refusalReason(error)}`);
  }
  const parsed = parseBaseline(text);
  if ('baseline' in parsed) return parsed.baseline;
  throw new UsageError(`${path} is no baseline: ${parsed.problem}`, [
    `Write one with hexastyle review --format json=${basename(path)}`,
  ]);
}

function explainGate(
  result: ReviewResult,
  failOn: (typeof FAIL_ON)[number],
  comparison: BaselineComparison | undefined,
): boolean {
  const { failed, reasons } = gate(result, failOn, comparison);
  if (failed) {
    const more = reasons.length > 20 ? [`  and ${reasons.length - 20} more`] : [];
    const shown = reasons.slice(0, 20).map((reason) => `  ${reason}`);
    sayOnStderr([`hexastyle: failed by --fail-on ${failOn}:`, ...shown, ...more]);
  }
  return failed;
}
