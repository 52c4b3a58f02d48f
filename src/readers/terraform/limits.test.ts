import { describe, expect, it } from 'vitest';
import type { Property, Readings } from '../../architecture/index.ts';
import { Unresolved } from '../../architecture/index.ts';
import { readTerraform } from './read-terraform.ts';

function read(files: Readonly<Record<string, string>>): Readings {
  const texts = new Map(Object.entries(files));
  return readTerraform({ paths: [...texts.keys()].toSorted(), read: (path) => texts.get(path) });
}

function value(readings: Readings, name: string): unknown {
  const properties = readings.resources[0]?.properties.value as ReadonlyMap<string, Property>;
  const found = properties.get(name)?.value;
  return found instanceof Unresolved ? `open: ${found.reason}` : found;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

function resourceWith(expression: string, locals = ''): Readings {
  return read({ 'main.tf': `locals {\n${locals}\n}\nresource "x_y" "a" {\n  v = ${expression}\n}\n` });
}

const STEPS = 'open: the evaluation takes too many steps';

describe('hostile code ends within bounds', () => {
  it.each([
    [
      'texts that double',
      'local.a60',
      `a0 = "xxxxxxxx"\n${lines(60, (i) => `a${i + 1} = "\${local.a${i}}\${local.a${i}}"`)}`,
      'open: the text is longer than 10 MB',
    ],
    [
      'lists that double',
      'local.a17',
      `a0 = ["x"]\n${lines(60, (i) => `a${i + 1} = [local.a${i}, local.a${i}]`)}`,
      'open: the value has too many parts',
    ],
    [
      'lists that are joined to themselves',
      'local.a60',
      `a0 = ["x"]\n${lines(60, (i) => `a${i + 1} = concat(local.a${i}, local.a${i})`)}`,
      'open: the value has too many parts',
    ],
    [
      'numbers that are squared',
      '"${local.a60}"',
      `a0 = 1e3000\n${lines(60, (i) => `a${i + 1} = local.a${i} * local.a${i}`)}`,
      'open: the number is out of bounds',
    ],
    [
      'an endless chain of locals',
      'local.a20000',
      `a0 = 1\n${lines(20_000, (i) => `a${i + 1} = local.a${i} + 1`)}`,
      'open: the value is too large or nested too deeply',
    ],
    [
      'loops in loops',
      '[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]',
      '',
      'open: the value has too many parts',
    ],
    [
      'loops in templates',
      '"%{for a in range(1000)}%{for b in range(1000)}%{for c in range(1000)}x%{endfor}%{endfor}%{endfor}"',
      '',
      STEPS,
    ],
    [
      'products of sets',
      'length(setproduct(range(1000), range(1000), range(1000), range(1000)))',
      '',
      'open: the value has too many parts',
    ],
    ['a huge width', 'format("%999999999d", 1)', '', 'open: the width is too large'],
    [
      'a large replacement',
      `replace("${'a'.repeat(100_000)}", "a", "${'b'.repeat(100_000)}")`,
      '',
      'open: the text is longer than 10 MB',
    ],
    ['a huge exponent', 'tonumber("1e999999999")', '', 'open: tonumber(): a number is required'],
    [
      'a huge subnet',
      'cidrsubnet("10.0.0.0/8", 99999999999, 1)',
      '',
      'open: cidrsubnet(): the network has too few bits left',
    ],
    ['a regular expression that backtracks', `can(regex("^(a+)+$", "${'a'.repeat(20_000)}b"))`, '', false],
    [
      'a regular expression that repeats repetitions',
      'regex("(x{1000}){1000}", "x")',
      '',
      'open: the regular expression is too large',
    ],
    [
      'aliases of aliases',
      `yamldecode(<<EOT\na0: &a0 [x,x,x,x,x,x,x,x,x]\n${lines(12, (i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i},*a${i},*a${i},*a${i},*a${i},*a${i},*a${i},*a${i}]`)}\nEOT\n)`,
      '',
      'open: the value has too many parts',
    ],
  ])('%s', (_, expression, locals, expected) => {
    const started = performance.now();
    expect(value(resourceWith(expression, locals), 'v')).toEqual(expected);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('a JSON file with more than a million values is not read', () => {
    const { resources, files, diagnostics } = read({
      'main.tf.json': `{"resource": {"x_y": {"a": {"v": [${'1,'.repeat(1_000_000)}1]}}}}`,
      'other.tf.json': '{"resource": {"x_y": {"b": {"v": "[,{,[,{"}}}}',
    });
    const message = 'The file has more than 1000000 values and is not read.';
    expect(diagnostics).toEqual([{ severity: 'error', message, file: 'main.tf.json', line: 1 }]);
    expect(files[0]).toEqual({
      path: 'main.tf.json',
      status: 'partly',
      reason: message,
    });
    expect(resources.map(({ id }) => id)).toEqual(['x_y.b']);
  });

  it.each([
    ['blocks that are declared again and again', { 'main.tf': lines(60_000, () => 'resource "x_y" "a" {}') }],
    [
      'blocks that are overridden again and again',
      {
        'main.tf': 'resource "x_y" "a" {}',
        'override.tf': lines(30_000, (i) => `resource "x_y" "a" {\n  v${i} = ${i}\n  b${i} {}\n}`),
      },
    ],
  ])('%s take time in proportion', (_, files) => {
    const started = performance.now();
    expect(read(files).resources).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('what is the same for every instance is evaluated once for all 10,000', () => {
    const readings = read({
      'main.tf': `
resource "x_y" "a" {
  count = 10000
  v     = length(x_y.b[*].v)
  w     = element(x_y.b[*].v, count.index)
  x     = [for b in x_y.b : b.v][count.index]
}
resource "x_y" "b" {
  count = 10000
  v     = "v\${count.index}"
}
`,
    });
    const last = readings.resources[9_999]?.properties.value as ReadonlyMap<string, Property>;
    expect(['v', 'w', 'x'].map((name) => last.get(name)?.value)).toEqual([10_000, 'v9999', 'v9999']);
    expect(readings.diagnostics).toEqual([]);
  });

  it('a count beyond all bounds is reviewed once', () => {
    const readings = read({ 'main.tf': 'resource "x_y" "a" {\n  count = 1000000000\n}\n' });
    expect(readings.resources.map(({ id, uncertain }) => [id, uncertain])).toEqual([
      ['x_y.a', 'its count is not known: more than 10000 instances'],
    ]);
    expect(readings.diagnostics).toEqual([
      {
        severity: 'warning',
        message: 'The block asks for more than 10000 instances; one is reviewed for all of them.',
        file: 'main.tf',
        line: 2,
      },
    ]);
  });

  it('counts of counts stop at a number of resources', () => {
    const readings = read({
      'main.tf': 'module "m" {\n  source = "./m"\n  count = 5000\n}',
      'm/main.tf': 'module "n" {\n  source = "../n"\n  count = 5000\n}',
      'n/main.tf': 'resource "x_y" "a" {\n  count = 5000\n}',
    });
    expect(readings.resources.length).toBeLessThanOrEqual(100_000);
    expect(readings.diagnostics.length).toBeGreaterThan(0);
  });

  it('blocks of blocks stop', () => {
    const level = (name: string, inner: string): string =>
      `dynamic "${name}" {\n  for_each = range(1000)\n  content {\n${inner}\n  }\n}`;
    const readings = read({
      'main.tf': `resource "x_y" "a" {\n${level('b', level('c', level('d', 'v = 1')))}\n}\n`,
    });
    expect(value(readings, 'b')).toBe(STEPS);
  });

  it('modules that call one another stop with a diagnostic', () => {
    const { diagnostics } = read({
      'main.tf': 'module "a" { source = "./a" }',
      'a/main.tf': 'module "b" { source = "../b" }',
      'b/main.tf': '\nmodule "a" { source = "../a" }',
    });
    expect(diagnostics).toEqual([
      {
        severity: 'error',
        message: 'Module "a" calls itself through a; it is not entered again.',
        file: 'b/main.tf',
        line: 2,
      },
    ]);
  });

  it('resources that need themselves stay open', () => {
    const readings = read({
      'main.tf':
        'resource "x_y" "a" {\n  v = x_y.b.v\n  w = x_y.a.w\n}\nresource "x_y" "b" {\n  v = x_y.a.v\n  count = x_y.b[0].v\n}\n',
    });
    expect(value(readings, 'w')).toBe('open: x_y.a.w refers to itself');
  });

  it('names of the language are names like others', () => {
    const readings = read({
      'main.tf': `
locals { __proto__ = { polluted = "x" } }
variable "__proto__" { default = 1 }
resource "x_y" "__proto__" {
  __proto__   = local.__proto__
  decoded     = jsondecode("{\\"__proto__\\": {\\"polluted\\": 1}}")
  constructor = try({}.constructor, "none")
}
`,
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(value(readings, 'constructor')).toBe('none');
    expect((value(readings, '__proto__') as ReadonlyMap<string, Property>).get('polluted')?.value).toBe('x');
  });

  it('files outside the project are not read', () => {
    const readings = read({
      'main.tf': 'resource "x_y" "a" {\n  v = file("../../etc/passwd")\n  w = file("/etc/passwd")\n}\n',
    });
    expect(value(readings, 'v')).toBe('open: the file ../../etc/passwd is not part of the code');
    expect(value(readings, 'w')).toBe('open: the file /etc/passwd is not part of the code');
  });
});
