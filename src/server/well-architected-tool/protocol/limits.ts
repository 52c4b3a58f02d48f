import type { InvalidField } from './api-error.ts';

/** A shape of the API with its limits, as `data/well-architected-tool/limits.json` holds them. */
export interface LimitedShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

/** The API's limits, as `data/well-architected-tool/limits.json` holds them. */
export interface ApiLimits {
  /** Shape of each input member, by operation. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Operations that do nothing without a ClientRequestToken; SDKs make one where the caller gives none. */
  readonly tokens: readonly string[];
  readonly shapes: Readonly<Record<string, LimitedShape>>;
}

/**
 * Holds values against the API's limits: what they break, each field by its path with what was expected, and what the API knows of
 * them. Null counts as absent.
 */
export class LimitCheck {
  readonly problems: InvalidField[] = [];
  readonly #shapes: ReadonlyMap<string, LimitedShape>;
  readonly #patterns: Map<string, RegExp>;

  constructor(shapes: ReadonlyMap<string, LimitedShape>, patterns: Map<string, RegExp>) {
    this.#shapes = shapes;
    this.#patterns = patterns;
  }

  /** The value without the members that the API does not know: nobody has set bounds to those. */
  check(value: unknown, shapeName: string, path: string): unknown {
    const shape = this.#shapes.get(shapeName);
    if (shape === undefined || this.problems.length >= MOST_PROBLEMS) return undefined;
    switch (shape.type) {
      case 'string':
        this.#string(value, shape, path);
        return value;
      case 'integer':
      case 'long':
      case 'float':
      case 'double':
        this.#number(value, shape, path);
        return value;
      case 'boolean':
        if (typeof value !== 'boolean') this.#expected(path, 'true or false');
        return value;
      case 'list':
        return this.#list(value, shape, path);
      case 'map':
        return this.#map(value, shape, path);
      case 'structure':
        return isDocument(shape) ? this.#document(value, path) : this.#structure(value, shape, path);
    }
    return undefined;
  }

  #string(
    value: unknown,
    { min = 0, max = Infinity, pattern, enum: words }: LimitedShape,
    path: string,
  ): void {
    if (typeof value !== 'string') return this.#expected(path, 'a string');
    // PostgreSQL cannot keep it.
    if (value.includes('\0')) return this.#expected(path, 'text without the character U+0000');
    if (value.length < min || value.length > max) {
      const length = [...value].length;
      if (length < min || length > max) {
        const wanted = max === Infinity ? `at least ${min}` : min === max ? String(min) : `${min} to ${max}`;
        return this.#expected(path, `${wanted} characters, not ${length}`);
      }
    }
    if (words !== undefined && !words.includes(value))
      return this.#expected(path, `one of ${words.join(', ')}`);
    if (pattern !== undefined && !this.#pattern(pattern).test(value))
      this.#expected(path, `text of the form ${pattern}`);
  }

  #number(value: unknown, { type, min = -Infinity, max = Infinity }: LimitedShape, path: string): void {
    const isWhole = type === 'integer' || type === 'long';
    if (typeof value !== 'number' || !Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value)))
      return this.#expected(path, isWhole ? 'a whole number' : 'a number');
    if (value < min || value > max) this.#expected(path, `a number from ${min} to ${max}`);
  }

  #list(value: unknown, { min = 0, max = Infinity, member = '' }: LimitedShape, path: string): unknown {
    if (!Array.isArray(value)) return this.#expected(path, 'a list');
    if (value.length < min || value.length > max)
      return this.#expected(path, `${min} to ${max} items, not ${value.length}`);
    return value.map((item, index) => this.check(item, member, `${path}[${index}]`));
  }

  #map(
    value: unknown,
    { min = 0, max = Infinity, key = '', value: item = '' }: LimitedShape,
    path: string,
  ): unknown {
    if (!isRecord(value)) return this.#expected(path, 'an object');
    const entries = Object.entries(value);
    if (entries.length < min || entries.length > max)
      return this.#expected(path, `${min} to ${max} entries, not ${entries.length}`);
    const known = entries.map(([name, one]) => {
      this.check(name, key, `${path} key`);
      return [name, this.check(one, item, `${path}.${name}`)] as const;
    });
    return Object.fromEntries(known);
  }

  #structure(value: unknown, { members = {}, required = [] }: LimitedShape, path: string): unknown {
    if (!isRecord(value)) return this.#expected(path, 'an object');
    const known: Record<string, unknown> = {};
    for (const [name, shape] of Object.entries(members)) {
      const member = Object.hasOwn(value, name) ? value[name] : undefined;
      if (member !== undefined && member !== null) known[name] = this.check(member, shape, `${path}.${name}`);
      else if (required.includes(name)) this.#expected(`${path}.${name}`, 'a value');
    }
    return known;
  }

  /** Any JSON that is small enough to be looked through. */
  #document(value: unknown, path: string): unknown {
    if (isDeeperThan(value, DEEPEST_DOCUMENT))
      return this.#expected(path, `at most ${DEEPEST_DOCUMENT} levels of nesting`);
    if (JSON.stringify(value).length > LONGEST_DOCUMENT)
      return this.#expected(path, `at most ${LONGEST_DOCUMENT} characters of JSON`);
    return value;
  }

  #pattern(pattern: string): RegExp {
    let compiled = this.#patterns.get(pattern);
    if (compiled === undefined) {
      compiled = new RegExp(`^(?:${pattern})$`, 'u');
      this.#patterns.set(pattern, compiled);
    }
    return compiled;
  }

  #expected(path: string, what: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ Name: path, Message: `expected ${what}` });
  }
}

const MOST_PROBLEMS = 20;
const DEEPEST_DOCUMENT = 20;
const LONGEST_DOCUMENT = 10_000;

/** A structure whose members the API does not name. */
function isDocument({ members = {} }: LimitedShape): boolean {
  return Object.keys(members).length === 0;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

/** Whether a value is an object of JSON: no list, and not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
