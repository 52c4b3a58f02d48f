import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Lens, parseLens } from '../lens/index.ts';
import { isFileInside } from '../readers/find-files.ts';
import { parseReviewFile, resolveNames, type ReviewFile } from '../review/index.ts';
import type { ProgramData } from './load-data.ts';
import { refusalReason, UsageError } from './usage-error.ts';

export const REVIEW_FILE = 'hexastyle.yaml';

/** Beyond this nobody wrote a review file or a lens by hand. */
const LARGEST_BYTES = 5 * 1024 * 1024;

/** What people say, and the lenses they want it rated by. */
export interface Statements {
  readonly file?: ReviewFile;
  readonly lenses: readonly Lens[];
}

interface Problem {
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly message: string;
}

/** The review file of a folder, or the one given. Throws a `UsageError` that lists everything wrong with it. */
export function readReviewFile(root: string, given: string | undefined, data: ProgramData): Statements {
  const path = given ?? join(root, REVIEW_FILE);
  if (given === undefined) {
    if (!existsSync(path)) return { lenses: [data.framework] };
    if (!isFileInside(root, REVIEW_FILE))
      throw new UsageError(`${shownPath(path)} is no file of the reviewed folder`);
  }
  const shown = shownPath(path);
  const parsed = parseReviewFile(readText(path), shown);
  const problems: Problem[] = [];
  const lenses = (parsed.file?.lenses ?? []).flatMap(({ name, place: at }) => {
    if (name === data.framework.alias) return [data.framework];
    const place = join(dirname(path), name);
    const folders = [dirname(path), process.cwd()];
    const isInside = folders.some((folder) => isFileInside(folder, relative(folder, place)));
    if (!isInside) {
      const what = existsSync(place) ? `${name} lies outside this folder` : `there is no file ${name}`;
      problems.push({ severity: 'error', file: shown, ...at, message: `lenses: ${what}.` });
      return [];
    }
    return readLens(place, problems);
  });
  const resolved = resolveNames(parsed, lenses.length > 0 ? lenses : [data.framework], data.priorityFacts);
  problems.push(...resolved.problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const count = `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`;
    throw new UsageError(`${count} in what people state:`, errors.map(asCompilerLine));
  }
  return { lenses, ...(resolved.file !== undefined && { file: resolved.file }) };
}

function readLens(path: string, problems: Problem[]): readonly Lens[] {
  const { lens, problems: found } = parseLens(readText(path), shownPath(path));
  if (lens !== undefined) return [lens];
  problems.push(...found);
  return [];
}

function readText(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES)
      throw new UsageError(`cannot read ${shownPath(path)}: larger than ${LARGEST_BYTES / 1024 / 1024} MB`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${shownPath(path)}: ${refusalReason(error)}`);
  }
}

function shownPath(path: string): string {
  return relative(process.cwd(), path) || path;
}

function asCompilerLine({ file, line, column = 1, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`;
}
