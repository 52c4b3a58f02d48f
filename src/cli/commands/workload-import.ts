import { readFileSync } from 'node:fs';
import { importWorkload, ImportProblem } from '../../exchange/import-workload.ts';
import { parseWorkloadDocument } from '../../exchange/workload-document.ts';
import { plainText } from '../../reports/plain-text.ts';
import { Progress } from '../progress.ts';
import { type ToolOptions, withTool } from '../tool-access.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

export interface WorkloadImportOptions extends ToolOptions {
  readonly name?: string;
}

/** Makes a workload of the tool anew from a file that `workload export` wrote. */
export async function workloadImportCommand(file: string, options: WorkloadImportOptions): Promise<void> {
  const parsed = parseWorkloadDocument(textOf(file));
  if ('problem' in parsed) throw new UsageError(`${file} is no workload: ${parsed.problem}`);
  const { document } = parsed;
  const progress = new Progress(process.stderr);
  const { id, left } = await progress.during(() =>
    withTool(options, async (tool) => {
      progress.show('making the workload');
      try {
        return await importWorkload(tool, document, options.name);
      } catch (error) {
        throw error instanceof ImportProblem ? new UsageError(error.message) : error;
      }
    }),
  );
  const lines = [
    `Made the workload ${options.name ?? document.workload.name} (${id}).`,
    ...left.map((line) => `Not brought over: ${line}`),
  ];
  process.stdout.write(lines.map((line) => `${plainText(line)}\n`).join(''));
}

/** Whole workloads are larger than what people write: milestones hold every answer again. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${refusalReason(error)}`);
  }
}
