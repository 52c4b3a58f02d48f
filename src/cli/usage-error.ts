/** Wrong usage, or nothing that could be read: told on stderr, exit code 2. */
export class UsageError extends Error {
  /** More lines, each about one thing. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}

/** Why the system refused a file, in a few words and without its path. */
export function refusalReason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return (
    (code !== undefined && REASONS.get(code)) || (error instanceof Error ? error.message : String(error))
  );
}

/** What the machine lacks, where that is why a command failed; undefined where the program is wrong. */
export function lackOfMachine(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' && LACKS.has(code) ? REASONS.get(code) : undefined;
}

const LACKS: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EMFILE',
  'SQLITE_FULL',
  'SQLITE_BUSY',
  'SQLITE_READONLY',
  'SQLITE_CORRUPT',
  'ECONNREFUSED',
]);

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'part of its path is no folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'this user may keep no more on the disk'],
  ['EMFILE', 'too many files are open'],
  ['EEXIST', 'it exists already'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ECONNREFUSED', 'nothing answers there'],
  ['ENOTFOUND', 'there is no such host'],
  ['EADDRINUSE', 'another program listens there already'],
  ['EADDRNOTAVAIL', 'this machine has no such address'],
  ['ETIMEDOUT', 'nothing answers there in time'],
  ['SQLITE_NOTADB', 'it is no database'],
  ['SQLITE_CORRUPT', 'the database is damaged'],
  ['SQLITE_FULL', 'the disk is full'],
  ['SQLITE_BUSY', 'another process keeps the database locked'],
  ['SQLITE_READONLY', 'the database may only be read'],
]);
