/** Random Terraform expressions, most of which Terraform accepts. The same seed gives the same expressions. */

type Kind = 'number' | 'text' | 'flag' | 'list' | 'map' | 'numbers' | 'texts' | 'flags';

/** Numbers from 0 up to 1, by the mulberry32 generator. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const KINDS: readonly Kind[] = ['number', 'text', 'flag', 'list', 'map', 'numbers', 'texts', 'flags'];

/** Functions by the kind of their result, with the kinds of their arguments. */
const FUNCTIONS: Readonly<Record<Kind, readonly (readonly [string, ...Kind[]])[]>> = {
  number: [
    ['length', 'list'],
    ['length', 'text'],
    ['length', 'map'],
    ['abs', 'number'],
    ['ceil', 'number'],
    ['floor', 'number'],
    ['max', 'number', 'number'],
    ['min', 'number', 'number'],
    ['signum', 'number'],
    ['sum', 'numbers'],
    ['tonumber', 'number'],
    ['parseint', 'text', 'number'],
    ['pow', 'number', 'number'],
    ['index', 'numbers', 'number'],
    ['element', 'numbers', 'number'],
    ['one', 'numbers'],
    ['coalesce', 'number', 'number'],
    ['lookup', 'map', 'text', 'number'],
    ['try', 'number', 'number'],
  ],
  text: [
    ['upper', 'text'],
    ['lower', 'text'],
    ['title', 'text'],
    ['strrev', 'text'],
    ['trimspace', 'text'],
    ['chomp', 'text'],
    ['trim', 'text', 'text'],
    ['trimprefix', 'text', 'text'],
    ['trimsuffix', 'text', 'text'],
    ['substr', 'text', 'number', 'number'],
    ['replace', 'text', 'text', 'text'],
    ['join', 'text', 'texts'],
    ['indent', 'number', 'text'],
    ['tostring', 'number'],
    ['tostring', 'flag'],
    ['jsonencode', 'map'],
    ['jsonencode', 'list'],
    ['jsonencode', 'text'],
    ['yamlencode', 'map'],
    ['base64encode', 'text'],
    ['sha256', 'text'],
    ['md5', 'text'],
    ['urlencode', 'text'],
    ['element', 'texts', 'number'],
    ['coalesce', 'text', 'text'],
    ['lookup', 'map', 'text', 'text'],
    ['try', 'text', 'text'],
    ['basename', 'text'],
    ['dirname', 'text'],
    ['base64decode', 'text'],
  ],
  flag: [
    ['contains', 'list', 'number'],
    ['contains', 'texts', 'text'],
    ['alltrue', 'flags'],
    ['anytrue', 'flags'],
    ['startswith', 'text', 'text'],
    ['endswith', 'text', 'text'],
    ['strcontains', 'text', 'text'],
    ['can', 'list'],
    ['can', 'text'],
    ['tobool', 'flag'],
    ['try', 'flag', 'flag'],
  ],
  list: [
    ['concat', 'list', 'list'],
    ['reverse', 'list'],
    ['flatten', 'list'],
    ['distinct', 'list'],
    ['slice', 'list', 'number', 'number'],
    ['chunklist', 'list', 'number'],
    ['values', 'map'],
    ['setproduct', 'texts', 'numbers'],
    ['coalescelist', 'list', 'list'],
    ['tolist', 'list'],
    ['toset', 'list'],
  ],
  numbers: [
    ['range', 'number'],
    ['range', 'number', 'number'],
    ['reverse', 'numbers'],
    ['distinct', 'numbers'],
    ['tolist', 'numbers'],
    ['toset', 'numbers'],
    ['concat', 'numbers', 'numbers'],
    ['setunion', 'numbers', 'numbers'],
    ['setintersection', 'numbers', 'numbers'],
    ['setsubtract', 'numbers', 'numbers'],
  ],
  texts: [
    ['split', 'text', 'text'],
    ['sort', 'texts'],
    ['compact', 'texts'],
    ['keys', 'map'],
    ['distinct', 'texts'],
    ['toset', 'texts'],
    ['setunion', 'texts', 'texts'],
    ['setintersection', 'texts', 'texts'],
    ['setsubtract', 'texts', 'texts'],
    ['concat', 'texts', 'texts'],
    ['matchkeys', 'texts', 'texts', 'texts'],
    ['formatlist', 'text', 'texts'],
    ['regexall', 'text', 'text'],
    ['slice', 'texts', 'number', 'number'],
  ],
  flags: [
    ['tolist', 'flags'],
    ['reverse', 'flags'],
    ['concat', 'flags', 'flags'],
  ],
  map: [
    ['merge', 'map', 'map'],
    ['tomap', 'map'],
    ['zipmap', 'texts', 'numbers'],
    ['try', 'map', 'map'],
  ],
};

const NUMBERS = [
  '0',
  '1',
  '2',
  '3',
  '-1',
  '7',
  '10',
  '16',
  '0.5',
  '1.5',
  '-2.25',
  '100',
  '1e3',
  '9007199254740993',
];
const TEXTS = [
  '""',
  '"a"',
  '"b"',
  '"abc"',
  '"a,b,c"',
  '"A b-C_d"',
  '"12"',
  '"true"',
  '"ünïcödé"',
  '"e\\u0301x"',
  '" padded "',
  '"line\\nbreak\\n"',
  '"quo\\"te\\\\"',
  '"$${x} %%{y}"',
  '"a/b/c.txt"',
  '"%s-%s"',
  '"[a-c]+"',
  '"<&>"',
  '"YWJj"',
  '"👍🏽z"',
];
const KEYS = ['a', 'b', 'c', 'key', '"x y"', '1', '"12"'];

/** Makes one expression after the other. */
export class ExpressionGrammar {
  readonly #random: () => number;
  /** Whether values that only applying tells may occur. */
  readonly #withUnknown: boolean;
  #bound: string[] = [];

  constructor(seed: number, withUnknown = false) {
    this.#random = randomNumbers(seed);
    this.#withUnknown = withUnknown;
  }

  next(depth = 4): string {
    this.#bound = [];
    return this.#expression(this.#one(KINDS), depth);
  }

  #one<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T;
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #times(most: number, make: () => string): string {
    return Array.from({ length: Math.floor(this.#random() * (most + 1)) }, make).join(', ');
  }

  #expression(asked: Kind, depth: number): string {
    const kind = this.#chance(0.008) ? this.#one(KINDS) : asked;
    if (this.#chance(0.005)) return 'null';
    if (this.#withUnknown && this.#chance(0.04))
      return kind === 'flag' ? '(timestamp() == "x")' : 'timestamp()';
    if (this.#bound.length > 0 && this.#chance(0.15)) return this.#one(this.#bound);
    if (depth <= 0 || this.#chance(0.15)) return this.#literal(kind, depth);
    const choice = this.#random();
    if (choice < 0.45) return this.#call(kind, depth);
    if (choice < 0.53) return this.#conditional(kind, depth);
    if (choice < 0.58) return `(${this.#expression(kind, depth - 1)})`;
    if (choice < 0.64)
      return `[${this.#expression(kind, depth - 1)}, ${this.#expression(kind, depth - 1)}][${this.#one(['0', '1', '0', '1', '0', '1', '0', '1', '2'])}]`;
    if (choice < 0.69)
      return `{ a = ${this.#expression(kind, depth - 1)} }${this.#one(['.a', '["a"]', '.a', '["a"]', '.a', '.b'])}`;
    return this.#composed(kind, depth);
  }

  #call(kind: Kind, depth: number): string {
    const [name, ...parameters] = this.#one(FUNCTIONS[kind]);
    return `${name}(${parameters.map((parameter) => this.#expression(parameter, depth - 1)).join(', ')})`;
  }

  #conditional(kind: Kind, depth: number): string {
    const branch = (): string => this.#expression(kind, depth - 1);
    return `${this.#expression('flag', depth - 1)} ? ${branch()} : ${branch()}`.replace(/^(.*)$/s, '($1)');
  }

  #composed(kind: Kind, depth: number): string {
    const inner = (of: Kind): string => this.#expression(of, depth - 1);
    switch (kind) {
      case 'number':
        return this.#chance(0.15)
          ? `-(${inner('number')})`
          : `(${inner('number')} ${this.#one(['+', '-', '*', '/', '%'])} ${inner('number')})`;
      case 'text':
        return this.#template(depth);
      case 'flag':
        return this.#truth(depth);
      case 'map':
        return this.#chance(0.4) ? this.#forMap(depth) : this.#literal('map', depth);
      default:
        return this.#chance(0.5) ? this.#forList(kind, depth) : this.#splat(kind, depth);
    }
  }

  #truth(depth: number): string {
    const choice = this.#random();
    if (choice < 0.2) return `!${this.#expression('flag', depth - 1)}`;
    if (choice < 0.5)
      return `(${this.#expression('flag', depth - 1)} ${this.#one(['&&', '||'])} ${this.#expression('flag', depth - 1)})`;
    if (choice < 0.75)
      return `(${this.#expression('number', depth - 1)} ${this.#one(['<', '<=', '>', '>='])} ${this.#expression('number', depth - 1)})`;
    const kind = this.#one(KINDS);
    return `(${this.#expression(kind, depth - 1)} ${this.#one(['==', '!='])} ${this.#expression(kind, depth - 1)})`;
  }

  #template(depth: number): string {
    const scalar = (): string => this.#expression(this.#one(['number', 'text', 'flag'] as const), depth - 1);
    const choice = this.#random();
    if (choice < 0.6) return `"x\${${scalar()}}-\${${scalar()}}"`;
    if (choice < 0.8)
      return `"%{ if ${this.#expression('flag', depth - 1)} }y%{ else }\${${scalar()}}%{ endif }"`;
    const bound = this.#bound;
    const collection = this.#expression(this.#one(['texts', 'numbers'] as const), depth - 1);
    this.#bound = [...bound, 't'];
    const text = `"%{ for t in ${collection} }\${${scalar()}};%{ endfor }"`;
    this.#bound = bound;
    return text;
  }

  #forList(kind: Kind, depth: number): string {
    const member: Kind =
      kind === 'numbers'
        ? 'number'
        : kind === 'texts'
          ? 'text'
          : kind === 'flags'
            ? 'flag'
            : this.#one(KINDS);
    const collection = this.#expression(kind, depth - 1);
    const bound = this.#bound;
    const name = `v${bound.length}`;
    this.#bound = [...bound, name];
    const value = this.#expression(member, depth - 1);
    const condition = this.#chance(0.3) ? ` if ${this.#expression('flag', depth - 2)}` : '';
    this.#bound = bound;
    return `[for ${name} in ${collection} : ${value}${condition}]`;
  }

  #forMap(depth: number): string {
    const collection = this.#expression(this.#one(['map', 'texts'] as const), depth - 1);
    const bound = this.#bound;
    this.#bound = [...bound, 'k', 'v'];
    const value = this.#expression(this.#one(KINDS), depth - 1);
    const condition = this.#chance(0.2) ? ` if ${this.#expression('flag', depth - 2)}` : '';
    this.#bound = bound;
    return `{ for k, v in ${collection} : k => ${value}${this.#chance(0.1) ? '...' : ''}${condition} }`;
  }

  #splat(kind: Kind, depth: number): string {
    const member: Kind =
      kind === 'numbers'
        ? 'number'
        : kind === 'texts'
          ? 'text'
          : kind === 'flags'
            ? 'flag'
            : this.#one(KINDS);
    const items = this.#times(3, () => `{ s = ${this.#expression(member, depth - 1)} }`);
    return `[${items}]${this.#one(['[*].s', '.*.s', '[*]["s"]'])}`;
  }

  #literal(kind: Kind, depth: number): string {
    const inner = (of: Kind): string => (depth > 0 ? this.#expression(of, depth - 1) : this.#literal(of, 0));
    switch (kind) {
      case 'number':
        return this.#one(NUMBERS);
      case 'text':
        return this.#one(TEXTS);
      case 'flag':
        return this.#one(['true', 'false']);
      case 'numbers':
        return `[${this.#times(4, () => inner('number'))}]`;
      case 'texts':
        return `[${this.#times(4, () => inner('text'))}]`;
      case 'flags':
        return `[${this.#times(3, () => inner('flag'))}]`;
      case 'list':
        return `[${this.#times(3, () => (depth > 0 ? inner(this.#one(KINDS)) : this.#literal('number', 0)))}]`;
      default:
        return `{ ${this.#times(3, () => `${this.#one(KEYS)} = ${depth > 0 ? inner(this.#one(KINDS)) : this.#literal('number', 0)}`)} }`;
    }
  }
}
