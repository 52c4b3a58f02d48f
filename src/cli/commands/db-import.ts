import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ImportError, importRows } from '../../store/import-rows.ts';
import { type DataOptions, dataFolder, openStore } from '../data-folder.ts';
import { sayOnStderr } from '../say.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

/** Puts the rows of an export into an empty database. */
export async function dbImportCommand(file: string, options: DataOptions): Promise<void> {
  if (file !== '-' && !existsSync(file))
    throw new UsageError(`cannot read ${file}: there is no such file or folder`);
  const store = await openStore(dataFolder(options));
  try {
    const input = file === '-' ? process.stdin : createReadStream(file);
    const lines = createInterface({ input, crlfDelay: Infinity });
    const { rows, keysLeftOut, peopleWithoutPassword } = await importRows(store, lines).catch(
      (error: unknown) => {
        throw new UsageError(
          `cannot import ${file}: ${error instanceof ImportError ? error.message : refusalReason(error)}`,
          ['Nothing was imported.'],
        );
      },
    );
    sayOnStderr([
      `Imported ${rows - keysLeftOut} rows. Copy the uploads folder as well, and hand over the same seal key.`,
      ...(keysLeftOut > 0
        ? [`Left out ${keysLeftOut} access keys that came without their secret: make new ones.`]
        : []),
      ...(peopleWithoutPassword > 0 ? [`${peopleWithoutPassword} people need a new password.`] : []),
    ]);
  } finally {
    await store.close();
  }
}
