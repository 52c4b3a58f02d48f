import type { Expression } from './ast.ts';
import { DOT, isDigit, MINUS, PLUS } from './characters.ts';
import type { Scanner } from './scanner.ts';

/** Reads a number in decimal notation, with or without fraction and exponent. */
export function parseNumber(scanner: Scanner): Expression {
  const { text } = scanner;
  const start = scanner.position;
  let value = scanner.digits();
  let end = scanner.position;
  if (text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1))) end = endOfDigits(text, end + 1);
  const exponent = exponentAt(text, end);
  if (exponent !== undefined) end = exponent;
  if (text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1))) {
    scanner.fail('This is not a number: put quotes around it if it is a text.', start);
  }
  if (end !== scanner.position) value = Number(text.slice(start, end));
  scanner.position = end;
  scanner.height = 1;
  return { kind: 'literal', value, start, end };
}

function endOfDigits(text: string, position: number): number {
  let end = position;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Where the exponent that begins at the position ends, if one does. */
function exponentAt(text: string, position: number): number | undefined {
  const letter = text[position];
  if (letter !== 'e' && letter !== 'E') return undefined;
  const sign = text.charCodeAt(position + 1);
  const first = sign === PLUS || sign === MINUS ? position + 2 : position + 1;
  return isDigit(text.charCodeAt(first)) ? endOfDigits(text, first) : undefined;
}
