import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { exportWorkload } from '../../exchange/export-workload.ts';
import { findWorkload } from '../../exchange/find-workload.ts';
import { pullReview } from '../../exchange/pull-review.ts';
import type { Tool } from '../../exchange/tool.ts';
import { readToolWorkload } from '../../exchange/tool-workload.ts';
import { addToReviewFile } from '../../review/index.ts';
import { shownPath } from '../hand-written-files.ts';
import { expected, writeOutput } from '../outputs.ts';
import { Progress } from '../progress.ts';
import { pulledLenses } from '../pulled-lenses.ts';
import { REVIEW_FILE } from '../read-review-file.ts';
import { sayOnStderr } from '../say.ts';
import { theOne, type ToolOptions, withTool } from '../tool-access.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

const FORMATS = ['json', REVIEW_FILE];

export interface WorkloadExportOptions extends ToolOptions {
  readonly milestones?: boolean;
  readonly format: string;
  readonly out?: string;
}

interface Exported {
  readonly text: string;
  readonly left: readonly string[];
  /** Files of custom lenses, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Writes a whole workload of the tool as one document, or its answers as a review file. */
export async function workloadExportCommand(named: string, options: WorkloadExportOptions): Promise<void> {
  const { format, out } = options;
  if (!FORMATS.includes(format))
    throw new UsageError(`unknown --format "${format}"; ${expected(format, FORMATS)}`);
  const progress = new Progress(process.stderr);
  const { text, left, files, name } = await progress.during(() =>
    withTool(options, async (tool) => {
      progress.show('reading the workload');
      const { id, name } = theOne(await findWorkload(tool, named), named);
      const exported =
        format === 'json' ? await asDocument(tool, id, options) : await asReviewFile(tool, id, out);
      return { ...exported, name };
    }),
  );
  for (const [path, content] of out === undefined ? [] : files) writeLens(path, content);
  writeOutput(out === undefined ? {} : { file: out }, text);
  const withoutFiles =
    out === undefined ? [...files.keys()].map((path) => `the lens file ${shownPath(path)} (give --out)`) : [];
  sayOnStderr([
    ...(out === undefined ? [] : [`Wrote the workload ${name} to ${out}.`]),
    ...[...withoutFiles, ...left].map((line) => `not exported: ${line}`),
  ]);
}

async function asDocument(
  tool: Tool,
  id: string,
  { milestones = false }: WorkloadExportOptions,
): Promise<Exported> {
  const { document, left } = await exportWorkload(tool, id, { milestones, now: new Date().toISOString() });
  return { text: `${JSON.stringify(document, null, 2)}\n`, left, files: new Map() };
}

async function asReviewFile(tool: Tool, id: string, out: string | undefined): Promise<Exported> {
  const workload = await readToolWorkload(tool, id);
  const { lenses, files, left } = await pulledLenses(
    tool,
    workload,
    undefined,
    dirname(resolve(out ?? REVIEW_FILE)),
  );
  const pulled = pullReview(workload, lenses, undefined);
  const text = addToReviewFile('', pulled.additions);
  if (text === undefined) throw new Error('the statements of a workload make no review file');
  return { text, files, left: [...left, ...pulled.left] };
}

function writeLens(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`cannot write ${shownPath(path)}: ${refusalReason(error)}`);
  }
}
