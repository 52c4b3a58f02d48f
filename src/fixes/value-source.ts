/** Where a variable or local value is declared, in the folder of the file that uses it; undefined where it is not found. */
export function placeOfSource(
  source: string,
  file: string,
  project: { readonly paths: readonly string[]; read(path: string): string | undefined },
): { readonly file: string; readonly line: number } | undefined {
  const [sort = '', name = ''] = source.split('.');
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  if (sort !== 'var' && sort !== 'local') return undefined;
  for (const path of project.paths) {
    if (!path.startsWith(folder) || path.slice(folder.length).includes('/')) continue;
    if (!/\.(?:tf|tofu)$/.test(path)) continue;
    const lines = project.read(path)?.split('\n') ?? [];
    const index = lines.findIndex((line) => declares(line, sort, name));
    if (index >= 0) return { file: path, line: index + 1 };
  }
  return undefined;
}

function declares(line: string, sort: string, name: string): boolean {
  const text = line.trim();
  if (sort === 'var') return /^variable\s/.test(text) && text.includes(`"${name}"`);
  return text.startsWith(name) && /^\s*=/.test(text.slice(name.length));
}
