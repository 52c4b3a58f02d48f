/** Lines ahead that are tried one by one. */
const NEAR = 8;

/** Offsets of a text as lines and columns, both counting from 1. Asking in ascending order is cheap. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #indented: ReadonlyMap<number, number>;
  #current = 0;

  /** `indented`: by how many columns lines (counting from 0) were moved to the right before. */
  constructor(text: string, indented: ReadonlyMap<number, number> = new Map()) {
    this.#indented = indented;
    this.#starts = text.includes('\r') ? startsOfAnyLines(text) : startsOfLines(text);
  }

  lineAt(offset: number): number {
    const starts = this.#starts;
    let line = this.#current;
    if (offset < (starts[line] ?? 0)) line = this.#between(offset, 0, line);
    for (let steps = 0; line + 1 < starts.length && (starts[line + 1] ?? 0) <= offset; steps += 1)
      line = steps < NEAR ? line + 1 : this.#between(offset, line, starts.length - 1);
    this.#current = line;
    return line + 1;
  }

  columnAt(offset: number): number {
    const line = this.lineAt(offset) - 1;
    return Math.max(offset - (this.#starts[line] ?? 0) - (this.#indented.get(line) ?? 0), 0) + 1;
  }

  #between(offset: number, first: number, last: number): number {
    let low = first;
    let high = last;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A lone carriage return ends a line too, as in YAML. */
function startsOfAnyLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
