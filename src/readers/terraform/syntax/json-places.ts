import type { DocumentNode } from '../../../document/document.ts';
import type { Span } from './ast.ts';
import { BACKSLASH, QUOTE } from './characters.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Offsets into a JSON text for the lines and columns of its nodes. */
export class JsonPlaces {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStartsOf(text);
  }

  offsetAt(line: number, column: number): number {
    return Math.min((this.#starts[line - 1] ?? this.#text.length) + column - 1, this.#text.length);
  }

  offsetOf({ line, column }: Place): number {
    return this.offsetAt(line, column);
  }

  /** A scalar ends where it ends; of a list or object only the line is known on which it ends, and its end is taken. */
  spanOf(node: DocumentNode): Span {
    const start = this.offsetOf(node);
    if (node.type === 'scalar') return { start, end: this.#endOfScalar(start) };
    const nextLine = this.#starts[node.endLine];
    return { start, end: nextLine === undefined ? this.#text.length : nextLine - 1 };
  }

  #endOfScalar(start: number): number {
    const text = this.#text;
    let end = start + 1;
    if (text.charCodeAt(start) !== QUOTE) {
      while (end < text.length && !/[\s,\]}]/.test(text.charAt(end))) end++;
      return end;
    }
    while (end < text.length && text.charCodeAt(end) !== QUOTE) {
      end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
    }
    return Math.min(end + 1, text.length);
  }
}

/** A carriage return that stands alone ends a line too, as in YAML. */
function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length);
  return starts;
}
