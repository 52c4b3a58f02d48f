import { existsSync } from 'node:fs';
import type { Lens } from '../lens/index.ts';
import { parseReviewFile, type ReviewFile } from '../review/index.ts';
import { asCompilerLine, readText } from './hand-written-files.ts';
import { loadData } from './load-data.ts';
import { LensLoading } from './load-lenses.ts';
import { UsageError } from './usage-error.ts';

/** A lens by file, or by alias where it comes with the program. Throws a `UsageError` where it cannot be rated. */
export function readLens(name: string): Lens {
  const loading = new LensLoading(loadData());
  if (/[./\\]/.test(name) && !existsSync(name))
    throw new UsageError(`cannot read ${name}: there is no such file or folder`);
  loading.addGiven(name);
  const [loaded] = loading.lenses;
  if (loaded !== undefined) return loaded.lens;
  throw new UsageError(`${name} cannot be rated as it is meant:`, loading.problems.map(asCompilerLine));
}

/** What a review file says, names as written. Throws a `UsageError` that lists whatever is wrong with its form. */
export function parsedReviewFile(path: string): ReviewFile {
  const { file, problems } = parseReviewFile(readText(path, path), path);
  if (problems.length === 0) return file;
  throw new UsageError(`${path} is not right:`, problems.map(asCompilerLine));
}
