import { ExpressionGrammar, randomNumbers } from './terraform-expression-grammar.ts';

/** What makes evaluators crash, hang, or read what they must not. Each is an expression. */
const HOSTILE = [
  'file("/etc/passwd")',
  'file("../../../../etc/passwd")',
  'templatefile("../x.tftpl", {})',
  'templatefile("t.tftpl", { v = local.a })',
  'fileset("/", "**")',
  'fileset("..", "**")',
  'local.a',
  'local.b',
  'var.v',
  'module.m.out',
  'module.n["x"].out',
  'x_y.a',
  'x_y.a[*].v',
  'x_y.b["k"].v',
  'data.x_y.d.v',
  'each.value',
  'count.index',
  'self.v',
  'local.__proto__',
  '{ __proto__ = { polluted = 1 }, constructor = 2 }',
  'jsondecode("{\\"__proto__\\": {\\"polluted\\": 1}}")',
  'yamldecode("__proto__: {polluted: 1}")',
  'yamldecode("a: &a [x, x, x, x, x, x, x]\\nb: &b [*a, *a, *a, *a, *a, *a]\\nc: &c [*b, *b, *b, *b, *b]\\nd: [*c, *c, *c, *c]")',
  'format("%1000000000d", 1)',
  'format("%.1000000000f", 1)',
  'indent(1000000000, "\\n")',
  '1e999999999',
  'pow(10, 1e9)',
  'parseint("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", 36)',
  'cidrsubnets("10.0.0.0/1", 31, 31, 31)',
  'cidrhost("::/0", 340282366920938463463374607431768211455)',
  'timeadd("9999-12-31T23:59:59Z", "99999999h")',
  'formatdate("YYYY", "0000-00-00T00:00:00Z")',
  'csvdecode("a,a\\n1")',
  'base64decode("////")',
  'textdecodebase64("AAAA", "UTF-16LE")',
  'sensitive(local.a)',
  'nonsensitive(var.v)',
  'try(local.a, local.b, try(x_y.a.v, 1))',
  'zipmap(["__proto__"], [1])',
  'merge([for i in range(50) : { "k${i}" = local.a }]...)',
];

/** What uses up the bounds; rare, so that many cases are done in a short time. */
const HEAVY = [
  '[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]',
  'join("", [for a in range(100000) : "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"])',
  'range(1e9)',
  'range(0, 1, 1e-9)',
  'setproduct(range(1000), range(1000), range(1000))',
  'replace("aaaaaaaaaaaaaaaaaaaaaaaa", "/(a*)*b/", "x")',
  'regexall("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")',
  'regex("((((((((((a?){9}){9}){9}){9}){9}){9}){9}){9}){9})", "aaaaaaaaaaaaaaaaaaaaaaaaaaa")',
];

const NAMES = ['a', 'b', '__proto__', 'constructor', 'v', 'x'];
const FOLDERS = ['', 'm/', 'n/'];

/** The files of a random project, by path. The same number gives the same project. */
export function randomProject(seed: number): ReadonlyMap<string, string> {
  return new ProjectGrammar(seed).project();
}

class ProjectGrammar {
  readonly #random: () => number;
  readonly #expressions: ExpressionGrammar;

  constructor(seed: number) {
    this.#random = randomNumbers(seed * 2 + 1);
    this.#expressions = new ExpressionGrammar(seed, true);
  }

  project(): ReadonlyMap<string, string> {
    const files = new Map<string, string>();
    for (const folder of FOLDERS) {
      if (folder === '' || this.#chance(0.5)) files.set(`${folder}main.tf`, this.#file());
    }
    if (this.#chance(0.2)) files.set('x_override.tf', this.#file());
    if (this.#chance(0.2)) files.set('terraform.tfvars', `v = ${this.#expression()}\n__proto__ = 1\n`);
    if (this.#chance(0.15)) files.set('main.tofu', this.#file());
    if (this.#chance(0.15)) files.set('more.tf.json', this.#json());
    if (this.#chance(0.2))
      files.set('t.tftpl', `${this.#expression()} \${v} %{ for x in v }\${x}%{ endfor }`);
    if (this.#chance(0.3)) this.#damage(files);
    return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #one<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T;
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #expression(): string {
    const choice = this.#random();
    if (choice < 0.015) return this.#one(HEAVY);
    if (choice < 0.4) return this.#one(HOSTILE);
    if (choice < 0.7) return this.#expressions.next(3);
    if (choice < 0.8) return `"\${${this.#one(HOSTILE)}}\${${this.#one(HOSTILE)}}"`;
    if (choice < 0.9) return `[for x in ${this.#one(HOSTILE)} : { (x) = ${this.#one(HOSTILE)} }]`;
    const depth = this.#chance(0.05) ? 3000 : 30;
    const [open, close] = this.#one([
      ['(', ')'],
      ['[', ']'],
      ['"${', '}"'],
      ['-', ''],
      ['upper(', ')'],
      ['[for x in ', ' : x]'],
    ] as const);
    return open.repeat(depth) + this.#one(HOSTILE) + close.repeat(depth);
  }

  #file(): string {
    const blocks = 1 + Math.floor(this.#random() * 6);
    return Array.from({ length: blocks }, () => this.#block()).join('\n');
  }

  #block(): string {
    const name = this.#one(NAMES);
    switch (
      this.#one([
        'locals',
        'locals',
        'resource',
        'resource',
        'module',
        'variable',
        'output',
        'data',
        'doubling',
        'provider',
      ])
    ) {
      case 'locals':
        return `locals {\n  ${name} = ${this.#expression()}\n  b = ${this.#expression()}\n}`;
      case 'doubling':
        return this.#doubling();
      case 'module':
        return `module "${this.#one(['m', 'n'])}" {\n  source = "${this.#one(['./m', './n', '../m', '.', './', '../..', 'registry/x/aws', '/etc'])}"\n  ${this.#repetition()}\n  v = ${this.#expression()}\n}`;
      case 'variable':
        return `variable "${name}" {\n  type = ${this.#one(['any', 'string', 'list(any)', 'map(object({ a = optional(any, local.a) }))', 'object({ __proto__ = string })', 'set(set(set(string)))'])}\n  default = ${this.#expression()}\n  sensitive = ${this.#one(['true', 'false', 'var.v'])}\n}`;
      case 'output':
        return `output "out" {\n  value = ${this.#expression()}\n}`;
      case 'provider':
        return `provider "aws" {\n  region = ${this.#expression()}\n  default_tags {\n    tags = ${this.#expression()}\n  }\n}`;
      case 'data':
        return `data "${this.#one(['x_y', 'aws_iam_policy_document', 'local_file', 'template_file'])}" "d" {\n  filename = ${this.#expression()}\n  template = ${this.#expression()}\n  statement {\n    actions = ${this.#expression()}\n  }\n}`;
      default:
        return `resource "${this.#one(['x_y', 'aws_s3_bucket'])}" "${name}" {\n  ${this.#repetition()}\n  v = ${this.#expression()}\n  tags = ${this.#expression()}\n  dynamic "rule" {\n    for_each = ${this.#expression()}\n    content {\n      w = rule.value\n      dynamic "inner" {\n        for_each = ${this.#expression()}\n        content { x = inner.key }\n      }\n    }\n  }\n}`;
    }
  }

  #repetition(): string {
    const choice = this.#random();
    if (choice < 0.5) return '';
    if (choice < 0.7)
      return `count = ${this.#one(['1e9', '3', '-1', '0.5', 'null', '"2"', this.#expression()])}`;
    return `for_each = ${this.#one(['toset(["x", "y"])', '{ x = 1 }', 'local.a', this.#expression()])}`;
  }

  /** Locals of which each is twice the one before. */
  #doubling(): string {
    const make = this.#one([
      (i: number) => `"\${local.d${i}}\${local.d${i}}"`,
      (i: number) => `[local.d${i}, local.d${i}]`,
      (i: number) => `{ a = local.d${i}, b = local.d${i} }`,
      (i: number) => `concat(local.d${i}, local.d${i})`,
      (i: number) => `jsonencode([local.d${i}, local.d${i}])`,
    ]);
    const lines = Array.from({ length: 40 }, (_, index) => `  d${index + 1} = ${make(index)}`);
    return `locals {\n  d0 = ["aa"]\n${lines.join('\n')}\n  a = local.d40\n}`;
  }

  #json(): string {
    const text = JSON.stringify(this.#expression());
    return `{"locals": {"a": ${text}}, "resource": {"x_y": {"j": {"v": "\${${this.#one(HOSTILE).replaceAll(/["\\]/g, '')}}", "__proto__": {"polluted": ${text}}}}}}`;
  }

  /** Takes out, doubles or replaces a few characters. */
  #damage(files: Map<string, string>): void {
    for (const [path, text] of files) {
      let damaged = text;
      for (let index = 0; index < 3; index++) {
        const at = Math.floor(this.#random() * damaged.length);
        const put = this.#one(['', '', '{', '}', '"', '${', '%{', '<<X\n', '\u0000', '\ud800', '/*', '...']);
        damaged = damaged.slice(0, at) + put + damaged.slice(at + 1);
      }
      files.set(path, damaged);
    }
  }
}
