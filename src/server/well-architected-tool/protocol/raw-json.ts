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
  const { text, raws } = collecting(value);
  if (raws.length === 0) return Buffer.from(text);
  const parts: Buffer[] = [];
  let begin = 0;
  for (const raw of raws) {
    const end = text.indexOf(QUOTED_MARK, begin);
    parts.push(Buffer.from(text.slice(begin, end)), raw.bytes);
    begin = end + QUOTED_MARK.length;
  }
  parts.push(Buffer.from(text.slice(begin)));
  return Buffer.concat(parts);
}

/** JSON with a mark in the place of each value that is rendered once. Of one inside another only the outer one counts. */
function collecting(value: unknown): { readonly text: string; readonly raws: readonly RawJson[] } {
  const raws: RawJson[] = [];
  collected = raws;
  try {
    return { text: JSON.stringify(value), raws };
  } finally {
    collected = undefined;
  }
}
