import { plainText } from './plain-text.ts';

/** Where a cell may begin to a spreadsheet, with `;` where that parts cells: the wide signs count in some languages. */
const FORMULA = /(^|;)(?=\s*[=+\-@＝＋－＠])/g;

/** A line of CSV, RFC 4180. What a spreadsheet would run as a formula begins with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const plain = plainText(text);
  const safe = plain.replace(FORMULA, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
