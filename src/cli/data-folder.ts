import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
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
    if (!existsSync(folder)) {
      // Of a disk that takes nothing mkdir says no more than that the folder is not there.
      accessSync(nearestFolder(folder), constants.W_OK);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
  } catch (error) {
    throw new UsageError(`cannot make the data folder ${folder}: ${refusalReason(error)}`);
  }
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} is no folder to keep data in`);
  return folder;
}

function nearestFolder(path: string): string {
  const parent = dirname(path);
  return existsSync(parent) || parent === path ? parent : nearestFolder(parent);
}

/** Where the data folder is, or would be. */
export function dataFolderPath({ data }: DataOptions): string {
  if (data === '') throw new UsageError('--data names no folder');
  return resolve(data ?? variable('HEXASTYLE_DATA') ?? join(homedir(), '.hexastyle'));
}

/** The PostgreSQL database that the environment names. */
export function databaseUrl(): string | undefined {
  return variable('DATABASE_URL');
}

/** The seal key that the environment hands over. */
export function givenSealKey(): string | undefined {
  return variable('HEXASTYLE_SEAL_KEY');
}

/** A variable that is set to nothing, as Compose and CI hand over what they were not given, is not set. */
function variable(name: string): string | undefined {
  return process.env[name] || undefined;
}

/** The data folder of a database that is there; none is made by looking for it. */
export function usedDataFolder(options: DataOptions): string {
  const folder = dataFolderPath(options);
  if (!hasDatabase(folder))
    throw new UsageError(`there is no database in ${folder}`, ['Name its folder with --data.']);
  return folder;
}

/** Whether there is a database to open, or one would be made. */
export function hasDatabase(folder: string): boolean {
  return databaseUrl() !== undefined || existsSync(join(folder, DATABASE_FILE));
}

/** The database of `DATABASE_URL`, or the embedded one in the data folder; brought to this release. */
export async function openStore(folder: string): Promise<Store> {
  const url = databaseUrl();
  const name = url === undefined ? join(folder, DATABASE_FILE) : shownUrl(url);
  try {
    if (url !== undefined) {
      const { openPostgres } = await import('../store/open-postgres.ts');
      return await openPostgres(url);
    }
    const { openSqlite } = await import('../store/open-sqlite.ts');
    return await openSqlite(name);
  } catch (error) {
    throw new UsageError(`cannot open the database ${name}: ${refusalReason(error)}`, cures(error, folder));
  }
}

/** What to do about a database that does not open. */
function cures(error: unknown, folder: string): readonly string[] {
  const { code } = error as { readonly code?: unknown };
  switch (code) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return [
        'Put a backup in its place with: hexastyle db restore <backup> --force',
        'What is there is kept.',
      ];
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return ['Free some space, then start again: nothing that was acknowledged is lost.'];
    case 'EACCES':
    case 'EPERM':
    case 'SQLITE_CANTOPEN':
      return ownerHint(join(folder, DATABASE_FILE));
    case '3D000':
      return ["Make it with: create database hexastyle encoding 'UTF8' template template0"];
    default:
      return [];
  }
}

/** Whose a file is, where it is not of who runs this. */
function ownerHint(path: string): readonly string[] {
  const place = existsSync(path) ? path : dirname(path);
  const { uid: owner } = statSync(place);
  const self = process.getuid?.();
  if (owner === self) return [];
  return [
    `${place} belongs to user ${owner}, and this runs as user ${self}.`,
    'Run the server and its commands as the same user.',
  ];
}

/** The URL without its password, which may be anywhere in one that cannot be read. */
function shownUrl(url: string): string {
  const shown = URL.canParse(url) ? new URL(url) : undefined;
  if (shown === undefined || !/^postgres(?:ql)?:$/.test(shown.protocol) || shown.pathname.includes('@'))
    throw new UsageError(
      'DATABASE_URL is no URL of PostgreSQL; expected e.g. postgres://user:password@host:5432/hexastyle',
      ['In its password write / as %2F, @ as %40, : as %3A, ? as %3F, # as %23 and % as %25.'],
    );
  shown.password = '';
  return shown.href;
}

/**
 * The key that seals secrets in the database: `HEXASTYLE_SEAL_KEY` (32 bytes as base64), or a file in the data folder that is made
 * on the first start. Servers that share a database must share it.
 */
export function sealOf(folder: string): Seal {
  const given = givenSealKey();
  const file = join(folder, SEAL_KEY_FILE);
  if (given === undefined && !existsSync(file)) {
    if (databaseUrl() !== undefined)
      throw new UsageError(
        'with DATABASE_URL the seal key must be given, the same to every server and command',
        ['Make one with: openssl rand -base64 32', 'and hand it over as HEXASTYLE_SEAL_KEY.'],
      );
    makeSealKey(file);
  }
  const key = Buffer.from((given ?? readSealKey(file)).trim(), 'base64');
  if (key.length !== 32)
    throw new UsageError(
      `${given === undefined ? file : 'HEXASTYLE_SEAL_KEY'} is no seal key; expected 32 bytes as base64`,
    );
  return new Seal(key);
}

function makeSealKey(file: string): void {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch (error) {
    throw new UsageError(`cannot make the seal key ${file}: ${refusalReason(error)}`, ownerHint(file));
  }
}

function readSealKey(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the seal key ${file}: ${refusalReason(error)}`, ownerHint(file));
  }
}
