import type { Meter } from '../evaluation/meter.ts';
import { STRING } from '../values/type.ts';
import { failure, object, Sequence, tuple, Unknown, type Value } from '../values/value.ts';
import { define, type FunctionTable } from './function.ts';
import { type Match, Matcher } from './regular-expression/matcher.ts';
import { type ParsedPattern, parsePattern, PatternError } from './regular-expression/pattern.ts';

/** A pattern together with the text it is looked for in. */
class Search {
  readonly #characters: readonly string[];
  readonly #codes: readonly number[];
  readonly #matcher: Matcher;
  readonly groups: ParsedPattern['groups'];

  constructor(parsed: ParsedPattern, text: string, meter: Meter) {
    meter.spend(text.length);
    this.#characters = [...text];
    this.#codes = this.#characters.map((character) => character.codePointAt(0) ?? 0);
    this.#matcher = new Matcher(parsed, meter);
    this.groups = parsed.groups;
  }

  find(from: number): Match | undefined {
    return this.#matcher.find(this.#codes, from);
  }

  get length(): number {
    return this.#codes.length;
  }

  slice(start: number | undefined, end?: number): string {
    return this.#characters.slice(start, end).join('');
  }

  /** The text of a group; undefined where it took no part. */
  group(match: Match, index: number): string | undefined {
    const start = match[index * 2];
    return start === undefined ? undefined : this.slice(start, match[index * 2 + 1]);
  }

  /** What Terraform makes of a match: its text, a tuple of its groups, or an object of its named groups. */
  value(match: Match): Value {
    if (this.groups.length === 0) return this.group(match, 0) ?? '';
    const isNamed = this.groups.some((name) => name !== undefined);
    if (!isNamed) return tuple(this.groups.map((_, index) => this.group(match, index + 1) ?? null));
    return object(this.groups.map((name, index) => [name ?? '', this.group(match, index + 1) ?? null]));
  }
}

function search(pattern: string, text: string, meter: Meter): Search | Unknown {
  try {
    const parsed = parsePattern(pattern);
    const named = parsed.groups.filter((name) => name !== undefined).length;
    if (named > 0 && named < parsed.groups.length) return failure('named and unnamed groups are mixed');
    return new Search(parsed, text, meter);
  } catch (error) {
    if (error instanceof PatternError) return failure(`invalid regular expression: ${error.message}`);
    throw error;
  }
}

/** Every match, none of them empty right after another. */
function allMatches(found: Search): readonly Match[] {
  const matches: Match[] = [];
  let previousEnd = -1;
  for (let position = 0; position <= found.length; ) {
    const match = found.find(position);
    const [start, end] = [match?.[0], match?.[1]];
    if (match === undefined || start === undefined || end === undefined) break;
    const isEmptyHere = end === position;
    if (!isEmptyHere || start !== previousEnd) matches.push(match);
    position = isEmptyHere ? position + 1 : end;
    previousEnd = end;
  }
  return matches;
}

function replaceAll(pattern: string, text: string, replacement: string, meter: Meter): Value {
  const found = search(pattern, text, meter);
  if (found instanceof Unknown) return found;
  let result = '';
  let lastEnd = 0;
  for (let position = 0; position <= found.length; ) {
    const match = found.find(position);
    const [start, end] = [match?.[0], match?.[1]];
    if (match === undefined || start === undefined || end === undefined) break;
    result += found.slice(lastEnd, start);
    if (end > lastEnd || start === 0) result += expanded(replacement, found, match);
    meter.checkText(result.length);
    lastEnd = end;
    position = Math.max(position + 1, end);
  }
  return result + found.slice(lastEnd);
}

/** `$1`, `$name` and `${name}` in a replacement; `$$` is a dollar sign. */
function expanded(replacement: string, found: Search, match: Match): string {
  return replacement.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    if (whole === '$$') return '$';
    const name = braced ?? bare ?? '';
    const index = /^\d+$/.test(name) ? Number(name) : found.groups.indexOf(name) + 1;
    return index === 0 && name !== '0' ? '' : (found.group(match, index) ?? '');
  });
}

export const REGEX_FUNCTIONS: FunctionTable = new Map([
  [
    'regex',
    define(['string', 'string'], ([pattern, text], { context }) => {
      const found = search(pattern, text, context.meter);
      if (found instanceof Unknown) return found;
      const match = found.find(0);
      return match === undefined
        ? failure('the pattern did not match any part of the text')
        : found.value(match);
    }),
  ],
  [
    'regexall',
    define(['string', 'string'], ([pattern, text], { context }) => {
      const found = search(pattern, text, context.meter);
      if (found instanceof Unknown) return found;
      return new Sequence(
        'list',
        allMatches(found).map((match) => found.value(match)),
        found.groups.length === 0 ? STRING : undefined,
      );
    }),
  ],
  [
    'replace',
    define(['string', 'string', 'string'], ([text, part, replacement], { context }) => {
      const isPattern = part.length > 1 && part.startsWith('/') && part.endsWith('/');
      if (isPattern) return replaceAll(part.slice(1, -1), text, replacement, context.meter);
      const times = part === '' ? text.length + 1 : text.split(part).length;
      context.meter.checkText(text.length + times * replacement.length);
      if (part !== '') return text.replaceAll(part, () => replacement);
      return ['', ...text, ''].join(replacement);
    }),
  ],
]);
