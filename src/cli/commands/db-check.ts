import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../reports/plain-text.ts';
import { storeProblems } from '../../server/store-check/store-problems.ts';
import { DATABASE_FILE, SEAL_KEY_FILE, UPLOADS_FOLDER } from '../../store/data-files.ts';
import {
  databaseUrl,
  type DataOptions,
  givenSealKey,
  openStore,
  sealOf,
  usedDataFolder,
} from '../data-folder.ts';
import { loadData } from '../load-data.ts';
import { sayOnStderr } from '../say.ts';
import { lensCatalog } from '../built-in-lenses.ts';

/** Problems that are shown; a damaged table may have one for every row. */
const MOST_SHOWN = 100;

/** Names what is wrong with the data of a server. Resolves to whether nothing is. */
export async function dbCheckCommand(options: DataOptions): Promise<boolean> {
  const folder = usedDataFolder(options);
  let problems = 0;
  const found = (problem: string) => {
    problems += 1;
    if (problems <= MOST_SHOWN) process.stdout.write(`${plainText(problem)}\n`);
  };
  await findProblems(folder, found);
  if (problems > MOST_SHOWN) process.stdout.write(`and ${problems - MOST_SHOWN} more\n`);
  sayOnStderr([
    problems === 0
      ? 'Nothing is wrong.'
      : `${problems} problem${problems === 1 ? '' : 's'}. Where a line does not say what helps, a backup of better times does: hexastyle db restore <backup> --force.`,
  ]);
  return problems === 0;
}

async function findProblems(folder: string, found: (problem: string) => void): Promise<void> {
  if (databaseUrl() === undefined) {
    const { sqliteFaults } = await import('../../store/sqlite-file.ts');
    const faults = sqliteFaults(join(folder, DATABASE_FILE));
    for (const fault of faults) found(`the database file: ${fault}`);
    // What SQLite cannot read right need not be read for its meaning.
    if (faults.length > 0) return;
  }
  const store = await openStore(folder);
  try {
    const seal = knowsSealKey(folder) ? { seal: sealOf(folder) } : {};
    const uploads = join(folder, UPLOADS_FOLDER);
    const places = existsSync(uploads) ? { uploads } : {};
    await storeProblems({ store, lenses: lensCatalog(loadData()), ...seal, ...places }, found);
  } finally {
    await store.close();
  }
}

function knowsSealKey(folder: string): boolean {
  return givenSealKey() !== undefined || existsSync(join(folder, SEAL_KEY_FILE));
}
