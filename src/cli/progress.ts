/** One line on a terminal that says what the program is at; nothing where stderr is no terminal. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  #shown = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show(what: string): void {
    if (!this.#stream.isTTY) return;
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
