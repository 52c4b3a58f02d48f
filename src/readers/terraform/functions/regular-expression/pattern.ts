/** Whether a character (as code point) is meant. */
export type CharacterTest = (code: number) => boolean;

export type Pattern =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'alternatives'; readonly branches: readonly Pattern[] }
  | { readonly kind: 'group'; readonly index: number; readonly inner: Pattern }
  | {
      readonly kind: 'repetition';
      readonly inner: Pattern;
      readonly least: number;
      readonly most: number | undefined;
      readonly isGreedy: boolean;
    };

export type Assertion =
  | 'text-start'
  | 'text-end'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'no-word-boundary';

export interface ParsedPattern {
  readonly pattern: Pattern;
  /** Names of the groups, from group 1 on; undefined where a group has none. */
  readonly groups: readonly (string | undefined)[];
}

/** A pattern that Go's `regexp` package would refuse. */
export class PatternError extends Error {}

const WORD = classOf([0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]);
const DIGIT = classOf([0x30, 0x39]);
const SPACE = classOf([0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20]);

const PERL_CLASSES = new Map<string, CharacterTest>([
  ['d', DIGIT],
  ['D', not(DIGIT)],
  ['s', SPACE],
  ['S', not(SPACE)],
  ['w', WORD],
  ['W', not(WORD)],
]);

const POSIX_CLASSES = new Map<string, CharacterTest>([
  ['alnum', classOf([0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a])],
  ['alpha', classOf([0x41, 0x5a, 0x61, 0x7a])],
  ['ascii', classOf([0, 0x7f])],
  ['blank', classOf([0x09, 0x09, 0x20, 0x20])],
  ['cntrl', classOf([0, 0x1f, 0x7f, 0x7f])],
  ['digit', DIGIT],
  ['graph', classOf([0x21, 0x7e])],
  ['lower', classOf([0x61, 0x7a])],
  ['print', classOf([0x20, 0x7e])],
  ['punct', classOf([0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e])],
  ['space', classOf([0x09, 0x0d, 0x20, 0x20])],
  ['upper', classOf([0x41, 0x5a])],
  ['word', WORD],
  ['xdigit', classOf([0x30, 0x39, 0x41, 0x46, 0x61, 0x66])],
]);

const ESCAPES = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

/** Most repetitions that a pattern may ask for in one place, as in Go. */
const MOST_REPETITIONS = 1000;
const DEEPEST = 200;

function classOf(bounds: readonly number[]): CharacterTest {
  return (code) => {
    for (let index = 0; index < bounds.length; index += 2) {
      if (code >= (bounds[index] ?? 0) && code <= (bounds[index + 1] ?? 0)) return true;
    }
    return false;
  };
}

function not(test: CharacterTest): CharacterTest {
  return (code) => !test(code);
}

interface Flags {
  readonly ignoresCase: boolean;
  readonly isMultiline: boolean;
  readonly dotMatchesAll: boolean;
  readonly isUngreedy: boolean;
}

/** Reads a pattern in the syntax of Go's `regexp` package (RE2). Throws PatternError where it is none. */
export function parsePattern(source: string): ParsedPattern {
  return new PatternParser(source).parse();
}

class PatternParser {
  readonly #characters: readonly string[];
  #position = 0;
  #depth = 0;
  readonly #groups: (string | undefined)[] = [];

  constructor(source: string) {
    this.#characters = [...source];
  }

  parse(): ParsedPattern {
    const flags = { ignoresCase: false, isMultiline: false, dotMatchesAll: false, isUngreedy: false };
    const pattern = this.#alternatives(flags);
    if (this.#position < this.#characters.length) throw new PatternError('unexpected )');
    return { pattern, groups: this.#groups };
  }

  #peek(offset = 0): string | undefined {
    return this.#characters[this.#position + offset];
  }

  #take(): string {
    const character = this.#characters[this.#position];
    if (character === undefined) throw new PatternError('the pattern ends too early');
    this.#position += 1;
    return character;
  }

  #accept(text: string): boolean {
    for (let index = 0; index < text.length; index++) if (this.#peek(index) !== text[index]) return false;
    this.#position += text.length;
    return true;
  }

  #alternatives(given: Flags): Pattern {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new PatternError('the pattern is nested too deeply');
    let flags = given;
    const branches: Pattern[] = [];
    let parts: Pattern[] = [];
    for (let next = this.#peek(); next !== undefined && next !== ')'; next = this.#peek()) {
      if (next === '|') {
        this.#take();
        branches.push({ kind: 'sequence', parts });
        parts = [];
      } else if (next === '(' && this.#peek(1) === '?' && /[imsU:-]/.test(this.#peek(2) ?? '')) {
        const outcome = this.#flagGroup(flags);
        if ('ignoresCase' in outcome) flags = outcome;
        else parts.push(this.#repeated(outcome, flags));
      } else if (next === '\\' && this.#peek(1) === 'Q') {
        this.#position += 2;
        while (this.#peek() !== undefined && !this.#accept('\\E')) parts.push(character(this.#take(), flags));
      } else {
        parts.push(this.#repeated(this.#atom(flags), flags));
      }
    }
    this.#depth -= 1;
    branches.push({ kind: 'sequence', parts });
    return branches.length === 1 ? { kind: 'sequence', parts } : { kind: 'alternatives', branches };
  }

  /** `(?i)` changes what follows; `(?i:…)` only what is inside. */
  #flagGroup(flags: Flags): Flags | Pattern {
    this.#position += 2;
    let isOn = true;
    const changed = { ...flags };
    for (;;) {
      const flag = this.#take();
      if (flag === 'i') changed.ignoresCase = isOn;
      else if (flag === 'm') changed.isMultiline = isOn;
      else if (flag === 's') changed.dotMatchesAll = isOn;
      else if (flag === 'U') changed.isUngreedy = isOn;
      else if (flag === '-' && isOn) isOn = false;
      else if (flag === ')') return changed;
      else if (flag === ':') return this.#closed(this.#alternatives(changed));
      else throw new PatternError('unknown flag');
    }
  }

  #closed(inner: Pattern): Pattern {
    if (this.#take() !== ')') throw new PatternError('missing )');
    return inner;
  }

  #atom(flags: Flags): Pattern {
    const next = this.#take();
    switch (next) {
      case '(':
        return this.#group(flags);
      case '[':
        return { kind: 'character', test: folded(this.#characterClass(), flags) };
      case '.':
        return { kind: 'character', test: flags.dotMatchesAll ? () => true : (code) => code !== 0x0a };
      case '^':
        return { kind: 'assertion', assertion: flags.isMultiline ? 'line-start' : 'text-start' };
      case '$':
        return { kind: 'assertion', assertion: flags.isMultiline ? 'line-end' : 'text-end' };
      case '*':
      case '+':
      case '?':
        throw new PatternError('nothing to repeat');
      case '\\':
        return this.#escaped(flags);
      default:
        return character(next, flags);
    }
  }

  #group(flags: Flags): Pattern {
    let name: string | undefined;
    if (this.#accept('?P<') || this.#accept('?<')) {
      name = '';
      for (let next = this.#take(); next !== '>'; next = this.#take()) name += next;
      if (!/^\w+$/.test(name) || this.#groups.includes(name)) throw new PatternError('invalid group name');
    } else if (this.#peek() === '?') {
      throw new PatternError('unknown kind of group');
    }
    this.#groups.push(name);
    const index = this.#groups.length;
    return { kind: 'group', index, inner: this.#closed(this.#alternatives(flags)) };
  }

  #escaped(flags: Flags): Pattern {
    const next = this.#peek() ?? '';
    const assertion = ASSERTIONS.get(next);
    if (assertion !== undefined) {
      this.#take();
      return { kind: 'assertion', assertion };
    }
    const test = this.#escapedClass();
    if (test !== undefined) return { kind: 'character', test };
    return character(String.fromCodePoint(this.#escapedCharacter()), flags);
  }

  /** `\d`, `\pL`, `\p{Greek}`, `\P{N}` after the backslash. */
  #escapedClass(): CharacterTest | undefined {
    const next = this.#peek() ?? '';
    const perl = PERL_CLASSES.get(next);
    if (perl !== undefined) {
      this.#take();
      return perl;
    }
    if (next !== 'p' && next !== 'P') return undefined;
    this.#take();
    let name = this.#take();
    if (name === '{') {
      name = '';
      for (let letter = this.#take(); letter !== '}'; letter = this.#take()) name += letter;
    }
    const isNegated = name.startsWith('^') !== (next === 'P');
    const test = unicodeClass(name.replace('^', ''));
    return isNegated ? not(test) : test;
  }

  #escapedCharacter(): number {
    const next = this.#take();
    const escape = ESCAPES.get(next);
    if (escape !== undefined) return escape;
    if (next === 'x') return this.#hexadecimal();
    if (/[0-7]/.test(next)) {
      let digits = next;
      while (digits.length < 3 && /[0-7]/.test(this.#peek() ?? '')) digits += this.#take();
      if (next !== '0' && digits.length === 1) throw new PatternError('back references do not exist');
      return Number.parseInt(digits, 8);
    }
    if (/[0-9A-Za-z]/.test(next)) throw new PatternError('unknown escape');
    return next.codePointAt(0) ?? 0;
  }

  #hexadecimal(): number {
    let digits = '';
    if (this.#accept('{'))
      for (let digit = this.#take(); digit !== '}'; digit = this.#take()) digits += digit;
    else digits = this.#take() + this.#take();
    const code = /^[0-9A-Fa-f]{1,8}$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
    if (!(code <= 0x10ffff)) throw new PatternError('invalid escape');
    return code;
  }

  #characterClass(): CharacterTest {
    const isNegated = this.#accept('^');
    const tests: CharacterTest[] = [];
    for (let isFirst = true; isFirst || this.#peek() !== ']'; isFirst = false) {
      if (this.#accept('[:')) {
        tests.push(this.#posixClass());
        continue;
      }
      if (this.#peek() === '\\') {
        this.#take();
        const test = this.#escapedClass();
        if (test !== undefined) {
          tests.push(test);
          continue;
        }
        this.#position -= 1;
      }
      const from = this.#classCharacter();
      let to = from;
      if (this.#peek() === '-' && this.#peek(1) !== ']' && this.#peek(1) !== undefined) {
        this.#take();
        to = this.#classCharacter();
      }
      if (to < from) throw new PatternError('invalid range');
      tests.push(classOf([from, to]));
    }
    this.#take();
    const any: CharacterTest = (code) => tests.some((test) => test(code));
    return isNegated ? not(any) : any;
  }

  #classCharacter(): number {
    const next = this.#take();
    return next === '\\' ? this.#escapedCharacter() : (next.codePointAt(0) ?? 0);
  }

  #posixClass(): CharacterTest {
    const isNegated = this.#accept('^');
    let name = '';
    while (!this.#accept(':]')) name += this.#take();
    const test = POSIX_CLASSES.get(name);
    if (test === undefined) throw new PatternError('unknown class');
    return isNegated ? not(test) : test;
  }

  #repeated(inner: Pattern, flags: Flags): Pattern {
    let repeated = inner;
    for (let count = 0; ; count++) {
      const bounds = this.#bounds();
      if (bounds === undefined) return repeated;
      if (count > 0) throw new PatternError('a repetition of a repetition');
      const isLazy = this.#accept('?');
      repeated = { kind: 'repetition', inner: repeated, ...bounds, isGreedy: isLazy === flags.isUngreedy };
    }
  }

  #bounds(): { least: number; most: number | undefined } | undefined {
    if (this.#accept('*')) return { least: 0, most: undefined };
    if (this.#accept('+')) return { least: 1, most: undefined };
    if (this.#accept('?')) return { least: 0, most: 1 };
    if (this.#peek() !== '{') return undefined;
    const rest = this.#characters.slice(this.#position, this.#position + 12).join('');
    const match = /^\{(\d+)(,(\d*))?\}/.exec(rest);
    if (match === null) return undefined;
    this.#position += match[0].length;
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === '' ? undefined : Number(match[3]);
    if (least > MOST_REPETITIONS || (most ?? 0) > MOST_REPETITIONS || (most !== undefined && most < least)) {
      throw new PatternError('invalid number of repetitions');
    }
    return { least, most };
  }
}

const ASSERTIONS = new Map<string, Assertion>([
  ['A', 'text-start'],
  ['z', 'text-end'],
  ['b', 'word-boundary'],
  ['B', 'no-word-boundary'],
]);

function character(text: string, flags: Flags): Pattern {
  const code = text.codePointAt(0) ?? 0;
  return { kind: 'character', test: folded((other) => other === code, flags) };
}

function folded(test: CharacterTest, { ignoresCase }: Flags): CharacterTest {
  if (!ignoresCase) return test;
  return (code) => {
    if (test(code)) return true;
    const text = String.fromCodePoint(code);
    return [text.toLowerCase(), text.toUpperCase()].some(
      (other) => [...other].length === 1 && test(other.codePointAt(0) ?? 0),
    );
  };
}

function unicodeClass(name: string): CharacterTest {
  if (name === 'Any') return () => true;
  for (const property of [`gc=${name}`, `sc=${name}`]) {
    const compiled = /^\w+$/.test(name) ? compiledProperty(property) : undefined;
    if (compiled !== undefined) return (code) => compiled.test(String.fromCodePoint(code));
  }
  throw new PatternError('unknown class');
}

function compiledProperty(property: string): RegExp | undefined {
  try {
    return new RegExp(`^\\p{${property}}$`, 'u');
  } catch {
    return undefined;
  }
}
