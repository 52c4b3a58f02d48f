import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Lens, parseLens } from '../lens/index.ts';
import { parseReviewFile, resolveNames, type ReviewFile } from '../review/index.ts';
import type { ProgramData } from './load-data.ts';
import { UsageError } from './usage-error.ts';

export const REVIEW_FILE = 'hexastyle.yaml';

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
  if (given === undefined && !existsSync(path)) return { lenses: [data.framework] };
  const shown = relative(process.cwd(), path) || path;
  const parsed = parseReviewFile(readText(path, shown), shown);
  const problems: Problem[] = [];
  const named = parsed.file?.lenses ?? [];
  const lenses = named.flatMap(({ name, place }) => {
    if (name === data.framework.alias) return [data.framework];
    const lens = readLens(join(dirname(path), name), problems);
    if (lens === undefined && problems.length === 0) {
      problems.push({ severity: 'error', file: shown, ...place, message: `lenses: there is no file ${name}.` });
    }
    return lens === undefined ? [] : [lens];
  });
  const resolved = resolveNames(parsed, lenses.length > 0 ? lenses : [data.framework], data.priorityFacts);
  problems.push(...resolved.problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const count = `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`;
    throw new UsageError(`${count} in what people state:\n${errors.map(asCompilerLine).join('\n')}`);
  }
  return { lenses, ...(resolved.file !== undefined && { file: resolved.file }) };
}

function readLens(path: string, problems: Problem[]): Lens | undefined {
  if (!existsSync(path)) return undefined;
  const shown = relative(process.cwd(), path) || path;
  const { lens, problems: found } = parseLens(readText(path, shown), shown);
  if (lens === undefined) problems.push(...found);
  return lens;
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${shown}: ${(error as Error).message}`);
  }
}

function asCompilerLine({ file, line, column = 1, message }: Problem): string {
  return `  ${file}:${line}:${column}: ${message}`;
}
