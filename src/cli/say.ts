import { plainText } from '../reports/plain-text.ts';

/** Lines on stderr. They may quote names from the reviewed code, so each is made safe to show. */
export function sayOnStderr(lines: readonly string[]): void {
  process.stderr.write(lines.map((line) => `${plainText(line)}\n`).join(''));
}
