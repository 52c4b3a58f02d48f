import {
  chmodSync,
  cpSync,
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { DATABASE_FILE, SEAL_KEY_FILE, UPLOADS_FOLDER } from './data-files.ts';
import { MIGRATION_NAMES } from './migrate.ts';
import { copySqlite, isSqliteInUse, sha256Of, sqliteContent, sqliteFaults, syncFile } from './sqlite-file.ts';

const MANIFEST = 'backup.json';

/** What a backup says of itself. */
export interface BackupManifest {
  readonly hexastyle: 'backup';
  readonly version: 1;
  /** ISO 8601. */
  readonly at: string;
  readonly migrations: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
  readonly sha256: string;
  readonly uploads: number;
  readonly hasSealKey: boolean;
}

/** Why nothing was backed up or restored. */
export class BackupError extends Error {}

/**
 * Copies a data folder with an embedded database: the database of one moment, read again after it was written, then the uploads it
 * speaks of. It appears under its name when it is complete.
 */
export async function backUp(
  folder: string,
  target: string,
  { withSealKey, at }: { readonly withSealKey: boolean; readonly at: Date },
): Promise<BackupManifest> {
  const database = join(folder, DATABASE_FILE);
  if (!existsSync(database)) throw new BackupError(`there is no database in ${folder}`);
  if (existsSync(target)) throw new BackupError(`${target} exists already`);
  if (withSealKey && !existsSync(join(folder, SEAL_KEY_FILE)))
    throw new BackupError(`there is no ${SEAL_KEY_FILE} in ${folder}; it is in HEXASTYLE_SEAL_KEY, perhaps`);
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  try {
    const copy = join(part, DATABASE_FILE);
    await copySqlite(database, copy);
    const faults = sqliteFaults(copy);
    if (faults.length > 0) throw new BackupError(`the database is damaged: ${faults.join('; ')}`);
    const { migrations, rows } = sqliteContent(copy);
    const uploads = copyFolder(join(folder, UPLOADS_FOLDER), join(part, UPLOADS_FOLDER));
    if (withSealKey) copyPrivate(join(folder, SEAL_KEY_FILE), join(part, SEAL_KEY_FILE));
    const manifest: BackupManifest = {
      hexastyle: 'backup',
      version: 1,
      at: at.toISOString(),
      migrations,
      rows,
      sha256: await sha256Of(copy),
      uploads,
      hasSealKey: withSealKey,
    };
    writeFileSync(join(part, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
    syncFile(join(part, MANIFEST));
    renameSync(part, target);
    syncFile(target);
    return manifest;
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}

/** What was restored, and where what it replaced lies now. */
export interface Restored {
  readonly manifest: BackupManifest;
  readonly replaced: readonly string[];
}

/**
 * Puts a backup into a data folder. What is there is replaced only where that is asked for, never while a server has it open, and
 * is kept under another name.
 */
export async function restore(
  backup: string,
  folder: string,
  { force, at }: { readonly force: boolean; readonly at: Date },
): Promise<Restored> {
  const manifest = await soundManifest(backup);
  const names = [DATABASE_FILE, UPLOADS_FOLDER, ...(manifest.hasSealKey ? [SEAL_KEY_FILE] : [])];
  const present = names.filter((name) => existsSync(join(folder, name)));
  if (isSqliteInUse(join(folder, DATABASE_FILE)))
    throw new BackupError(`a server or a command has the database in ${folder} open; stop it first`);
  if (present.length > 0 && !force)
    throw new BackupError(
      `${folder} holds ${present.join(', ')} already; --force replaces it and keeps it under another name`,
    );

  const incoming = (name: string) => join(folder, `${name}.incoming`);
  for (const name of names) rmSync(incoming(name), { recursive: true, force: true });
  copyPrivate(join(backup, DATABASE_FILE), incoming(DATABASE_FILE));
  mkdirSync(incoming(UPLOADS_FOLDER), { mode: 0o700 });
  copyFolder(join(backup, UPLOADS_FOLDER), incoming(UPLOADS_FOLDER));
  if (manifest.hasSealKey) copyPrivate(join(backup, SEAL_KEY_FILE), incoming(SEAL_KEY_FILE));

  const suffix = `replaced-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
  const replaced = present.map((name) => {
    const aside = join(folder, `${name}.${suffix}`);
    renameSync(join(folder, name), aside);
    return aside;
  });
  // A log of the replaced database must not be taken for one of the new.
  for (const log of ['-wal', '-shm']) rmSync(join(folder, `${DATABASE_FILE}${log}`), { force: true });
  for (const name of names) renameSync(incoming(name), join(folder, name));
  syncFile(join(folder, DATABASE_FILE));
  return { manifest, replaced };
}

/** The manifest of a backup that is whole and that this release can read. */
async function soundManifest(backup: string): Promise<BackupManifest> {
  const manifest = readManifest(join(backup, MANIFEST));
  const unknown = manifest.migrations.filter((name) => !MIGRATION_NAMES.includes(name));
  if (manifest.version !== 1 || unknown.length > 0)
    throw new BackupError(`a newer release of hexastyle made ${backup}; restore it with that release`);
  const database = join(backup, DATABASE_FILE);
  if (!existsSync(database) || (await sha256Of(database)) !== manifest.sha256)
    throw new BackupError(`${database} is not the file that was backed up: its checksum differs`);
  if (manifest.hasSealKey && !existsSync(join(backup, SEAL_KEY_FILE)))
    throw new BackupError(`${backup} has lost its ${SEAL_KEY_FILE}`);
  const { length: uploads } = filesIn(join(backup, UPLOADS_FOLDER));
  if (uploads !== manifest.uploads)
    throw new BackupError(`${backup} has ${uploads} files of uploads, and had ${manifest.uploads}`);
  return manifest;
}

function readManifest(file: string): BackupManifest {
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Partial<BackupManifest>;
    if (manifest.hexastyle === 'backup' && Array.isArray(manifest.migrations))
      return manifest as BackupManifest;
  } catch {
    // Said below.
  }
  throw new BackupError(`there is no backup at ${file}; expected what hexastyle db backup wrote`);
}

/** Copies a folder where there is one; returns the number of files in it. Links stay links. */
function copyFolder(from: string, to: string): number {
  if (existsSync(from)) cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: hasArrived });
  const files = filesIn(to);
  for (const file of files) if (file.isFile()) syncFile(join(file.parentPath, file.name));
  return files.length;
}

/** An upload on its way has a name that begins so; nothing speaks of it yet. */
function hasArrived(path: string): boolean {
  return !basename(path).startsWith('incoming-');
}

function filesIn(folder: string): readonly Dirent[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
}

function copyPrivate(from: string, to: string): void {
  cpSync(from, to);
  chmodSync(to, 0o600);
  syncFile(to);
}
