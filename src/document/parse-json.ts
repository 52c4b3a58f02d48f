import { DEEPEST_NESTING, duplicateKeyMessage, MOST_PROBLEMS } from './compose.ts';
import type { DocumentNode, DocumentProblem, MapEntry, ParsedDocument } from './document.ts';
import { resolvePlainScalar } from './resolve-scalar.ts';

/**
 * A text that is JSON to the letter as a tree, the same that the YAML parser makes of it, in a fraction of the time and
 * memory. Undefined for every other text, and for JSON nested deeper than any document is.
 */
export function parseJson(text: string): ParsedDocument | undefined {
  return /^[ \t\r\n]*[[{]/.test(text) ? new JsonParser(text).document() : undefined;
}

const QUOTE = 34;
const MINUS = 45;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;
const NEWLINE = 10;
const RETURN = 13;

/** From so many keys on a map has an index of them. */
const MANY_KEYS = 12;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
/** The rest of a text up to its quotation mark or its first escape; control characters end it, too. */
// oxlint-disable-next-line no-control-regex -- JSON forbids them in texts
const PLAIN_TEXT = /[^"\\\u0000-\u001f]*/y;
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/** What no JSON text holds. */
class NotJson extends Error {}

class JsonParser {
  readonly #text: string;
  readonly #problems: DocumentProblem[] = [];
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): ParsedDocument | undefined {
    try {
      const root = this.#value(this.#next(), 1);
      if (!Number.isNaN(this.#next())) return undefined;
      return { root, problems: this.#problems };
    } catch (error) {
      if (error instanceof NotJson) return undefined;
      throw error;
    }
  }

  /** The first character that is no space, as a code; NaN at the end. */
  #next(): number {
    const text = this.#text;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code > 32 || Number.isNaN(code)) return code;
      this.#at += 1;
      if (code === NEWLINE || (code === RETURN && text.charCodeAt(this.#at) !== NEWLINE)) {
        this.#line += 1;
        this.#lineStart = this.#at;
      } else if (code !== 32 && code !== 9 && code !== RETURN) throw new NotJson();
    }
  }

  #value(code: number, depth: number): DocumentNode {
    const line = this.#line;
    const column = this.#at - this.#lineStart + 1;
    if (code === QUOTE) return { type: 'scalar', value: this.#string(), line, column };
    if (code !== OPEN_MAP && code !== OPEN_LIST)
      return { type: 'scalar', value: this.#plain(code), line, column };
    if (depth > DEEPEST_NESTING) throw new NotJson();
    this.#at += 1;
    if (code === OPEN_LIST) {
      const items = this.#items(depth);
      return { type: 'list', items, line, column, endLine: this.#line };
    }
    const entries = this.#entries(depth);
    return { type: 'map', entries, line, column, endLine: this.#line };
  }

  #items(depth: number): readonly DocumentNode[] {
    const items: DocumentNode[] = [];
    let code = this.#next();
    while (code !== CLOSE_LIST) {
      items.push(this.#value(code, depth + 1));
      code = this.#separator(CLOSE_LIST);
    }
    this.#at += 1;
    return items;
  }

  #entries(depth: number): readonly MapEntry[] {
    const entries: MapEntry[] = [];
    let index: Map<string, number> | undefined;
    let code = this.#next();
    while (code !== CLOSE_MAP) {
      if (code !== QUOTE) throw new NotJson();
      const line = this.#line;
      const column = this.#at - this.#lineStart + 1;
      const key = this.#string();
      if (this.#next() !== COLON) throw new NotJson();
      this.#at += 1;
      const value = this.#value(this.#next(), depth + 1);
      const entry = { key, line, column, value };
      if (index === undefined && entries.length >= MANY_KEYS)
        index = new Map(entries.map((one, position) => [one.key, position]));
      const earlier = index === undefined ? positionOf(key, entries) : (index.get(key) ?? -1);
      if (earlier < 0) {
        index?.set(key, entries.length);
        entries.push(entry);
      } else {
        this.#problem(duplicateKeyMessage(key), line, column);
        entries[earlier] = entry;
      }
      code = this.#separator(CLOSE_MAP);
    }
    this.#at += 1;
    return entries;
  }

  /** Goes past a comma; the first character behind it, or the closing bracket. */
  #separator(closer: number): number {
    const code = this.#next();
    if (code === closer) return code;
    if (code !== COMMA) throw new NotJson();
    this.#at += 1;
    const next = this.#next();
    if (next === closer) throw new NotJson();
    return next;
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at;
    PLAIN_TEXT.lastIndex = start + 1;
    PLAIN_TEXT.test(text);
    let end = PLAIN_TEXT.lastIndex;
    if (text.charCodeAt(end) === QUOTE) {
      this.#at = end + 1;
      return text.slice(start + 1, end);
    }
    while (text.charCodeAt(end) === BACKSLASH) {
      PLAIN_TEXT.lastIndex = end + 2;
      PLAIN_TEXT.test(text);
      end = PLAIN_TEXT.lastIndex;
    }
    if (text.charCodeAt(end) !== QUOTE) throw new NotJson();
    this.#at = end + 1;
    try {
      return JSON.parse(text.slice(start, end + 1)) as string;
    } catch {
      throw new NotJson();
    }
  }

  #plain(code: number): string | number | boolean | null {
    if (code === MINUS || (code >= 48 && code <= 57)) {
      NUMBER.lastIndex = this.#at;
      if (!NUMBER.test(this.#text)) throw new NotJson();
      const source = this.#text.slice(this.#at, NUMBER.lastIndex);
      this.#at = NUMBER.lastIndex;
      return resolvePlainScalar(source);
    }
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    throw new NotJson();
  }

  #problem(message: string, line: number, column: number): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ message, line, column });
  }
}

function positionOf(key: string, entries: readonly MapEntry[]): number {
  for (let position = 0; position < entries.length; position += 1) {
    if (entries[position]?.key === key) return position;
  }
  return -1;
}
