import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isFileInside } from '../readers/find-files.ts';
import { refusalReason, UsageError } from './usage-error.ts';

/** Beyond this nobody wrote a review file, a lens, a pack or checks by hand. */
const LARGEST_BYTES = 5 * 1024 * 1024;

/** A problem at its place in a file, as a compiler would tell it. */
export interface PlacedProblem {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly message: string;
}

/** The text of a file that a person wrote. Throws a `UsageError` where it cannot be read or is too large. */
export function readText(path: string, shown = shownPath(path)): string {
  try {
    if (statSync(path).size <= LARGEST_BYTES) return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${shown}: ${refusalReason(error)}`);
  }
  throw new UsageError(`cannot read ${shown}: larger than ${LARGEST_BYTES / 1024 / 1024} MB`);
}

/**
 * The file that a review file names, which lies beside it, below it, or below the working folder; else what is wrong with
 * the name.
 */
export function fileNamedIn(
  reviewFile: string,
  name: string,
): { readonly path: string } | { readonly problem: string } {
  const folder = dirname(reviewFile);
  const path = join(folder, name);
  if ([folder, process.cwd()].some((base) => isFileInside(base, relative(base, path)))) return { path };
  return { problem: existsSync(path) ? `${name} lies outside this folder` : `there is no file ${name}` };
}

/** A path as the user sees it from the working folder. */
export function shownPath(path: string): string {
  return relative(process.cwd(), path) || path;
}

export function asCompilerLine({ file, line, column = 1, message }: PlacedProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}
