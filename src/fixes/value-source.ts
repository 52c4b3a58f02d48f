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
    const index = sort === 'var' ? variableLine(lines, name) : localLine(lines, name);
    if (index >= 0) return { file: path, line: index + 1 };
  }
  return undefined;
}

function variableLine(lines: readonly string[], name: string): number {
  return lines.findIndex((line) => /^\s*variable\s/.test(line) && line.includes(`"${name}"`));
}

/** Only inside a block of local values; other blocks may have an argument of that name. */
function localLine(lines: readonly string[], name: string): number {
  let isInside = false;
  return lines.findIndex((line) => {
    if (/^locals\s*\{/.test(line)) isInside = true;
    else if (line.startsWith('}')) isInside = false;
    const text = line.trimStart();
    return isInside && text.startsWith(name) && /^\s*=/.test(text.slice(name.length));
  });
}
