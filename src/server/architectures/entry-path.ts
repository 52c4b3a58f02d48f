/** Longest path of an entry, in bytes; file systems take 4096, and the folder of uploads has its own length. */
const LONGEST_PATH = 1024;
const LONGEST_NAME = 255;
const DEEPEST = 32;

/** A path that is safe to write to, or what is wrong with the name. */
export type EntryPath = { readonly path: string } | { readonly problem: string };

/**
 * The relative path that an entry of an archive may have below the folder it is unpacked into, or what is wrong with its
 * name. An empty path is the folder itself.
 */
export function entryPath(name: string): EntryPath {
  if (Buffer.byteLength(name) > LONGEST_PATH)
    return { problem: `its path has more than ${LONGEST_PATH} bytes` };
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\0-\x1f\x7f]/.test(name)) return { problem: 'its name has control characters' };
  if (name.includes('\\')) return { problem: 'its name has a backslash' };
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return { problem: 'its path is absolute' };
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { problem: 'its path leads out of the archive' };
  if (parts.length > DEEPEST) return { problem: `it lies more than ${DEEPEST} folders deep` };
  if (parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME))
    return { problem: `its name has more than ${LONGEST_NAME} bytes` };
  return { path: parts.join('/') };
}

/** Folders that hold no code of the project itself and that no reader looks into; their files are not unpacked. */
export function isNeverRead(path: string): boolean {
  return /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules|__MACOSX)(?:\/|$)|(?:^|\/)\.DS_Store$/.test(path);
}
