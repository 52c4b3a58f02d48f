import { posix } from 'node:path';

/** What is known of the reviewed folder. */
export interface ReviewedFolder {
  /** Whole path, with forward slashes. */
  readonly root: string;
  /** Whether a path relative to the folder is a file inside it. */
  hasFile(path: string): boolean;
}

/** The first of several ways to write a path that leads to a file of the folder. */
export function firstPlaceInFolder(paths: readonly string[], folder: ReviewedFolder): string | undefined {
  return paths.flatMap((path) => placeInFolder(path, folder) ?? [])[0];
}

/**
 * Where in the reviewed folder the path of another tool leads: it may be whole, of this machine or of the one that ran the
 * tool, or relative to this folder or to one above it. Undefined for a file that the folder does not have.
 */
export function placeInFolder(given: string, { root, hasFile }: ReviewedFolder): string | undefined {
  const path = posix.normalize(given.replaceAll('\\', '/').replace(/^[A-Za-z]:(?=\/)/, ''));
  const folders = root.split('/').filter((name) => name !== '');
  if (path.startsWith(`${root}/`)) return ifThere(path.slice(root.length + 1), hasFile);
  const relative = path.replace(/^\/+/, '');
  if (relative === '' || relative === '..' || relative.startsWith('../')) return undefined;
  const name = folders.at(-1);
  const below = [...relative.matchAll(/[^/]+\//g)].flatMap(({ 0: folder, index }) =>
    folder === `${name}/` ? [relative.slice(index + folder.length)] : [],
  );
  return [relative, ...below].find((candidate) => ifThere(candidate, hasFile) !== undefined);
}

function ifThere(path: string, hasFile: (path: string) => boolean): string | undefined {
  return path !== '' && !path.startsWith('../') && hasFile(path) ? path : undefined;
}
