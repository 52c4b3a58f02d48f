import { join, resolve } from 'node:path';
import { BackupError, restore } from '../../store/backup.ts';
import { SEAL_KEY_FILE } from '../../store/data-files.ts';
import { type DataOptions, dataFolder } from '../data-folder.ts';
import { sayOnStderr } from '../say.ts';
import { refusalReason, UsageError } from '../usage-error.ts';
import { refusePostgres } from './db-backup.ts';

export interface DbRestoreOptions extends DataOptions {
  readonly force?: true;
}

/** Puts a backup into a data folder. */
export async function dbRestoreCommand(backup: string, options: DbRestoreOptions): Promise<void> {
  refusePostgres('pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" hexastyle.dump');
  const folder = dataFolder(options);
  const force = options.force ?? false;
  const { manifest, replaced } = await restore(resolve(backup), folder, { force, at: new Date() }).catch(
    (error: unknown) => {
      throw new UsageError(
        error instanceof BackupError ? error.message : `cannot restore ${backup}: ${refusalReason(error)}`,
      );
    },
  );
  sayOnStderr([
    `Restored to ${folder} what it was on ${manifest.at}: ${manifest.rows['workload'] ?? 0} workloads, ${manifest.rows['answer'] ?? 0} answers, ${manifest.uploads} files of uploads.`,
    ...replaced.map((path) => `What was there before is ${path}`),
    ...(manifest.hasSealKey
      ? []
      : [
          `The seal key was not in the backup: its access keys work where ${join(folder, SEAL_KEY_FILE)} is the one of that time.`,
        ]),
    'Access keys and people are as they were then: disable again whom you disabled since.',
    'hexastyle db check names what is wrong, if anything is.',
  ]);
}
