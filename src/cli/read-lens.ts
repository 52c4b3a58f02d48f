import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Lens } from '../lens/index.ts';
import { parseReviewFile, type ReviewFile } from '../review/index.ts';
import { loadData } from './load-data.ts';
import { LensLoading } from './load-lenses.ts';
import { refusalReason, UsageError } from './usage-error.ts';

/** Nothing a person writes about lenses is larger: AWS takes 500,000 characters. */
const LARGEST_BYTES = 5 * 1024 * 1024;

/** The text of a lens, an outcomes file or a review file. */
export function readText(file: string): string {
  try {
    if (statSync(file).size <= LARGEST_BYTES) return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${refusalReason(error)}`);
  }
  throw new UsageError(`cannot read ${file}: larger than ${LARGEST_BYTES / 1024 / 1024} MB`);
}

/** A lens by file, or by alias where it comes with the program. Throws a `UsageError` where it cannot be rated. */
export function readLens(name: string): Lens {
  const loading = new LensLoading(loadData());
  if (/[./\\]/.test(name) && !existsSync(name))
    throw new UsageError(`cannot read ${name}: there is no such file or folder`);
  loading.addGiven(name);
  const [loaded] = loading.lenses;
  if (loaded !== undefined) return loaded.lens;
  const lines = loading.problems.map(
    ({ file, line, column = 1, message }) => `${file}:${line}:${column}: ${message}`,
  );
  throw new UsageError(`${name} cannot be rated as it is meant:`, lines);
}

/** What a review file says, names as written. Throws a `UsageError` that lists whatever is wrong with its form. */
export function parsedReviewFile(path: string): ReviewFile {
  const { file, problems } = parseReviewFile(readText(path), path);
  if (problems.length === 0) return file;
  const lines = problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);
  throw new UsageError(`${path} is not right:`, lines);
}
