import type { Meter } from '../../evaluation/meter.ts';
import { LimitReached } from '../../values/limit.ts';
import type { Assertion, CharacterTest, ParsedPattern, Pattern } from './pattern.ts';

type Instruction =
  | { readonly do: 'character'; readonly test: CharacterTest }
  | { readonly do: 'assert'; readonly assertion: Assertion }
  /** Tries the first way, then the second. */
  | { do: 'split'; first: number; second: number }
  | { do: 'jump'; to: number }
  | { readonly do: 'save'; readonly slot: number }
  | { readonly do: 'match' };

const LONGEST_PROGRAM = 20_000;
const LARGEST_TABLE = 8_000_000;

/** A match: start and end of the whole, then of each group; undefined for a group that took no part. */
export type Match = readonly (number | undefined)[];

/**
 * Matches a pattern in time linear in the text, by remembering each place of the program at each place of the text.
 * The match found is the leftmost, and among those the one that the order of alternatives prefers, as in Go.
 */
export class Matcher {
  readonly #program: Instruction[] = [];
  readonly #slots: number;
  readonly #meter: Meter;
  /** For each place of the program at each place of the text, the last search that came by. */
  #visited = new Uint32Array(0);
  #search = 0;

  constructor({ pattern, groups }: ParsedPattern, meter: Meter) {
    this.#meter = meter;
    this.#slots = (groups.length + 1) * 2;
    this.#add({ do: 'save', slot: 0 });
    this.#compile(pattern);
    this.#add({ do: 'save', slot: 1 });
    this.#add({ do: 'match' });
  }

  /** The first match that begins at or after a position. Text and positions are in code points. */
  find(text: readonly number[], from: number): Match | undefined {
    const size = this.#program.length * (text.length + 1);
    if (size > LARGEST_TABLE) throw new LimitReached('the regular expression is too large for its text');
    if (this.#visited.length < size) {
      this.#visited = new Uint32Array(size);
      this.#meter.spend(size >> 5);
    }
    this.#search += 1;
    for (let start = from; start <= text.length; start++) {
      const match = this.#matchAt(text, start);
      if (match !== undefined) return match;
    }
    return undefined;
  }

  #matchAt(text: readonly number[], start: number): Match | undefined {
    const width = text.length + 1;
    const slots: (number | undefined)[] = Array.from({ length: this.#slots });
    const stack: (readonly [number, number] | readonly [number, number | undefined, 'restore'])[] = [
      [0, start],
    ];
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      if (entry.length === 3) {
        slots[entry[0]] = entry[1];
        continue;
      }
      let [place, position] = entry;
      for (;;) {
        const index = place * width + position;
        if (this.#visited[index] === this.#search) break;
        this.#visited[index] = this.#search;
        this.#meter.spend(1);
        const instruction = this.#program[place];
        if (instruction === undefined || instruction.do === 'match') return [...slots];
        if (instruction.do === 'character') {
          const code = text[position];
          if (code === undefined || !instruction.test(code)) break;
          position += 1;
          place += 1;
        } else if (instruction.do === 'assert') {
          if (!holds(instruction.assertion, text, position)) break;
          place += 1;
        } else if (instruction.do === 'jump') place = instruction.to;
        else if (instruction.do === 'split') {
          stack.push([instruction.second, position]);
          place = instruction.first;
        } else {
          stack.push([instruction.slot, slots[instruction.slot], 'restore']);
          slots[instruction.slot] = position;
          place += 1;
        }
      }
    }
    return undefined;
  }

  #add(instruction: Instruction): number {
    if (this.#program.length >= LONGEST_PROGRAM)
      throw new LimitReached('the regular expression is too large');
    this.#program.push(instruction);
    return this.#program.length - 1;
  }

  #compile(pattern: Pattern): void {
    switch (pattern.kind) {
      case 'character':
        this.#add({ do: 'character', test: pattern.test });
        return;
      case 'assertion':
        this.#add({ do: 'assert', assertion: pattern.assertion });
        return;
      case 'sequence':
        for (const part of pattern.parts) this.#compile(part);
        return;
      case 'group':
        this.#add({ do: 'save', slot: pattern.index * 2 });
        this.#compile(pattern.inner);
        this.#add({ do: 'save', slot: pattern.index * 2 + 1 });
        return;
      case 'alternatives':
        return this.#compileAlternatives(pattern.branches);
      default:
        return this.#compileRepetition(pattern);
    }
  }

  #compileAlternatives(branches: readonly Pattern[]): void {
    const jumps: { do: 'jump'; to: number }[] = [];
    for (const [index, branch] of branches.entries()) {
      const isLast = index === branches.length - 1;
      const split = { do: 'split' as const, first: 0, second: 0 };
      if (!isLast) split.first = this.#add(split) + 1;
      this.#compile(branch);
      if (isLast) break;
      const jump = { do: 'jump' as const, to: 0 };
      jumps.push(jump);
      split.second = this.#add(jump) + 1;
    }
    for (const jump of jumps) jump.to = this.#program.length;
  }

  #compileRepetition({ inner, least, most, isGreedy }: Extract<Pattern, { kind: 'repetition' }>): void {
    for (let count = 0; count < least; count++) {
      if (most === undefined && count === least - 1) return this.#compileLoop(inner, isGreedy);
      this.#compile(inner);
    }
    if (most === undefined) {
      // What may be empty is repeated once or more inside an option, so that it takes part in the match.
      const split = this.#addSplit();
      this.#compileLoop(inner, isGreedy);
      this.#direct(split, isGreedy);
      return;
    }
    const splits: Split[] = [];
    for (let count = least; count < most; count++) {
      splits.push(this.#addSplit());
      this.#compile(inner);
    }
    for (const split of splits) this.#direct(split, isGreedy);
  }

  /** Once or more. */
  #compileLoop(inner: Pattern, isGreedy: boolean): void {
    const start = this.#program.length;
    this.#compile(inner);
    const next = this.#program.length + 1;
    this.#add(
      isGreedy ? { do: 'split', first: start, second: next } : { do: 'split', first: next, second: start },
    );
  }

  #addSplit(): Split {
    const instruction = { do: 'split' as const, first: 0, second: 0 };
    return { instruction, place: this.#add(instruction) };
  }

  /** Lets a split choose between what follows it and the end of the program so far. */
  #direct({ instruction, place }: Split, isGreedy: boolean): void {
    const end = this.#program.length;
    instruction.first = isGreedy ? place + 1 : end;
    instruction.second = isGreedy ? end : place + 1;
  }
}

interface Split {
  readonly instruction: { do: 'split'; first: number; second: number };
  readonly place: number;
}

function isWord(code: number | undefined): boolean {
  if (code === undefined) return false;
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    (code >= 0x61 && code <= 0x7a)
  );
}

function holds(assertion: Assertion, text: readonly number[], position: number): boolean {
  switch (assertion) {
    case 'text-start':
      return position === 0;
    case 'text-end':
      return position === text.length;
    case 'line-start':
      return position === 0 || text[position - 1] === 0x0a;
    case 'line-end':
      return position === text.length || text[position] === 0x0a;
    default: {
      const isBoundary = isWord(text[position - 1]) !== isWord(text[position]);
      return isBoundary === (assertion === 'word-boundary');
    }
  }
}
