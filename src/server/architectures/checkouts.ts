import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/** Where a checkout lies, or why it cannot be reviewed. */
export type CheckoutPlace = { readonly path: string } | { readonly problem: string };

/** Folders of the server's disk that may be reviewed where they are: those that the administrator named, and none else. */
export class Checkouts {
  /** Real paths. */
  readonly roots: readonly string[];
  readonly #closed: readonly string[];

  /** `closed` are folders that stay closed although they lie in an allowed one: that of the server's own data. */
  constructor(roots: readonly string[], closed: readonly string[] = []) {
    this.roots = roots;
    this.#closed = closed;
  }

  /** The real path of a folder or file that may be reviewed; links are resolved before it is looked where it lies. */
  async placeOf(given: string): Promise<CheckoutPlace> {
    if (this.roots.length === 0)
      return {
        problem: 'this server reviews no folders of its disk: it was started without --allow-checkouts',
      };
    if (!isAbsolute(given) || given.includes('\0')) return { problem: 'expected an absolute path' };
    // Whether a path outside exists is nobody's business: both get the same answer.
    const outside = { problem: `there is no folder or file ${given} below the folders that are allowed` };
    let path: string;
    try {
      path = await realpath(given);
      const place = await stat(path);
      if (!place.isDirectory() && !place.isFile()) return outside;
    } catch {
      return outside;
    }
    const isAllowed = this.roots.some((root) => isWithin(root, path));
    const isClosed = this.#closed.some((folder) => isWithin(folder, path) || isWithin(path, folder));
    return isAllowed && !isClosed ? { path } : outside;
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
