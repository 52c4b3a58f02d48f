import type { SyntaxProblem } from './ast.ts';
import {
  ASTERISK,
  CARRIAGE_RETURN,
  HASH,
  isDigit,
  isNamePart,
  LINE_FEED,
  SLASH,
  SPACE,
  TAB,
} from './characters.ts';

/** Levels of nesting, and of depth of the resulting tree, that no honest file has. */
export const DEEPEST_NESTING = 500;

/** More problems than anyone reads. */
const MOST_PROBLEMS = 100;

/** What stands at the end of the text instead of a character. */
export const END = -1;

/**
 * Text that breaks the grammar. Thrown inside the parser only; whoever can go on catches it. Not an `Error`: a stack trace
 * for each broken line of a hostile file would cost more than reading it.
 */
export class SyntaxFailure {
  readonly message: string;
  readonly offset: number;

  constructor(message: string, offset: number) {
    this.message = message;
    this.offset = offset;
  }
}

/** How often a text may be read in vain before its items are read only up to the next header. */
const PATIENCE = 4;

/** What a failure costs beside the characters read, in characters. */
const COST_OF_FAILURE = 1000;

/** A place in the text that moves forward, and what the parser has to remember on its way. */
export class Scanner {
  readonly text: string;
  position: number;
  /** Offset at which the text ends for now. Always the end of the text or the start of a line. */
  limit: number;
  /** Whether a line break ends what is being read, as in bodies and objects, or is only white space. */
  newlines = true;
  /** Whether the parser steps over broken parts, or gives up at the first. */
  recovering = false;
  /** Whether the item before was broken: what follows it is often part of it. */
  afterBroken = false;
  /** How deep the parser stands in the text. */
  depth = 0;
  /** Height of the tree of the expression that was read last. */
  height = 0;
  /** Characters that were read in vain. */
  #wasted = 0;
  readonly problems: SyntaxProblem[] = [];

  constructor(text: string, position = 0, limit = text.length) {
    this.text = text;
    this.position = position;
    this.limit = limit;
  }

  fail(message: string, offset = this.position): never {
    throw new SyntaxFailure(message, offset);
  }

  report(message: string, offset: number): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ message, offset });
  }

  /** Notes that so many characters were read in vain. */
  waste(characters: number): void {
    this.#wasted += characters + COST_OF_FAILURE;
  }

  /** Whether so much was read in vain that items should be read within their own lines only. */
  isImpatient(): boolean {
    return this.#wasted > PATIENCE * (this.text.length + 10 * COST_OF_FAILURE);
  }

  /** Whether so much was read in vain that the rest should not be read at all. */
  isHopeless(): boolean {
    return this.#wasted > 4 * PATIENCE * (this.text.length + 1000 * COST_OF_FAILURE);
  }

  /** The character at the position, without skipping anything. */
  current(): number {
    return this.position < this.limit ? this.text.charCodeAt(this.position) : END;
  }

  /** Steps over white space and comments, and over line breaks where they mean nothing; the character found there. */
  skip(): number {
    const { text, limit } = this;
    let position = this.position;
    while (position < limit) {
      const code = text.charCodeAt(position);
      if (code === SPACE || code === TAB) {
        position++;
      } else if (code === LINE_FEED && !this.newlines) {
        position++;
      } else if (code === CARRIAGE_RETURN && text.charCodeAt(position + 1) === LINE_FEED) {
        position++;
      } else if (code === HASH) {
        position = this.endOfLine(position);
      } else if (code === SLASH && text.charCodeAt(position + 1) === SLASH) {
        position = this.endOfLine(position);
      } else if (code === SLASH && text.charCodeAt(position + 1) === ASTERISK) {
        position = this.#endOfComment(position);
      } else {
        this.position = position;
        return code;
      }
    }
    this.position = position;
    return END;
  }

  /** Like `skip`, over line breaks too. */
  skipLines(): number {
    const { newlines } = this;
    this.newlines = false;
    const code = this.skip();
    this.newlines = newlines;
    return code;
  }

  /** Offset of the line break that ends the line, or of the end of the text. */
  endOfLine(position: number): number {
    const end = this.text.indexOf('\n', position);
    return end === -1 || end > this.limit ? this.limit : end;
  }

  /** Reads a name; the caller has seen that one begins here. */
  name(): string {
    const { text } = this;
    const start = this.position;
    let position = start + 1;
    while (position < this.limit && isNamePart(text.charCodeAt(position))) position++;
    this.position = position;
    return text.slice(start, position);
  }

  /** Reads decimal digits; the caller has seen the first. */
  digits(): number {
    const { text } = this;
    const start = this.position;
    let position = start;
    while (position < this.limit && isDigit(text.charCodeAt(position))) position++;
    this.position = position;
    return Number(text.slice(start, position));
  }

  /** Whether the word, and not a longer name, stands at the position. */
  isAtWord(word: string): boolean {
    const end = this.position + word.length;
    return (
      this.text.startsWith(word, this.position) &&
      !(end < this.limit && isNamePart(this.text.charCodeAt(end)))
    );
  }

  enter(): void {
    if (++this.depth > DEEPEST_NESTING) this.fail(`Nested deeper than ${DEEPEST_NESTING} levels.`);
  }

  leave(): void {
    this.depth--;
  }

  /** Notes how high the tree has grown: trees that no one could walk are refused. */
  grow(height: number): void {
    if (height > DEEPEST_NESTING) this.fail(`An expression of more than ${DEEPEST_NESTING} levels.`);
    this.height = height;
  }

  #endOfComment(position: number): number {
    const end = this.text.indexOf('*/', position + 2);
    if (end !== -1 && end + 2 <= this.limit) return end + 2;
    this.position = this.limit;
    const message = 'This comment is not closed: expected "*/".';
    if (!this.recovering) this.fail(message, position);
    this.report(message, position);
    return this.limit;
  }
}
