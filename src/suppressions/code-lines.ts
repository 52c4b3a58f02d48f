/** The lines of a text, and which of them hold code rather than comments alone. Lines count from 1. */
export class CodeLines {
  readonly lines: readonly string[];
  /** For each line, by its index, the number of the next line with code. */
  readonly #next: (number | undefined)[];
  readonly #hasCode: readonly boolean[];
  /** Offset of the start of each line, by its index. */
  readonly #starts: number[] = [];

  constructor(text: string) {
    this.lines = text.split('\n');
    let offset = 0;
    for (const line of this.lines) {
      this.#starts.push(offset);
      offset += line.length + 1;
    }
    this.#hasCode = this.lines.map((line) => !/^\s*(?:(?:#|\/\/).*)?$/.test(line.trimEnd()));
    this.#next = this.lines.map(() => undefined);
    let next: number | undefined;
    for (let index = this.lines.length - 1; index >= 0; index -= 1) {
      this.#next[index] = next;
      if (this.hasCodeAt(index + 1)) next = index + 1;
    }
  }

  at(line: number): string {
    return this.lines[line - 1] ?? '';
  }

  startOf(line: number): number {
    return this.#starts[line - 1] ?? 0;
  }

  hasCodeAt(line: number): boolean {
    return this.#hasCode[line - 1] ?? false;
  }

  nextAfter(line: number): number | undefined {
    return this.#next[line - 1];
  }
}
