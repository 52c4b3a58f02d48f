import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { entryPath, isNeverRead } from './entry-path.ts';

/** How much an archive may hold. */
export interface UnpackLimits {
  /** Bytes of all files together. */
  readonly bytes: number;
  /** Files, and as many folders: each entry may name thirty that are not there yet. */
  readonly entries: number;
  /** Unpacked bytes for each byte of the archive; counts from `ratioFrom` bytes on. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly seconds: number;
}

/** What the server takes. */
export const UNPACK_LIMITS: UnpackLimits = {
  bytes: 512 * 1024 * 1024,
  entries: 20_000,
  ratio: 200,
  ratioFrom: 32 * 1024 * 1024,
  seconds: 60,
};

/** Why an archive is refused: a sentence for whoever sent it. */
export class ArchiveRefused extends Error {}

/** An entry that was not unpacked, and why. */
export interface SkippedEntry {
  readonly path: string;
  readonly reason: string;
}

const MOST_SKIPPED_SHOWN = 100;

/** The folder that an archive is unpacked into, with an account of what it takes. Nothing is written outside it or twice. */
export class UnpackedTree {
  readonly skipped: SkippedEntry[] = [];
  bytes = 0;
  files = 0;
  #entries = 0;
  readonly #folders = new Set<string>();
  readonly #folder: string;
  readonly #archiveSize: number;
  readonly #limits: UnpackLimits;

  constructor(folder: string, archiveSize: number, limits: UnpackLimits) {
    this.#folder = folder;
    this.#archiveSize = archiveSize;
    this.#limits = limits;
  }

  /** Counts an entry, and tells its path; undefined where it is not to be unpacked. Refuses the archive for a bad name. */
  entry(name: string): string | undefined {
    this.#entries += 1;
    this.expectEntries(this.#entries);
    const place = entryPath(name);
    if ('problem' in place) throw new ArchiveRefused(`the entry ${shown(name)} is refused: ${place.problem}`);
    return place.path === '' || isNeverRead(place.path) ? undefined : place.path;
  }

  /** Refuses an archive that says beforehand that it has too many entries. */
  expectEntries(count: number): void {
    if (count > this.#limits.entries)
      throw new ArchiveRefused(`the archive has more than ${this.#limits.entries} entries`);
  }

  skip(path: string, reason: string): void {
    if (this.skipped.length < MOST_SKIPPED_SHOWN) this.skipped.push({ path, reason });
  }

  async addFolder(path: string): Promise<void> {
    this.#countFolders(path);
    await this.#once(path, () => mkdir(join(this.#folder, path), { recursive: true }));
  }

  /** `open` is called when everything is ready: a stream that nobody listens to yet may fail meanwhile. */
  async addFile(path: string, open: () => Promise<Readable>): Promise<void> {
    const target = join(this.#folder, path);
    this.#countFolders(dirname(path));
    await this.#once(path, () => mkdir(dirname(target), { recursive: true }));
    // `wx`: an entry of the same name, or a link that somehow got here, is never written through.
    const content = await open();
    await this.#once(path, () =>
      pipeline(content, this.counting(), createWriteStream(target, { flags: 'wx', mode: 0o600 })),
    );
    this.files += 1;
  }

  /** Passes bytes on until they are too many. */
  counting(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.bytes += chunk.length;
        done(this.#excess(), chunk);
      },
    });
  }

  /** A folder and those it lies in. */
  #countFolders(path: string): void {
    for (let folder = path; folder !== '.' && !this.#folders.has(folder); folder = dirname(folder))
      this.#folders.add(folder);
    if (this.#folders.size > this.#limits.entries)
      throw new ArchiveRefused(`the archive has more than ${this.#limits.entries} folders`);
  }

  #excess(): ArchiveRefused | null {
    const { bytes, ratio, ratioFrom } = this.#limits;
    if (this.bytes > bytes)
      return new ArchiveRefused(`the archive unpacks to more than ${megabytes(bytes)} MB`);
    if (this.bytes > ratioFrom && this.bytes > this.#archiveSize * ratio)
      return new ArchiveRefused(`the archive unpacks to more than ${ratio} times its size`);
    return null;
  }

  async #once(path: string, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EISDIR')
        throw new ArchiveRefused(`the archive has two entries of the name ${shown(path)}`);
      throw error;
    }
  }
}

/** Bytes in whole megabytes, rounded down. */
export function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}

/** A name as errors show it: printable, and not too long. */
export function shown(name: string): string {
  const text = JSON.stringify(name.slice(0, 120));
  return name.length > 120 ? `${text.slice(0, -1)}…"` : text;
}
