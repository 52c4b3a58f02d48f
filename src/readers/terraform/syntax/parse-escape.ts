import { BACKSLASH, LINE_FEED, QUOTE } from './characters.ts';
import type { Scanner } from './scanner.ts';

/** Reads an escape sequence in quotes and gives the text it means. A wrong one is reported and stands for itself. */
export function parseEscape(scanner: Scanner): string {
  const { text } = scanner;
  const start = scanner.position;
  const code = text.charCodeAt(start + 1);
  scanner.position = start + 2;
  switch (code) {
    case 0x6e:
      return '\n';
    case 0x72:
      return '\r';
    case 0x74:
      return '\t';
    case QUOTE:
      return '"';
    case BACKSLASH:
      return '\\';
    case 0x75:
      return parseCodePoint(scanner, start, 4);
    case 0x55:
      return parseCodePoint(scanner, start, 8);
    case LINE_FEED:
      scanner.position = start + 1;
      return '\\';
    default:
      scanner.report(
        'Not an escape sequence. Write two backslashes for one; \\n, \\r, \\t, \\", \\u and \\U are known too.',
        start,
      );
      return text.slice(start, start + 2);
  }
}

function parseCodePoint(scanner: Scanner, start: number, digits: number): string {
  const end = start + 2 + digits;
  const written = scanner.text.slice(start + 2, end);
  const value = Number.parseInt(written, 16);
  if (written.length < digits || !/^[0-9a-fA-F]+$/.test(written) || value > 0x10_ffff) {
    scanner.report(`Expected ${digits} hexadecimal digits of a Unicode character here.`, start);
    return scanner.text.slice(start, start + 2);
  }
  scanner.position = end;
  return String.fromCodePoint(value);
}
