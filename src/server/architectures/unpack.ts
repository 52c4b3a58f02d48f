import { copyFile, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { entryPath } from './entry-path.ts';
import { unpackTar } from './unpack-tar.ts';
import { unpackZip } from './unpack-zip.ts';
import {
  ArchiveRefused,
  type SkippedEntry,
  UNPACK_LIMITS,
  UnpackedTree,
  type UnpackLimits,
} from './unpacked-tree.ts';

/** What became of an upload. */
export interface Unpacked {
  readonly kind: 'archive' | 'file';
  /** What is to be reviewed, from the folder it was unpacked into; empty for the folder itself. */
  readonly root: string;
  readonly files: number;
  readonly bytes: number;
  readonly skipped: readonly SkippedEntry[];
}

/**
 * Unpacks a .zip, .tar or .tar.gz into a new folder, or puts a plan or template there under its name. What it is, its first bytes
 * tell. Throws `ArchiveRefused` and leaves no folder behind where it may not be unpacked.
 */
export async function unpack(
  upload: string,
  name: string,
  folder: string,
  limits: UnpackLimits = UNPACK_LIMITS,
): Promise<Unpacked> {
  await mkdir(folder, { mode: 0o700 });
  try {
    const type = await typeOf(upload);
    const { size } = await stat(upload);
    if (type === 'text') return await single(upload, name, folder, size);
    const tree = new UnpackedTree(folder, size, limits);
    if (type === 'zip') await unpackZip(upload, tree);
    else await unpackTar(upload, size, tree, { isGzip: type === 'gzip', limits });
    if (tree.files === 0) throw new ArchiveRefused('the archive has no files');
    return {
      kind: 'archive',
      root: await rootIn(folder),
      files: tree.files,
      bytes: tree.bytes,
      skipped: tree.skipped,
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

type UploadType = 'zip' | 'gzip' | 'tar' | 'text';

async function typeOf(upload: string): Promise<UploadType> {
  const file = await open(upload);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const start = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) throw new ArchiveRefused('the upload is empty');
    if (start[0] === 0x50 && start[1] === 0x4b) return 'zip';
    if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
    if (start.subarray(257, 262).toString('latin1') === 'ustar') return 'tar';
    if (!start.includes(0)) return 'text';
    throw new ArchiveRefused(
      'the upload is neither .zip, .tar, .tar.gz nor a text file with a plan or a template',
    );
  } finally {
    await file.close();
  }
}

async function single(upload: string, name: string, folder: string, size: number): Promise<Unpacked> {
  const place = entryPath(name);
  if ('problem' in place || place.path === '' || place.path.includes('/'))
    throw new ArchiveRefused('the name of the upload is no name of a file');
  if (/\.(?:zip|tar|t?gz)$/i.test(place.path))
    throw new ArchiveRefused(`${place.path} is no archive: it is text`);
  if (!/\.(?:json|ya?ml|template|tf|tofu)$/i.test(place.path))
    throw new ArchiveRefused(
      'a single file must be a plan or a template: .json, .yaml, .yml, .template, .tf or .tf.json',
    );
  await copyFile(upload, join(folder, place.path));
  return { kind: 'file', root: place.path, files: 1, bytes: size, skipped: [] };
}

/** Archives of repositories have one folder around everything: its review file is looked for there. */
async function rootIn(folder: string): Promise<string> {
  const [first, ...others] = await readdir(folder, { withFileTypes: true });
  return others.length === 0 && first?.isDirectory() === true ? first.name : '';
}
