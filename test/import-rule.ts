import { dirname, posix } from 'node:path';

/** Folders in dependency order, each with the folders it may import from. Shown in ARCHITECTURE.md. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  document: [],
  lens: ['document'],
  architecture: [],
  readers: ['document', 'architecture'],
  checks: ['architecture'],
  'own-checks': ['document', 'architecture', 'readers', 'checks'],
  fixes: ['document', 'architecture', 'readers', 'checks'],
  'outside-evidence': ['document', 'architecture'],
  suppressions: ['document', 'architecture', 'readers', 'fixes', 'outside-evidence'],
  review: ['document', 'lens', 'architecture'],
  reports: ['lens', 'architecture', 'review'],
  store: [],
  server: ['document', 'lens', 'architecture', 'review', 'reports', 'store'],
  exchange: ['document', 'lens', 'review'],
  cli: [
    'document',
    'lens',
    'architecture',
    'readers',
    'checks',
    'own-checks',
    'fixes',
    'outside-evidence',
    'suppressions',
    'review',
    'reports',
    'store',
    'server',
    'exchange',
  ],
};

export interface ForbiddenImport {
  readonly file: string;
  readonly imports: string;
  readonly reason: string;
}

/** Imports between folders of src/ that the table does not allow. Paths are relative to src/, with forward slashes. */
export function forbiddenImports(sources: ReadonlyMap<string, string>): readonly ForbiddenImport[] {
  return [...sources].flatMap(([file, text]) => {
    const folder = folderOf(file);
    const allowed = MAY_IMPORT[folder];
    if (allowed === undefined) return [{ file, imports: '', reason: `src/${folder}/ is not in the table` }];
    return importsIn(text).flatMap((specifier) => {
      if (!specifier.startsWith('.')) return [];
      const target = folderOf(posix.join(dirname(file), specifier));
      if (target === folder || allowed.includes(target)) return [];
      return [
        {
          file,
          imports: specifier,
          reason: `src/${folder}/ may import from: ${allowed.join(', ') || 'nothing'}`,
        },
      ];
    });
  });
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function importsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier ?? '');
}
