import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { ArchiveRefused, UnpackedTree, type UnpackLimits } from './unpacked-tree.ts';

const LINKS: ReadonlyMap<string, string> = new Map([
  ['symlink', 'a symbolic link'],
  ['link', 'a hard link'],
]);

/** Unpacks a .tar or .tar.gz entry by entry. */
export async function unpackTar(
  archive: string,
  archiveSize: number,
  tree: UnpackedTree,
  { isGzip, limits }: { readonly isGzip: boolean; readonly limits: UnpackLimits },
): Promise<void> {
  const entries = extract();
  // What is between the files is not in the tree's account: headers that follow on headers are counted here.
  const stream = new UnpackedTree('', archiveSize, {
    ...limits,
    bytes: limits.bytes + limits.entries * 8192,
  });
  const source = createReadStream(archive);
  const flowing = isGzip
    ? pipeline(source, createGunzip(), stream.counting(), entries)
    : pipeline(source, entries);
  // The loop below ends with the same error; this one must not be unhandled until then.
  flowing.catch(() => undefined);
  try {
    for await (const entry of entries) {
      await unpackEntry(entry.header, entry as unknown as Readable, tree);
      entry.resume();
    }
    await flowing;
  } catch (error) {
    source.destroy();
    // A pipeline that ended by its limit destroys the entries with it, and only it knows why.
    const cause = await flowing.then(
      () => error,
      (reason: unknown) => (reason instanceof ArchiveRefused ? reason : error),
    );
    if (cause instanceof ArchiveRefused) throw cause;
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
    throw new ArchiveRefused(`the .tar archive cannot be unpacked: ${reason}`);
  }
}

async function unpackEntry({ name, type }: Header, content: Readable, tree: UnpackedTree): Promise<void> {
  const path = tree.entry(name);
  if (path === undefined) return;
  if (type === 'directory') return await tree.addFolder(path);
  if (type === 'file' || type === 'contiguous-file') return await tree.addFile(path, async () => content);
  tree.skip(path, LINKS.get(type) ?? 'neither a file nor a folder');
}
