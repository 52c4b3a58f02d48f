import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { exportRows } from '../../store/export-rows.ts';
import { type DataOptions, openStore, usedDataFolder } from '../data-folder.ts';
import { sayOnStderr } from '../say.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

export interface DbExportOptions extends DataOptions {
  readonly withSecrets?: true;
}

/** Writes everything that the store holds as lines of JSON. */
export async function dbExportCommand(file: string, options: DbExportOptions): Promise<void> {
  const folder = usedDataFolder(options);
  const withSecrets = options.withSecrets ?? false;
  const store = await openStore(folder);
  try {
    const rows =
      file === '-'
        ? await exportRows(store, { withSecrets }, writerTo(process.stdout))
        : await toNewFile(file, (write) => exportRows(store, { withSecrets }, write));
    sayOnStderr([
      `Exported ${rows} rows. The uploads in ${folder} are not in it; copy them as well.`,
      withSecrets
        ? 'It holds hashes of passwords and sealed access keys: keep it as private as the database.'
        : 'It holds no secrets: an import has no access keys, and its people need new passwords. Ask for --with-secrets to move them too.',
    ]);
  } catch (error) {
    // A reader that has seen enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  } finally {
    await store.close();
  }
}

async function toNewFile<T>(
  file: string,
  fill: (write: (line: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const stream = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  const refused = (error: unknown): never => {
    throw new UsageError(`cannot write ${file}: ${refusalReason(error)}`);
  };
  await once(stream, 'open').catch(refused);
  try {
    const filled = await fill(writerTo(stream));
    stream.end();
    await finished(stream);
    return filled;
  } catch (error) {
    // Half an export must not be taken for a whole one.
    rmSync(file, { force: true });
    return refused(error);
  }
}

/** Waits where the reader is slower than the database. */
function writerTo(stream: NodeJS.WritableStream): (line: string) => Promise<void> {
  return async (line) => {
    if (!stream.write(line)) await once(stream, 'drain');
  };
}
