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

export interface ApiLimits {
  /** Shape of each input member, by operation. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Operations that do nothing without a ClientRequestToken; SDKs make one where the caller gives none. */
  readonly tokens: readonly string[];
  readonly shapes: Readonly<Record<string, LimitedShape>>;
}

/** What a value breaks of the API's limits: each field by its path, with what was expected. Null counts as absent. */
export class LimitCheck {
  readonly problems: InvalidField[] = [];
  readonly #shapes: ReadonlyMap<string, LimitedShape>;
  readonly #patterns: Map<string, RegExp>;

  constructor(shapes: ReadonlyMap<string, LimitedShape>, patterns: Map<string, RegExp>) {
    this.#shapes = shapes;
    this.#patterns = patterns;
  }

  check(value: unknown, shapeName: string, path: string): void {
    const shape = this.#shapes.get(shapeName);
    if (shape === undefined || this.problems.length >= MOST_PROBLEMS) return;
    switch (shape.type) {
      case 'string':
        return this.#string(value, shape, path);
      case 'integer':
      case 'long':
      case 'float':
      case 'double':
        return this.#number(value, shape, path);
      case 'boolean':
        if (typeof value !== 'boolean') this.#expected(path, 'true or false');
        return;
      case 'list':
        return this.#list(value, shape, path);
      case 'map':
        return this.#map(value, shape, path);
      case 'structure':
        return this.#structure(value, shape, path);
    }
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
        const wanted = max === Infinity ? `at least ${min}` : `${min} to ${max}`;
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

  #list(value: unknown, { min = 0, max = Infinity, member = '' }: LimitedShape, path: string): void {
    if (!Array.isArray(value)) return this.#expected(path, 'a list');
    if (value.length < min || value.length > max)
      return this.#expected(path, `${min} to ${max} items, not ${value.length}`);
    value.forEach((item, index) => this.check(item, member, `${path}[${index}]`));
  }

  #map(
    value: unknown,
    { min = 0, max = Infinity, key = '', value: item = '' }: LimitedShape,
    path: string,
  ): void {
    if (!isRecord(value)) return this.#expected(path, 'an object');
    const entries = Object.entries(value);
    if (entries.length < min || entries.length > max)
      return this.#expected(path, `${min} to ${max} entries, not ${entries.length}`);
    for (const [name, one] of entries) {
      this.check(name, key, `${path} key`);
      this.check(one, item, `${path}.${name}`);
    }
  }

  #structure(value: unknown, { members = {}, required = [] }: LimitedShape, path: string): void {
    if (!isRecord(value)) return this.#expected(path, 'an object');
    for (const [name, shape] of Object.entries(members)) {
      const member = value[name];
      if (member !== undefined && member !== null) this.check(member, shape, `${path}.${name}`);
      else if (required.includes(name)) this.#expected(`${path}.${name}`, 'a value');
    }
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

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
