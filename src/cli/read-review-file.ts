import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lens } from '../lens/index.ts';
import { isFileInside } from '../readers/find-files.ts';
import { mergePacks, type Pack, parseReviewFile, resolveNames, type ReviewFile } from '../review/index.ts';
import { counted } from '../reports/words.ts';
import { asCompilerLine, type PlacedProblem, readText, shownPath } from './hand-written-files.ts';
import type { ProgramData } from './load-data.ts';
import { LensLoading } from './load-lenses.ts';
import { UsageError } from './usage-error.ts';

export const REVIEW_FILE = 'hexastyle.yaml';

/** What people say, and the lenses they want it rated by. */
export interface Statements {
  readonly file?: ReviewFile;
  readonly lenses: readonly Lens[];
  /** What the checks of the catalogue say of the practices of these lenses. */
  readonly pack: Pack;
}

/**
 * The review file of a folder, or the one given, with the lenses that it and the command line name. Throws a `UsageError`
 * that lists everything wrong with them.
 */
export function readReviewFile(
  root: string,
  given: string | undefined,
  data: ProgramData,
  lensesGiven: readonly string[] = [],
): Statements {
  const path = reviewFilePath(root, given);
  const loading = new LensLoading(data);
  if (path === undefined) {
    for (const name of [data.framework.alias, ...lensesGiven]) loading.addGiven(name);
    refuse(loading.problems);
    return statementsWith(loading);
  }
  const parsed = parseReviewFile(readText(path), shownPath(path));
  for (const named of parsed.file.lenses) loading.addNamed(named, path);
  for (const name of lensesGiven) loading.addGiven(name);
  const lenses = loading.lenses.map(({ lens }) => lens);
  const resolved = resolveNames(parsed, lenses.length > 0 ? lenses : [data.framework], data.priorityFacts);
  refuse([...loading.problems, ...resolved.problems.filter(({ severity }) => severity === 'error')]);
  return statementsWith(loading, resolved.file);
}

/**
 * The Framework, the lenses that the command line names, and those of the folder's review file as far as they can be read:
 * for commands that only look things up.
 */
export function lensesAround(
  root: string,
  data: ProgramData,
  lensesGiven: readonly string[] = [],
): Pick<Statements, 'lenses' | 'pack'> {
  const loading = new LensLoading(data);
  for (const name of [data.framework.alias, ...lensesGiven]) loading.addGiven(name);
  refuse(loading.problems);
  const path = reviewFilePath(root, undefined);
  if (path !== undefined) {
    const { file } = parseReviewFile(readText(path), shownPath(path));
    for (const named of file.lenses) loading.addNamed(named, path);
  }
  return statementsWith(loading);
}

function reviewFilePath(root: string, given: string | undefined): string | undefined {
  if (given !== undefined) return given;
  const path = join(root, REVIEW_FILE);
  if (!existsSync(path)) return undefined;
  if (isFileInside(root, REVIEW_FILE)) return path;
  throw new UsageError(`${shownPath(path)} is no file of the reviewed folder`);
}

function statementsWith({ lenses }: LensLoading, file?: ReviewFile): Statements {
  return {
    lenses: lenses.map(({ lens }) => lens),
    pack: mergePacks(lenses.map(({ pack }) => pack)),
    ...(file !== undefined && { file }),
  };
}

function refuse(problems: readonly PlacedProblem[]): void {
  if (problems.length === 0) return;
  throw new UsageError(
    `nothing is reviewed until this is put right (${counted(problems.length, 'error')}):`,
    problems.map(asCompilerLine),
  );
}
