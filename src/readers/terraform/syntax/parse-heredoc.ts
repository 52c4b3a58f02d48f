import type { Expression } from './ast.ts';
import { isNameStart, LESS, LINE_FEED, MINUS } from './characters.ts';
import { parseTemplateLine, TemplatePieces } from './parse-template.ts';
import { END, type Scanner } from './scanner.ts';
import { type TemplatePiece, templateFrom } from './template-pieces.ts';

/** Reads `<<MARKER` or `<<-MARKER`, the lines, and the marker that closes them, without the line break behind it. */
export function parseHeredoc(scanner: Scanner): Expression {
  const { text } = scanner;
  const start = scanner.position;
  if (text.charCodeAt(start + 1) !== LESS) scanner.fail('Expected a value, found "<".');
  scanner.position += 2;
  const indented = scanner.current() === MINUS;
  if (indented) scanner.position++;
  if (!isNameStart(scanner.current())) scanner.fail('Expected a marker after "<<".');
  const marker = scanner.name();
  const { newlines } = scanner;
  scanner.newlines = true;
  const code = scanner.skip();
  if (code !== LINE_FEED && code !== END) scanner.fail(`Expected a line break after "<<${marker}".`);
  scanner.newlines = newlines;
  scanner.position = Math.min(scanner.position + 1, scanner.limit);
  const pieces = new TemplatePieces(scanner);
  for (;;) {
    if (scanner.position >= scanner.limit) {
      scanner.fail(`This text is not closed: expected a line with only "${marker}".`, start);
    }
    const end = endOfMarker(scanner, marker);
    if (end !== undefined) {
      scanner.position = end;
      if (indented) removeIndentation(pieces.found);
      return templateFrom(scanner, pieces.found, start, end);
    }
    parseTemplateLine(scanner, pieces);
  }
}

/** Where the marker ends, if it stands alone on the line at which the scanner stands. */
function endOfMarker(scanner: Scanner, marker: string): number | undefined {
  const { text } = scanner;
  let start = scanner.position;
  while (start < scanner.limit && isBlank(text.charCodeAt(start))) start++;
  if (!text.startsWith(marker, start)) return undefined;
  const end = start + marker.length;
  const endOfLine = scanner.endOfLine(end);
  for (let position = end; position < endOfLine; position++) {
    if (!isBlank(text.charCodeAt(position))) return undefined;
  }
  return end <= scanner.limit ? end : undefined;
}

/** White space other than a line feed. */
function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== LINE_FEED);
}

/** Takes from every line the indentation that all lines have which are not blank. */
function removeIndentation(pieces: readonly TemplatePiece[]): void {
  const beginnings: { value: string }[] = [];
  let least = Number.POSITIVE_INFINITY;
  let atLineStart = true;
  for (const piece of pieces) {
    if (atLineStart) {
      const spaces = piece.kind === 'text' ? piece.value.length - piece.value.trimStart().length : 0;
      const isBlankLine =
        piece.kind === 'text' && spaces === piece.value.length && piece.value.endsWith('\n');
      if (!isBlankLine) {
        least = Math.min(least, spaces);
        if (piece.kind === 'text') beginnings.push(piece);
      }
    }
    atLineStart = piece.kind === 'text' && piece.value.endsWith('\n');
  }
  for (const beginning of beginnings) beginning.value = beginning.value.slice(least);
}
