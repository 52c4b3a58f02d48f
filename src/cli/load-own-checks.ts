import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check } from '../checks/check.ts';
import { CHECK_IDS } from '../checks/load-checks.ts';
import type { Lens } from '../lens/index.ts';
import { isFileInside } from '../readers/find-files.ts';
import { mergePacks, type Pack, packKey, type ReviewFile } from '../review/index.ts';
import { counted } from '../reports/words.ts';
import { asCompilerLine, fileNamedIn, readText } from './hand-written-files.ts';
import { refusalReason, UsageError } from './usage-error.ts';

/** The file that is read without being named. */
const CHECKS_FILE = 'hexastyle.checks.yaml';

export interface OwnCheckOptions {
  /** Files of checks besides those that the reviewed folder names. */
  readonly checks?: readonly string[];
  /** Packages or files with checks in TypeScript or JavaScript: their code is run. */
  readonly plugin?: readonly string[];
}

export interface OwnChecks {
  readonly checks: readonly Check[];
  /** The program's pack with what the users' own checks say of the practices. */
  readonly pack: Pack;
}

/** The users' own checks: of the reviewed folder, its review file and the command line. Throws a `UsageError` that lists all that is wrong. */
export async function loadOwnChecks(
  root: string,
  review: ReviewFile | undefined,
  { checks: given = [], plugin = [] }: OwnCheckOptions,
  { lenses, pack }: { readonly lenses: readonly Lens[]; readonly pack: Pack },
): Promise<OwnChecks> {
  const practices = practicesIn(lenses);
  const files = new Set([...filesOf(root, review), ...given.map((file) => resolve(file))]);
  const checks: Check[] = [];
  const packs: Pack[] = [pack];
  const add = (found: { readonly checks: readonly Check[]; readonly practices: Pack }) => {
    checks.push(...found.checks);
    packs.push(found.practices);
  };
  const taken = () => [...CHECK_IDS, ...checks.map(({ id }) => id)];
  for (const file of files) add(await checksIn(file, taken(), practices));
  for (const name of plugin) add(await pluginNamed(name, taken(), practices));
  return { checks, pack: packs.length === 1 ? pack : mergePacks(packs) };
}

/** What packs call the practices of the lenses. */
function practicesIn(lenses: readonly Lens[]): readonly string[] {
  return lenses.flatMap((lens) =>
    lens.pillars.flatMap(({ questions }) =>
      questions.flatMap((question) => question.choices.map((choice) => packKey(lens, question, choice))),
    ),
  );
}

/** The folder's own file, and those its review file names, which lie beside it or below. */
function filesOf(root: string, review: ReviewFile | undefined): readonly string[] {
  const own = join(root, CHECKS_FILE);
  const named = (review?.checks ?? []).map(({ name, place }) => {
    const found = fileNamedIn(resolve(review?.path ?? root), name);
    if ('path' in found) return found.path;
    throw new UsageError(`${review?.path}:${place.line}: checks: ${found.problem}`);
  });
  return existsSync(own) && isFileInside(root, CHECKS_FILE) ? [own, ...named] : named;
}

async function checksIn(path: string, taken: readonly string[], practices: readonly string[]) {
  const shown = relative(process.cwd(), path) || basename(path);
  const { parseOwnChecks } = await import('../own-checks/parse-own-checks.ts');
  const { kinds } = await import('../architecture/kinds/index.ts');
  const { problems, ...found } = parseOwnChecks(readText(path, shown), shown, {
    kinds,
    practices,
    checks: taken,
  });
  if (problems.length > 0) {
    throw new UsageError(
      `${counted(problems.length, 'error')} in your own checks:`,
      problems.map(asCompilerLine),
    );
  }
  return found;
}

/** Loads and so runs a package or a file, found from the working folder. */
async function pluginNamed(name: string, taken: readonly string[], practices: readonly string[]) {
  const { pluginChecks } = await import('../own-checks/plugin-checks.ts');
  let module: unknown;
  try {
    module = await import(addressOf(name));
  } catch (error) {
    throw new UsageError(`cannot load the plug-in ${name}: ${loadingFailure(error, name)}`);
  }
  const known = { practices, checks: taken };
  const found = pluginChecks(module, known);
  if ('problems' in found) throw new UsageError(`the plug-in ${name} is not right:`, found.problems);
  return found;
}

function loadingFailure(error: unknown, name: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'MODULE_NOT_FOUND' && message.startsWith(`Cannot find module '${name}'`))
    return 'no file here has this name, and no package of this name is installed';
  return refusalReason(error);
}

/** A bare name is a package's: a file of that name in the reviewed folder must not stand in for it. */
function addressOf(name: string): string {
  if (/^\.{0,2}[\\/]|^[A-Za-z]:[\\/]|\.[cm]?[jt]s$/.test(name)) return pathToFileURL(resolve(name)).href;
  return pathToFileURL(createRequire(join(process.cwd(), 'package.json')).resolve(name)).href;
}
