/**
 * A value whose JSON is rendered once and then copied into answers as bytes: the choices of a question are most of an answer
 * and never change. Everywhere but in `renderJson` it is the value itself.
 */
class RawJson {
  readonly #value: unknown;
  #bytes: Buffer | undefined;

  constructor(value: unknown) {
    this.#value = value;
  }

  toJSON(): unknown {
    if (collected === undefined) return this.#value;
    collected.push(this);
    return MARK;
  }

  get bytes(): Buffer {
    this.#bytes ??= Buffer.from(JSON.stringify(this.#value));
    return this.#bytes;
  }
}

/** Text that nobody can send: made anew by every process. */
const MARK = `raw json ${crypto.randomUUID()}`;
const QUOTED_MARK = `"${MARK}"`;
let collected: RawJson[] | undefined;

/** The value, to be rendered once. */
export function renderedOnce<T extends object>(value: T): T {
  return new RawJson(value) as unknown as T;
}

/** JSON of a value as UTF-8. */
export function renderJson(value: unknown): Buffer {
  collected = [];
  try {
    const text = JSON.stringify(value);
    if (collected.length === 0) return Buffer.from(text);
    const parts = text.split(QUOTED_MARK);
    const raws = collected;
    return Buffer.concat(
      parts.flatMap((part, index) => {
        const raw = raws[index];
        return raw === undefined ? [Buffer.from(part)] : [Buffer.from(part), raw.bytes];
      }),
    );
  } finally {
    collected = undefined;
  }
}
