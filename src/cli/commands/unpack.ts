import { unpack } from '../../server/architectures/unpack.ts';
import { isDiskFull } from '../../store/store.ts';
import { ArchiveRefused } from '../../server/architectures/unpacked-tree.ts';

/** Unpacks an upload into a folder and prints what became of it, as JSON: the server's own way to do so at arm's length. */
export async function unpackCommand(upload: string, name: string, folder: string): Promise<void> {
  let outcome: unknown;
  try {
    outcome = await unpack(upload, name, folder);
  } catch (error) {
    if (isDiskFull(error)) outcome = { hasNoRoom: true };
    else if (error instanceof ArchiveRefused) outcome = { refused: error.message };
    else throw error;
  }
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
