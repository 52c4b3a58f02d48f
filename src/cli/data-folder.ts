import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Seal } from '../server/access/seal.ts';
import { DATABASE_FILE, SEAL_KEY_FILE } from '../store/data-files.ts';
import type { Store } from '../store/store.ts';
import { refusalReason, UsageError } from './usage-error.ts';

export interface DataOptions {
  /** Folder of the database, uploads and the seal key. */
  readonly data?: string;
}

/** The folder where the server keeps what it must not lose, made where it is not there; for its owner's eyes only. */
export function dataFolder(options: DataOptions): string {
  const folder = dataFolderPath(options);
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UsageError(`cannot make the data folder ${folder}: ${refusalReason(error)}`);
  }
  return folder;
}

/** Where the data folder is, or would be. */
export function dataFolderPath({ data }: DataOptions): string {
  return resolve(data ?? process.env['HEXASTYLE_DATA'] ?? join(homedir(), '.hexastyle'));
}

/** The data folder of a database that is there; none is made by looking for it. */
export function usedDataFolder(options: DataOptions): string {
  const folder = dataFolderPath(options);
  if (process.env['DATABASE_URL'] === undefined && !existsSync(join(folder, DATABASE_FILE)))
    throw new UsageError(`there is no database in ${folder}`, ['Name its folder with --data.']);
  return folder;
}

/** The database of `DATABASE_URL`, or the embedded one in the data folder; brought to this release. */
export async function openStore(folder: string): Promise<Store> {
  const url = process.env['DATABASE_URL'];
  const name = url === undefined ? join(folder, DATABASE_FILE) : shownUrl(url);
  try {
    if (url !== undefined) {
      const { openPostgres } = await import('../store/open-postgres.ts');
      return await openPostgres(url);
    }
    const { openSqlite } = await import('../store/open-sqlite.ts');
    return await openSqlite(name);
  } catch (error) {
    throw new UsageError(`cannot open the database ${name}: ${refusalReason(error)}`);
  }
}

/** The URL without its password. */
function shownUrl(url: string): string {
  try {
    const shown = new URL(url);
    shown.password = '';
    return shown.href;
  } catch {
    throw new UsageError(
      'DATABASE_URL is no URL; expected e.g. postgres://user:password@host:5432/hexastyle',
    );
  }
}

/**
 * The key that seals secrets in the database: `HEXASTYLE_SEAL_KEY` (32 bytes as base64), or a file in the data folder that is made
 * on the first start. Servers that share a database must share it.
 */
export function sealOf(folder: string): Seal {
  const given = process.env['HEXASTYLE_SEAL_KEY'];
  const file = join(folder, SEAL_KEY_FILE);
  if (given === undefined && !existsSync(file)) {
    if (process.env['DATABASE_URL'] !== undefined)
      throw new UsageError(
        'with DATABASE_URL the seal key must be given, the same to every server and command',
        ['Make one with: openssl rand -base64 32', 'and hand it over as HEXASTYLE_SEAL_KEY.'],
      );
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  const key = Buffer.from((given ?? readFileSync(file, 'utf8')).trim(), 'base64');
  if (key.length !== 32)
    throw new UsageError(
      `${given === undefined ? file : 'HEXASTYLE_SEAL_KEY'} is no seal key; expected 32 bytes as base64`,
    );
  return new Seal(key);
}
