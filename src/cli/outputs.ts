import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readings } from '../architecture/index.ts';
import { nearestName } from '../document/nearest-name.ts';
import type { Format } from '../reports/format.ts';
import { refusalReason, UsageError } from './usage-error.ts';

/** A report, and the file it goes to; to stdout where there is none. */
export interface Output<Name extends string = Format> {
  readonly format: Name;
  readonly file?: string;
}

/** `html=review.html` → a report and its file. At most one report goes to stdout. */
export function parseOutputs<Name extends string>(
  given: readonly string[],
  formats: readonly Name[],
): readonly Output<Name>[] {
  const outputs = (given.length > 0 ? given : ['terminal']).map((one) => parseOutput(one, formats));
  const onStdout = outputs.filter(({ file }) => file === undefined);
  if (onStdout.length > 1) {
    const [, second] = onStdout;
    throw new UsageError(
      `two reports cannot share the terminal; give one a file, e.g. --format ${second?.format}=review.${extension(second?.format)}`,
    );
  }
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, index) =>
    files.slice(0, index).some((earlier) => resolve(earlier) === resolve(file)),
  );
  if (twice !== undefined) throw new UsageError(`two reports cannot share the file ${twice}`);
  return outputs;
}

function parseOutput<Name extends string>(given: string, formats: readonly Name[]): Output<Name> {
  const equals = given.indexOf('=');
  const name = equals < 0 ? given : given.slice(0, equals);
  const format = formats.find((known) => known === name);
  if (format === undefined) throw new UsageError(`unknown format "${name}"; ${expected(name, formats)}`);
  if (equals < 0) return { format };
  const file = given.slice(equals + 1);
  if (file === '')
    throw new UsageError(
      `--format ${given} names no file; expected e.g. ${name}=review.${extension(format)}`,
    );
  return { format, file };
}

/** What is expected instead of a word that is none of the valid ones, the nearest first. */
export function expected(given: string, valid: readonly string[]): string {
  const nearest = nearestName(given, valid);
  return nearest === undefined
    ? `expected one of ${valid.join(', ')}`
    : `did you mean ${nearest}? Expected one of ${valid.join(', ')}`;
}

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['terminal', 'txt'],
  ['markdown', 'md'],
  ['junit', 'xml'],
]);

function extension(format: string | undefined): string {
  return EXTENSIONS.get(format ?? 'terminal') ?? format ?? '';
}

/** Throws a `UsageError` where a report would be written over a file that was read. */
export function refuseToOverwrite(
  outputs: readonly Pick<Output, 'file'>[],
  {
    root,
    architecture: { files },
  }: { readonly root: string; readonly architecture: Pick<Readings, 'files'> },
): void {
  const read = new Set(
    files.filter(({ status }) => status !== 'skipped').map(({ path }) => resolve(root, path)),
  );
  const over = outputs.find(({ file }) => file !== undefined && read.has(resolve(file)));
  if (over !== undefined)
    throw new UsageError(`nothing is written: ${over.file} is a file that was reviewed; name another one`);
}

export function writeOutput({ file }: Pick<Output, 'file'>, text: string): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${refusalReason(error)}`);
  }
}
