import type { Expression } from './ast.ts';
import {
  BACKSLASH,
  CLOSE_BRACE,
  DOLLAR,
  isNameStart,
  LINE_FEED,
  OPEN_BRACE,
  PERCENT,
  QUOTE,
  TILDE,
} from './characters.ts';
import { parseEscape } from './parse-escape.ts';
import { parseExpression } from './parse-expression.ts';
import { parseForIntroduction } from './parse-for-expression.ts';
import type { Scanner } from './scanner.ts';
import { type TemplatePiece, templateFrom } from './template-pieces.ts';

/** Reads a template in quotes; the scanner stands at the opening one. */
export function parseQuotedTemplate(scanner: Scanner): Expression {
  const { text } = scanner;
  const start = scanner.position;
  let position = start + 1;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === QUOTE) {
      scanner.position = position + 1;
      scanner.height = 1;
      return { kind: 'literal', value: text.slice(start + 1, position), start, end: position + 1 };
    }
    if (code === BACKSLASH || code === LINE_FEED || position >= scanner.limit) break;
    if ((code === DOLLAR || code === PERCENT) && isSequence(text, position, code)) break;
    position++;
  }
  return parseQuotedPieces(scanner, start);
}

function parseQuotedPieces(scanner: Scanner, start: number): Expression {
  const { text } = scanner;
  const pieces = new TemplatePieces(scanner);
  let from = start + 1;
  scanner.position = from;
  for (;;) {
    const { position } = scanner;
    const code = scanner.current();
    if (code === QUOTE) {
      pieces.addText(text.slice(from, position));
      pieces.endToken();
      scanner.position = position + 1;
      return templateFrom(scanner, pieces.found, start, position + 1);
    }
    if (position >= scanner.limit || code === LINE_FEED) {
      scanner.fail('This text is not closed on its line: expected a quotation mark.', start);
    }
    if (code === BACKSLASH) {
      pieces.addText(text.slice(from, position));
      pieces.addText(parseEscape(scanner));
      from = scanner.position;
    } else if ((code === DOLLAR || code === PERCENT) && isSequence(text, position, code)) {
      pieces.addText(text.slice(from, position));
      pieces.addSequence();
      from = scanner.position;
    } else {
      scanner.position++;
    }
  }
}

/** Whether `${`, `%{` or an escaped form of them, `$${` or `%%{`, stands at the position. */
export function isSequence(text: string, position: number, code: number): boolean {
  const next = text.charCodeAt(position + 1);
  return next === OPEN_BRACE || (next === code && text.charCodeAt(position + 2) === OPEN_BRACE);
}

/** Collects the pieces of a template and trims the texts beside strip markers. */
export class TemplatePieces {
  readonly found: TemplatePiece[] = [];
  readonly #scanner: Scanner;
  #text: string | undefined;
  #trimNext = false;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
    scanner.height = 0;
  }

  addText(text: string): void {
    if (text !== '') this.#text = this.#text === undefined ? text : this.#text + text;
  }

  /** Ends a run of text. In a heredoc each line is a run; strip markers reach no further than one run. */
  endToken(): void {
    if (this.#text === undefined) return;
    this.found.push({ kind: 'text', value: this.#trimNext ? this.#text.trimStart() : this.#text });
    this.#text = undefined;
    this.#trimNext = false;
  }

  /** Reads the sequence at which the scanner stands, or the text that its escaped form means. */
  addSequence(): void {
    const scanner = this.#scanner;
    const { text, position } = scanner;
    const code = text.charCodeAt(position);
    if (text.charCodeAt(position + 1) === code) {
      this.addText(text.slice(position + 1, position + 3));
      scanner.position = position + 3;
      return;
    }
    this.endToken();
    this.#trimNext = false;
    scanner.position += 2;
    if (scanner.current() === TILDE) {
      scanner.position++;
      this.#trimLast();
    }
    const { newlines, height } = scanner;
    scanner.newlines = false;
    scanner.height = 0;
    this.found.push(code === DOLLAR ? this.#interpolation() : this.#directive(position));
    scanner.height = Math.max(height, scanner.height);
    if (scanner.skip() === TILDE && text.charCodeAt(scanner.position + 1) === CLOSE_BRACE) {
      this.#trimNext = true;
      scanner.position++;
    }
    if (scanner.current() !== CLOSE_BRACE) {
      scanner.fail(
        `Expected "}" at the end of this ${code === DOLLAR ? 'interpolation' : 'directive'}. Where the sequence is meant for another language, write ${code === DOLLAR ? '$${' : '%%{'}.`,
      );
    }
    scanner.position++;
    scanner.newlines = newlines;
  }

  #trimLast(): void {
    const last = this.found.at(-1);
    if (last?.kind === 'text') last.value = last.value.trimEnd();
  }

  #interpolation(): TemplatePiece {
    return { kind: 'interpolation', expression: parseExpression(this.#scanner) };
  }

  #directive(offset: number): TemplatePiece {
    const scanner = this.#scanner;
    const code = scanner.skip();
    const start = scanner.position;
    const keyword = isNameStart(code) ? scanner.name() : '';
    switch (keyword) {
      case 'if':
        return { kind: 'if', condition: parseExpression(scanner), offset };
      case 'for':
        scanner.position = start;
        return { kind: 'for', introduction: parseForIntroduction(scanner), offset };
      case 'else':
      case 'endif':
      case 'endfor':
        return { kind: keyword, offset };
      default:
        return scanner.fail('Expected "if", "else", "endif", "for" or "endfor" after "%{".', start);
    }
  }
}

/**
 * Reads everything up to the scanner's limit as a template without quotes: no backslash means anything in it, and it may
 * have line breaks.
 */
export function parseBareTemplate(scanner: Scanner): Expression {
  const start = scanner.position;
  const pieces = new TemplatePieces(scanner);
  while (scanner.position < scanner.limit) parseTemplateLine(scanner, pieces);
  pieces.endToken();
  return templateFrom(scanner, pieces.found, start, scanner.position);
}

/** Reads a line of a template without quotes, with its line break. */
export function parseTemplateLine(scanner: Scanner, pieces: TemplatePieces): void {
  const { text, limit } = scanner;
  let from = scanner.position;
  let position = from;
  while (position < limit) {
    const code = text.charCodeAt(position);
    if (code === LINE_FEED) {
      position++;
      break;
    }
    if ((code === DOLLAR || code === PERCENT) && isSequence(text, position, code)) {
      pieces.addText(text.slice(from, position));
      scanner.position = position;
      pieces.addSequence();
      from = scanner.position;
      position = from;
    } else {
      position++;
    }
  }
  pieces.addText(text.slice(from, position));
  pieces.endToken();
  scanner.position = position;
}
