import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { plainText } from '../../reports/plain-text.ts';
import { firstReviewFile } from '../../review/index.ts';
import { loadData } from '../load-data.ts';
import { Progress } from '../progress.ts';
import { REVIEW_FILE } from '../read-review-file.ts';
import { reviewPath, today } from '../review-path.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

/** Writes a first `hexastyle.yaml` beside the code. An existing one is neither read nor, without `force`, touched. */
export async function initCommand(
  path: string,
  { force = false }: { readonly force?: boolean },
): Promise<void> {
  const data = loadData();
  const progress = new Progress(process.stderr);
  const { root, architecture, result } = await progress.during(() =>
    reviewPath(path, { date: today(), config: false }, data, progress),
  );
  const file = join(root, REVIEW_FILE);
  const shown = relative(process.cwd(), file) || file;
  if (isThere(file) && !force) throw new UsageError(`${shown} exists already; --force replaces it`);
  const text = firstReviewFile({
    folder: basename(root),
    architecture,
    result,
    priorityFacts: data.priorityFacts,
  });
  try {
    rmSync(file, { force: true });
    // never through a link that leads elsewhere
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`cannot write ${shown}: ${refusalReason(error)}`);
  }
  process.stdout.write(
    plainText(`Wrote ${shown}. Fill in what you know, then run hexastyle review ${path}`) + '\n',
  );
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
