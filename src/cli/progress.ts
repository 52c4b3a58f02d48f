/** What a line of progress begins with where another program reads it, asked for by `HEXASTYLE_PROGRESS=lines`. */
export const PROGRESS_LINE = 'progress: ';

/** One line on a terminal that says what the program is at; nothing where nobody reads it. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #isLines = process.env['HEXASTYLE_PROGRESS'] === 'lines';
  #shown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(what: string): void {
    if (this.#isLines) this.#stream.write(`${PROGRESS_LINE}${what}\n`);
    if (this.#isLines || !this.#stream.isTTY) return;
    this.#stream.write(`\r\x1b[K${what} …`);
    this.#shown = true;
  }

  /** Leaves a clean line behind, also where the work fails. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      this.#clear();
    }
  }

  #clear(): void {
    if (this.#shown) this.#stream.write('\r\x1b[K');
    this.#shown = false;
  }
}
