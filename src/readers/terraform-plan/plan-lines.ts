/** Lines on which the resources of a plan stand; all on line 1 where the whole file is one line, as Terraform writes it. */
export function linesOfAddresses(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const start = Math.max(0, text.search(/"(?:planned_)?values"\s*:/));
  const firstBreak = text.indexOf('\n');
  if (firstBreak === -1 || firstBreak === text.length - 1) return lines;
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf('"address"', start); at !== -1; at = text.indexOf('"address"', at + 1)) {
    const address = /^"address"\s{0,20}:\s{0,20}("(?:[^"\\]|\\.){0,2000}")/.exec(
      text.slice(at, at + 2100),
    )?.[1];
    if (address === undefined) continue;
    for (
      let next = text.indexOf('\n', counted);
      next !== -1 && next < at;
      next = text.indexOf('\n', counted)
    ) {
      line++;
      counted = next + 1;
    }
    const key = unquoted(address);
    if (!lines.has(key)) lines.set(key, line);
  }
  return lines;
}

function unquoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
