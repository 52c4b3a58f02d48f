import {
  type Dirent,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Diagnostic, FileRecord } from '../architecture/index.ts';
import { type IgnoreRules, isIgnored, readIgnoreRules } from './git-ignore.ts';
import { isCandidate } from './recognise.ts';

/** Folders that never hold code of the project itself. */
const SKIPPED_FOLDERS = new Set(['.git', 'node_modules', '.terraform', '.terragrunt-cache', '.hg', '.svn']);

/** Where `terraform init` puts the modules that are not part of the project; only Terraform wants what is below. */
const INSTALLED_MODULES = '.terraform/modules';
const OF_INSTALLED_MODULES = /(?:^|\/)\.terraform\/modules\/(?:modules\.json$|.*\.(?:tf|tofu)(?:\.json)?$)/;

/** Deeper folders than any project has; a bound against hostile trees. */
const MAXIMUM_DEPTH = 64;

export interface FoundFiles {
  /** Paths relative to the root, with forward slashes, sorted. */
  readonly paths: readonly string[];
  readonly skipped: readonly FileRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Every file below a folder, without what version control ignores. `cdk.out` counts even where it is ignored: it is the
 * architecture of a CDK app; so does the code of installed Terraform modules. Symbolic links are followed to files
 * inside the root only.
 */
export function findFiles(root: string): FoundFiles {
  const paths: string[] = [];
  const skipped: FileRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  const visitModules = (folder: string): void => {
    const place = join(root, folder);
    if (!existsSync(place) || lstatSync(place).isSymbolicLink()) return;
    try {
      for (const found of readdirSync(place, { recursive: true, withFileTypes: true })) {
        const path = relative(root, join(found.parentPath, found.name)).split(sep).join('/');
        if (found.isFile() && OF_INSTALLED_MODULES.test(path)) paths.push(path);
      }
    } catch (error) {
      skipped.push({ path: folder, status: 'skipped', reason: reasonOf(error) });
    }
  };
  const visit = (folder: string, rules: readonly IgnoreRules[], depth: number): void => {
    if (depth > MAXIMUM_DEPTH) {
      skipped.push({
        path: folder,
        status: 'skipped',
        reason: `folders nested deeper than ${MAXIMUM_DEPTH}`,
      });
      return;
    }
    let entries: Dirent[];
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true });
    } catch (error) {
      skipped.push({ path: folder || '.', status: 'skipped', reason: reasonOf(error) });
      return;
    }
    const own = hasIgnoreFile(entries) ? readIgnoreRules(root, folder) : { diagnostics: [] };
    diagnostics.push(...own.diagnostics);
    const inForce = own.rules === undefined ? rules : [...rules, own.rules];
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name === '.terraform')
          visitModules(`${folder === '' ? '' : `${folder}/`}${INSTALLED_MODULES}`);
        if (SKIPPED_FOLDERS.has(entry.name)) continue;
        if (entry.name === 'cdk.out') visit(path, [], depth + 1);
        else if (!isIgnored(`${path}/`, inForce)) visit(path, inForce, depth + 1);
      } else if (entry.isFile()) {
        if (!isIgnored(path, inForce)) paths.push(path);
      } else if (entry.isSymbolicLink() && !isIgnored(path, inForce)) {
        if (isFileInside(root, path)) paths.push(path);
        else if (isCandidate(path))
          skipped.push({ path, status: 'skipped', reason: 'a link to no file of this folder' });
      }
    }
  };
  visit('', [], 0);
  return { paths: paths.toSorted(), skipped, diagnostics };
}

function hasIgnoreFile(entries: readonly Dirent[]): boolean {
  return entries.some((entry) => entry.name === '.gitignore' && entry.isFile());
}

/** Whether the path, with links resolved, is a file inside the root. */
export function isFileInside(root: string, path: string): boolean {
  try {
    const real = realpathSync(join(root, path));
    const inside = relative(realpathSync(root), real);
    return inside !== '' && !inside.startsWith(`..${sep}`) && inside !== '..' && lstatSync(real).isFile();
  } catch {
    return false;
  }
}

export interface ReadText {
  readonly text?: string;
  /** Why there is no text. */
  readonly reason?: string;
}

/** Size of a source file beyond which nobody wrote it by hand. Plans may be larger. */
export const LARGEST_SOURCE_BYTES = 20 * 1024 * 1024;

/** The text of a file inside the root, unless it is too large, binary or unreadable. */
export function readText(root: string, path: string, largest = LARGEST_SOURCE_BYTES): ReadText {
  try {
    const place = join(root, path);
    const { size } = statSync(place);
    if (size > largest) return { reason: `larger than ${Math.round(largest / 1024 / 1024)} MB` };
    const bytes = readFileSync(place);
    if (bytes.subarray(0, 8192).includes(0))
      return { reason: isUtf16(bytes) ? 'UTF-16 text; save it as UTF-8' : 'binary' };
    return { text: bytes.toString('utf8') };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'ENOENT') return 'it does not exist';
  return error instanceof Error ? error.message : String(error);
}

/** The folder of a path, with forward slashes; empty for the root. */
export function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === '.' ? '' : folder;
}
