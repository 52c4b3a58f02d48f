import { describe, expect, it } from 'vitest';
import type { Body, Expression, TemplatePart } from './ast.ts';
import { parseHcl } from './parse-hcl.ts';

/** An expression in a short notation in which everything that binds is in parentheses. */
function show(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'name':
      return expression.name;
    case 'attribute':
      return `${show(expression.source)}.${expression.name}`;
    case 'index':
      return `${show(expression.source)}[${show(expression.key)}]`;
    case 'splat':
      return `splat${expression.full ? '[*]' : '.*'}(${show(expression.source)}, ${show(expression.each)})`;
    case 'unary':
      return `(${expression.operator}${show(expression.operand)})`;
    case 'binary':
      return `(${show(expression.left)} ${expression.operator} ${show(expression.right)})`;
    case 'conditional':
      return `(${show(expression.condition)} ? ${show(expression.then)} : ${show(expression.otherwise)})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(show).join(', ')}${expression.expand ? '...' : ''})`;
    case 'tuple':
      return `[${expression.items.map(show).join(', ')}]`;
    case 'object':
      return `{${expression.items.map(({ key, value }) => `${show(key)}: ${show(value)}`).join(', ')}}`;
    case 'parentheses':
      return `<${show(expression.inner)}>`;
    case 'template':
      return `t(${expression.parts.map(showPart).join(' ')})`;
    case 'for': {
      const variables = expression.keyName === undefined ? '' : `${expression.keyName}, `;
      const key = expression.key === undefined ? '' : `${show(expression.key)} => `;
      const condition = expression.condition === undefined ? '' : ` if ${show(expression.condition)}`;
      const group = expression.group ? '...' : '';
      return `for(${variables}${expression.valueName} in ${show(expression.collection)}: ${key}${show(expression.value)}${group}${condition})`;
    }
    case 'broken':
      return 'broken';
  }
}

function showPart(part: TemplatePart): string {
  const all = (parts: readonly TemplatePart[]) => parts.map(showPart).join(' ');
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.value);
    case 'interpolation':
      return `\${${show(part.expression)}}`;
    case 'if':
      return `if(${show(part.condition)}: ${all(part.then)} | ${all(part.otherwise)})`;
    case 'for': {
      const variables = part.keyName === undefined ? '' : `${part.keyName}, `;
      return `for(${variables}${part.valueName} in ${show(part.collection)}: ${all(part.body)})`;
    }
  }
}

function valueOf(source: string): string {
  const { body, problems } = parseHcl('main.tf', `value = ${source}\n`);
  expect(problems).toEqual([]);
  return show(body.attributes[0]!.expression);
}

function problemsOf(text: string): string[] {
  const file = parseHcl('main.tf', text);
  return file.problems.map(({ message, offset }) => `${file.lineOf(offset)}: ${message}`);
}

/** Names of attributes and blocks, as deep as they go. */
function outline(body: Body): string {
  const attributes = body.attributes.map(({ name, expression }) =>
    expression.kind === 'broken' ? `${name}?` : name,
  );
  const blocks = body.blocks.map(
    (block) => `${[block.type, ...block.labels].join(' ')} {${outline(block.body)}}`,
  );
  return [...attributes, ...blocks].join('; ');
}

describe('an expression', () => {
  it.each([
    // Operators, as hashicorp/hcl spec.md orders them.
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['7 % 4 + 6 / 3', '((7 % 4) + (6 / 3))'],
    ['a || b && c', '(a || (b && c))'],
    ['a == b && c != d', '((a == b) && (c != d))'],
    ['1 < 2 == true', '((1 < 2) == true)'],
    ['a <= b || a >= c', '((a <= b) || (a >= c))'],
    ['-1 - -2', '((-1) - (-2))'],
    ['!a == b', '((!a) == b)'],
    ['-a.b[0]', '(-a.b[0])'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['(1 + 2) * 3', '(<(1 + 2)> * 3)'],
    ['(\n  1 +\n  2 # two\n)', '<(1 + 2)>'],
    // Names hold dashes: this is one name.
    ['a-b', 'a-b'],
    ['größe', 'größe'],
    // Numbers and keywords.
    ['1.5', '1.5'],
    ['1.5e3', '1500'],
    ['2E-1', '0.2'],
    ['true', 'true'],
    ['null', 'null'],
    ['truest', 'truest'],
    // Traversals.
    ['aws_s3_bucket.logs.arn', 'aws_s3_bucket.logs.arn'],
    ['a.0.b', 'a[0].b'],
    ['a.0.1', 'a[0][1]'],
    ['a["k"].b[1 + 1]', 'a["k"].b[(1 + 1)]'],
    ['a . b [ 0 ]', 'a.b[0]'],
    ['a.*.b.c', 'splat.*(a, *.b.c)'],
    ['a.*.b[0]', 'splat.*(a, *.b)[0]'],
    ['a[*].b[0].c', 'splat[*](a, *.b[0].c)'],
    ['a[*].b[*].c', 'splat[*](a, splat[*](*.b, *.c))'],
    ['a[*]', 'splat[*](a, *)'],
    // Calls.
    ['f()', 'f()'],
    ['f(a, [1]...)', 'f(a, [1]...)'],
    ['f(\n  a,\n  b,\n)', 'f(a, b)'],
    ['provider::aws::arn_parse(a).region', 'provider::aws::arn_parse(a).region'],
    // Collections.
    ['[]', '[]'],
    ['[1, "a",\n true,]', '[1, "a", true]'],
    ['{}', '{}'],
    ['{ a = 1, b : 2 }', '{"a": 1, "b": 2}'],
    ['{\n  a = 1\n  "b c" = 2 # two\n\n  (d) = 3\n  "${e}" = 4\n}', '{"a": 1, "b c": 2, <d>: 3, t(${e}): 4}'],
    ['{ true = 1, for = 2, null = 3 }', '{"true": 1, "for": 2, "null": 3}'],
    ['{ 1 = 2, a.b = 3 }', '{1: 2, a.b: 3}'],
    // For.
    ['[for v in a : v]', 'for(v in a: v)'],
    ['[\n  for k, v in a : f(k, v)\n  if v != null\n]', 'for(k, v in a: f(k, v) if (v != null))'],
    ['{ for k, v in a : k => v... if v }', 'for(k, v in a: k => v... if v)'],
    ['[for-each]', '[for-each]'],
  ])('%s', (source, expected) => {
    expect(valueOf(source)).toBe(expected);
  });

  it('knows where it stands', () => {
    const text = 'a = b + f(c) # comment\n';
    const { expression, span } = parseHcl('main.tf', text).body.attributes[0]!;
    expect(text.slice(expression.start, expression.end)).toBe('b + f(c)');
    expect(text.slice(span.start, span.end)).toBe('a = b + f(c)');
  });
});

/** Each result is what `terraform console` of Terraform 1.11 gives for the same text. */
describe('a template', () => {
  it.each([
    ['"plain"', '"plain"'],
    ['""', '""'],
    ['"${x}"', 't(${x})'],
    ['"${~ x ~}"', 't(${x})'],
    ['"a-${x}-b"', 't("a-" ${x} "-b")'],
    ['"${f("in ${"deep"}", {a = "}"})}"', 't(${f(t("in " ${"deep"}), {"a": "}"})})'],
    ['"${\n  x\n}"', 't(${x})'],
    ['" ${~ x}"', 't(${x} "")'],
    ['"a \\n ${~ x ~}  \\t b"', 't("a" ${x} "b")'],
    [
      '"$${x} %%{if} $5 100% $$ \\" \\\\ \\u00e9 \\U0001F600 $$$${y}"',
      '"${x} %{if} $5 100% $$ \\" \\\\ é 😀 $$${y}"',
    ],
    ['"%{ if a }b%{ else }c%{ endif }"', 't(if(a: "b" | "c"))'],
    ['"%{ if a }%{ if b }c%{ endif }%{ endif }"', 't(if(a: if(b: "c" | ) | ))'],
    ['"%{ for k, v in a }${k}=${v};%{ endfor }"', 't(for(k, v in a: ${k} "=" ${v} ";"))'],
  ])('in quotes: %s', (source, expected) => {
    expect(valueOf(source)).toBe(expected);
  });

  it.each([
    ['<<EOT\nEOT', '""'],
    ['<<EOT\n  a\n b\nEOT', '"  a\\n b\\n"'],
    ['<<EOT\nEOTS\n  EOT  ', '"EOTS\\n"'],
    ['<<EOT\n$${x} %%{if} $5 \\n "q" $$${y}\nEOT', '"${x} %{if} $5 \\\\n \\"q\\" $${y}\\n"'],
    ['<<-EOT\n      first\n\n    second\n   \tthird\n  EOT', '"  first\\n\\nsecond\\nthird\\n"'],
    ['<<-EOT\n    ${"in"}\n      deep\n  EOT', 't(${"in"} "\\n  deep\\n")'],
    ['<<-EOT\n  ${"zero"}\n  ${x}\n    two\n  EOT', 't(${"zero"} "\\n" ${x} "\\n  two\\n")'],
    ['<<-EOT\n${x}\n  two\nEOT', 't(${x} "\\n  two\\n")'],
    ['<<-EOT\n    a ${~ x ~}\n    b\n  EOT', 't("a" ${x} "    b\\n")'],
    [
      '<<EOT\n%{ for x in y ~}\n  item ${x}\n%{ endfor ~}\nend\nEOT',
      't(for(x in y: "  item " ${x} "\\n") "end\\n")',
    ],
    [
      '<<-EOT\n    %{ if a ~}\n      yes\n    %{ else ~}\n      no\n    %{ endif ~}\n    after\n  EOT',
      't(if(a: "      yes\\n" | "      no\\n") "    after\\n")',
    ],
    ['<<-EOT\n    %{~ if a ~}\n    x\n    %{~ endif ~}\n    y\n  EOT', 't(if(a: "    x\\n" | ) "    y\\n")'],
    ['[<<A\na\nA\n, <<B\nb\nB\n]', '["a\\n", "b\\n"]'],
    ['<<A\n${<<B\n${x}\nB\n}\nA', 't(${t(${x} "\\n")} "\\n")'],
  ])('as a heredoc: %j', (source, expected) => {
    expect(valueOf(source)).toBe(expected);
  });
});

describe('a body', () => {
  it.each([
    ['', ''],
    ['\uFEFFa = 1', 'a'],
    ['a = 1\r\nb = 2\r\n', 'a; b'],
    ['# c\n// d\n/* e\nf */ a = 1 # g', 'a'],
    ['resource "aws_vpc" main {}\n', 'resource aws_vpc main {}'],
    ['a { b = 1 }\n', 'a {b}'],
    ['a {\n  b = 1\n\n  c "d" {\n    e = {\n      f = 1\n    }\n  }\n}', 'a {b; c d {e}}'],
    ['a "x\\"y" {}', 'a x"y {}'],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual([]);
    expect(outline(parseHcl('main.tf', text).body)).toBe(expected);
  });

  it('keeps the first of two attributes of one name', () => {
    const text = 'a = 1\nb {\n  c = 1\n  c = 2\n}\na = 2\n';
    expect(problemsOf(text)).toEqual([
      '4: "c" is already set in this block.',
      '6: "a" is already set in this block.',
    ]);
    const { body } = parseHcl('main.tf', text);
    expect(body.attributes.map(({ expression }) => show(expression))).toEqual(['1']);
    expect(body.blocks[0]!.body.attributes.map(({ expression }) => show(expression))).toEqual(['1']);
  });

  it('finds the second of two attributes of one name among many', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `a${index} = ${index}`);
    expect(problemsOf([...lines, 'a3 = 1', 'a39 = 1'].join('\n'))).toHaveLength(2);
  });
});

describe('a broken text', () => {
  it.each([
    ['a = \nb = 1', 'a?; b', '1: Expected a value here.'],
    ['a = [1, 2\nb = 1', 'a?; b', '2: Expected "," or "]" after this item of a list.'],
    ['a = "x\nb = 1', 'a?; b', '1: This text is not closed on its line: expected a quotation mark.'],
    ['a = 1.2.3.4\nb = 1', 'a?; b', '1: This is not a number: put quotes around it if it is a text.'],
    ['a = file"x")\nb = 1', 'a?; b', '1: Expected a new line after the value of "a".'],
    ['a = b.\nb = 1', 'a?; b', '1: Expected the name of an attribute after ".".'],
    [
      'a = "${b"\nb = 1',
      'a?; b',
      '1: Expected "}" at the end of this interpolation. Where the sequence is meant for another language, write $${.',
    ],
    [
      'a = "${b:c}"\nb = 1',
      'a?; b',
      '1: Expected "}" at the end of this interpolation. Where the sequence is meant for another language, write $${.',
    ],
    ['a = "%{ if b }"\nb = 1', 'a?; b', '1: This %{if} has no %{endif}.'],
    ['a = "%{ endfor }"\nb = 1', 'a?; b', '1: This %{endfor} belongs to nothing.'],
    ['a = 1 b = 2', 'a; b', '1: Expected a new line after this argument.'],
    [
      'a = "\\d"',
      'a',
      '1: Not an escape sequence. Write two backslashes for one; \\n, \\r, \\t, \\", \\u and \\U are known too.',
    ],
    ['a { b = 1, c = 2 }', 'a {b; c}', '1: Expected a new line after this argument.'],
    ['a {\n  b = 1 }', 'a {b}', '2: Expected a new line after this argument.'],
    ['a {\n  b = 1\n', 'a {b}', '1: This block is not closed: expected "}".'],
    ['a {\n  b {\n    c = 1\n}\nd {}\n', 'a {b {c}}; d {}', '2: This block is not closed: expected "}".'],
    ['}\na = 1', 'a', '1: Expected the name of an argument or of a block.'],
    [
      'a "b" c"\n  d = 1\n}\ne = 1',
      'e; a b c {d}',
      '1: This label is not closed: expected a quotation mark.',
    ],
    ['a "${b}" {\n  d = 1\n}', '', '1: A label cannot contain an interpolation.'],
    ['a = <<EOT\nb\n', 'a?', '1: This text is not closed: expected a line with only "EOT".'],
    ['a = 1 /* b\nc = 1', 'a', '1: This comment is not closed: expected "*/".'],
  ])('%j', (text, expected, problem) => {
    expect(problemsOf(text)).toContain(problem);
    expect(outline(parseHcl('main.tf', text).body)).toBe(expected);
  });

  it('loses no block but the one that is broken', () => {
    const text = 'resource "a" "b" {\n  c = [\n  d {\n    e = 1\n  }\nresource "a" "c" {\n  f = 1\n}\n';
    expect(outline(parseHcl('main.tf', text).body)).toBe('resource a b {c?; d {e}}; resource a c {f}');
  });
});
