import { existsSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { firstReviewFile } from '../../review/index.ts';
import { loadData } from '../load-data.ts';
import { Progress } from '../progress.ts';
import { REVIEW_FILE } from '../read-review-file.ts';
import { reviewPath, today } from '../review-path.ts';
import { UsageError } from '../usage-error.ts';

/** Writes a first `hexastyle.yaml` beside the code. */
export function initCommand(path: string, { force = false }: { readonly force?: boolean }): void {
  const data = loadData();
  const existing = join(path, REVIEW_FILE);
  if (existsSync(existing) && !force) {
    throw new UsageError(`${existing} exists already; --force replaces it`);
  }
  const { root, architecture, result } = reviewPath(path, { date: today() }, data, new Progress(process.stderr));
  const file = join(root, REVIEW_FILE);
  const text = firstReviewFile({ folder: basename(root), architecture, result, priorityFacts: data.priorityFacts });
  writeFileSync(file, text);
  process.stdout.write(`Wrote ${relative(process.cwd(), file) || file}. Fill in what you know, then run hexastyle review ${path}\n`);
}
