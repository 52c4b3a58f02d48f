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
    if (offset < (starts[line] ?? 0)) line = this.#before(offset, line);
    for (let next = starts[line + 1]; next !== undefined && next <= offset; next = starts[line + 1])
      line += 1;
    this.#current = line;
    return line + 1;
  }

  columnAt(offset: number): number {
    const line = this.lineAt(offset) - 1;
    return Math.max(offset - (this.#starts[line] ?? 0) - (this.#indented.get(line) ?? 0), 0) + 1;
  }

  #before(offset: number, end: number): number {
    let low = 0;
    let high = end;
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
