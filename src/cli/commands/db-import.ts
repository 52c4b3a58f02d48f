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
    const { rows, keysLeftOut, peopleWithoutPassword } = await importRows(store, linesOf(file)).catch(
      (error: unknown) => {
        throw new UsageError(
          `cannot import ${file === '-' ? 'standard input' : file}: ${error instanceof ImportError ? error.message : refusalReason(error)}`,
          ['Nothing was imported.'],
        );
      },
    );
    sayOnStderr([
      `Imported ${rows - keysLeftOut} rows. Copy the uploads folder as well, and hand over the same seal key.`,
      ...(keysLeftOut > 0
        ? [`Access keys that came without their secret were left out (${keysLeftOut}): make new ones.`]
        : []),
      ...(peopleWithoutPassword > 0
        ? [`People that came without their password need a new one (${peopleWithoutPassword}).`]
        : []),
    ]);
  } finally {
    await store.close();
  }
}

/** Reads when somebody asks for lines: an interface that nobody listens to loses those that came before. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  yield* createInterface({ input, crlfDelay: Infinity });
}
