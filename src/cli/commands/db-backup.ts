import { resolve } from 'node:path';
import { SEAL_KEY_FILE } from '../../store/data-files.ts';
import { backUp, BackupError } from '../../store/backup.ts';
import { databaseUrl, type DataOptions, usedDataFolder } from '../data-folder.ts';
import { sayOnStderr } from '../say.ts';
import { refusalReason, UsageError } from '../usage-error.ts';

export interface DbBackupOptions extends DataOptions {
  readonly withSealKey?: true;
}

/** Copies the embedded database and the uploads into a new folder. */
export async function dbBackupCommand(target: string, options: DbBackupOptions): Promise<void> {
  refusePostgres('pg_dump --format=custom --file=hexastyle.dump "$DATABASE_URL"');
  const folder = usedDataFolder(options);
  const withSealKey = options.withSealKey ?? false;
  const { rows, uploads } = await backUp(folder, resolve(target), { withSealKey, at: new Date() }).catch(
    (error: unknown) => {
      throw new UsageError(
        error instanceof BackupError ? error.message : `cannot back up ${folder}: ${refusalReason(error)}`,
      );
    },
  );
  sayOnStderr([
    `Backed up to ${resolve(target)}: ${rows['workload'] ?? 0} workloads, ${rows['answer'] ?? 0} answers, ${rows['milestone'] ?? 0} milestones, ${uploads} files of uploads.`,
    'The copy of the database was read again after it was written.',
    withSealKey
      ? `The seal key is in it: whoever has this backup can use its access keys.`
      : `The seal key is not in it: without ${SEAL_KEY_FILE} nobody can use its access keys. Keep a copy of ${SEAL_KEY_FILE} elsewhere, or ask for --with-seal-key.`,
  ]);
}

/** PostgreSQL has tools of its own, which know more than we do. */
export function refusePostgres(instead: string): void {
  if (databaseUrl() === undefined) return;
  throw new UsageError(
    'DATABASE_URL names a PostgreSQL database: back up and restore it with its own tools',
    [
      instead,
      'The uploads in the data folder and HEXASTYLE_SEAL_KEY are not in the database; copy them as well.',
    ],
  );
}
