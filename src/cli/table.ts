import { plainText } from '../reports/plain-text.ts';

/** The table without the column of accounts, where nobody ever made a second one. */
export function tableOfAccounts(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  usual: string,
): string {
  const at = names.indexOf('account');
  if (rows.some((row) => row[at] !== usual)) return table(names, rows);
  const rest = (row: readonly string[]) => row.filter((_, column) => column !== at);
  return table(rest(names), rows.map(rest));
}

/** Rows in columns for a terminal, with a line of names above. Names may come from anybody, so each is made safe to show. */
function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [names, ...rows.map((row) => row.map((cell) => plainText(cell)))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
