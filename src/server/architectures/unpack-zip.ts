import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ArchiveRefused, type UnpackedTree } from './unpacked-tree.ts';

/** Types of files in the upper half of the Unix mode. */
const TYPE = 0o170000;
const LINK = 0o120000;
const FOLDER = 0o040000;
const FILE = 0o100000;

/** Unpacks a .zip entry by entry. Refuses one that is broken, encrypted or packed by a method that we have not. */
export async function unpackZip(archive: string, tree: UnpackedTree): Promise<void> {
  try {
    // The reader checks sizes as it goes and refuses backslashes, absolute paths and `..` by itself; so do we, in our words.
    const zip = await openPromise(archive, {
      decodeStrings: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    tree.expectEntries(zip.entryCount);
    for await (const entry of zip.eachEntry()) await unpackEntry(zip, entry, tree);
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    throw new ArchiveRefused(`the .zip archive cannot be unpacked: ${reasonOf(error)}`);
  }
}

async function unpackEntry(zip: ZipFile, entry: Entry, tree: UnpackedTree): Promise<void> {
  const path = tree.entry(entry.fileName);
  if (path === undefined) return;
  const type = (entry.externalFileAttributes >>> 16) & TYPE;
  if (type === LINK) return tree.skip(path, 'a symbolic link');
  if (type !== 0 && type !== FOLDER && type !== FILE) return tree.skip(path, 'neither a file nor a folder');
  if (entry.fileName.endsWith('/') || type === FOLDER) return await tree.addFolder(path);
  if (entry.isEncrypted()) throw new ArchiveRefused('the archive is encrypted; send it without a password');
  if (!entry.canDecodeFileData())
    throw new ArchiveRefused('the archive is packed by a method other than store and deflate');
  await tree.addFile(path, () => zip.openReadStreamPromise(entry));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : String(error);
}
