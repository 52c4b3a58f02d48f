import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { findWorkload } from '../../exchange/find-workload.ts';
import { type PulledReview, pullReview } from '../../exchange/pull-review.ts';
import { readToolWorkload, type ToolWorkload } from '../../exchange/tool-workload.ts';
import { counted } from '../../reports/words.ts';
import { plainText } from '../../reports/plain-text.ts';
import { addToReviewFile } from '../../review/index.ts';
import { readText, shownPath } from '../hand-written-files.ts';
import { loadData } from '../load-data.ts';
import { Progress } from '../progress.ts';
import { pulledLenses } from '../pulled-lenses.ts';
import { readReviewFile, REVIEW_FILE } from '../read-review-file.ts';
import { theOne, type ToolOptions, withTool } from '../tool-access.ts';
import { refusalReason, UsageError } from '../usage-error.ts';
import { writeFixedFiles } from '../write-fixed-files.ts';

export interface PullOptions extends ToolOptions {
  readonly config?: string;
}

/** Brings a workload's answers into a review file; what people wrote there stays. */
export async function pullCommand(named: string, path: string, options: PullOptions): Promise<void> {
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new UsageError(`there is no folder ${path}`);
  const file = resolve(options.config ?? join(path, REVIEW_FILE));
  const statements = existsSync(file) ? readReviewFile(dirname(file), file, loadData()) : undefined;
  const before = statements === undefined ? undefined : readText(file);
  const progress = new Progress(process.stderr);
  const { workload, lenses, files, left } = await progress.during(() =>
    withTool(options, async (tool) => {
      progress.show('finding the workload');
      const { id } = theOne(await findWorkload(tool, named), named);
      progress.show('reading its answers');
      const read = await readToolWorkload(tool, id);
      return { workload: read, ...(await pulledLenses(tool, read, statements, dirname(file))) };
    }),
  );
  const pulled = pullReview(workload, lenses, statements?.file);
  const text = addToReviewFile(before ?? header(workload), pulled.additions);
  if (text === undefined)
    throw new UsageError(
      `${shownPath(file)} is written so that nothing can be added without touching more; nothing was written`,
    );
  for (const [name, content] of files) writeNew(name, content);
  if (before === undefined) writeNew(file, text);
  else if (text !== before)
    writeFixedFiles(dirname(file), new Map([[basename(file), text]]), new Map([[basename(file), before]]));
  tell(file, before === undefined || text !== before, files.size, pulled, left);
}

function header({ name, id }: ToolWorkload): string {
  return `# From the workload ${plainText(name)} (${id}) of the AWS Well-Architected Tool, which does not say who answered, nor when.\n`;
}

/** Never over a file that is there, nor through a link. */
function writeNew(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`cannot write ${shownPath(path)}: ${refusalReason(error)}`);
  }
}

function tell(
  file: string,
  isWritten: boolean,
  lensFiles: number,
  { additions, differing, left }: PulledReview,
  lensesLeft: readonly string[],
): void {
  const { claims, questionsNotApplicable, questionNotes } = additions;
  const shown = relative(process.cwd(), file) || file;
  const added = [
    counted(claims.length, 'claim'),
    counted(questionsNotApplicable.length, 'question that does not apply', 'questions that do not apply'),
    counted(questionNotes.length, 'note on a question', 'notes on questions'),
    ...(lensFiles === 0 ? [] : [counted(lensFiles, 'lens file')]),
  ];
  const lines = [
    isWritten ? `Wrote ${shown}: ${added.join(', ')}.` : `${shown} says all of it already.`,
    ...section('The file says otherwise, and stays as it is:', differing),
    ...section('Not carried over:', [...lensesLeft, ...left]),
  ];
  process.stdout.write(lines.map((line) => `${plainText(line)}\n`).join(''));
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
