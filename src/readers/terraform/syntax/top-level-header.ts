import { isNamePart } from './characters.ts';

/** Blocks that stand at the top of Terraform files. */
const TOP_LEVEL_TYPES = new Set([
  'check',
  'data',
  'ephemeral',
  'import',
  'locals',
  'module',
  'moved',
  'output',
  'provider',
  'removed',
  'resource',
  'terraform',
  'variable',
]);

/** Finds the lines at which a parser that lost its way can start anew. */
export class TopLevelHeaders {
  readonly #text: string;
  #searchedFrom = 0;
  #found = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Start of the next line after the offset that looks like the header of a top-level block, or the end of the text. */
  after(offset: number): number {
    if (this.#found > offset && this.#searchedFrom <= offset) return this.#found;
    const text = this.#text;
    this.#searchedFrom = offset;
    let line = text.indexOf('\n', offset) + 1;
    while (line > 0 && !this.#isHeader(line)) line = text.indexOf('\n', line) + 1;
    this.#found = line > 0 ? line : text.length;
    return this.#found;
  }

  #isHeader(start: number): boolean {
    const text = this.#text;
    let end = start;
    while (end - start < 12 && isNamePart(text.charCodeAt(end))) end++;
    return TOP_LEVEL_TYPES.has(text.slice(start, end)) && /^[ \t]*(?:"|\{)/.test(text.slice(end, end + 40));
  }
}
