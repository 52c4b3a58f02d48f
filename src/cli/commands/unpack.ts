import { unpack } from '../../server/architectures/unpack.ts';
import { ArchiveRefused } from '../../server/architectures/unpacked-tree.ts';

/** Unpacks an upload into a folder and prints what became of it, as JSON: the server's own way to do so at arm's length. */
export async function unpackCommand(upload: string, name: string, folder: string): Promise<void> {
  let outcome: unknown;
  try {
    outcome = await unpack(upload, name, folder);
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    outcome = { refused: error.message };
  }
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
