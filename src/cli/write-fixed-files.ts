import { lstatSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFileInside } from '../readers/find-files.ts';
import { refusalReason, UsageError } from './usage-error.ts';

/** The text of a file that can be written back to the byte; undefined where it cannot, or lies outside the folder. */
export function editableText(root: string, path: string): string | undefined {
  try {
    if (!isFileInside(root, path)) return undefined;
    const bytes = readFileSync(join(root, path));
    const text = bytes.toString('utf8');
    return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
  } catch {
    return undefined;
  }
}

interface Pending {
  readonly path: string;
  readonly place: string;
  readonly beside: string;
}

/**
 * Writes new texts of files: all of them beside the old ones first, then each takes its place at once. Throws a
 * `UsageError`, and writes nothing, where one cannot be written or has changed since it was read.
 */
export function writeFixedFiles(
  root: string,
  texts: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): void {
  const pending: Pending[] = [];
  try {
    for (const [path, text] of texts) {
      if (editableText(root, path) !== before.get(path))
        throw new UsageError(
          `${path} has changed meanwhile, or is a link out of the folder; nothing was written`,
        );
      const place = realpathSync(join(root, path));
      const beside = `${place}.hexastyle-${process.pid}`;
      pending.push({ path, place, beside });
      writeFileSync(beside, text, { mode: statSync(place).mode, flag: 'wx' });
    }
    for (const { place, beside } of pending) renameSync(beside, place);
  } catch (error) {
    for (const { beside } of pending) {
      if (isThere(beside)) rmSync(beside);
    }
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot write ${pending.at(-1)?.path}: ${refusalReason(error)}`);
  }
}

function isThere(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
}
