import { describe, expect, it } from 'vitest';
import type { Block, Body } from './ast.ts';
import { parseHcl } from './parse-hcl.ts';
import { parseTerraformJson } from './parse-terraform-json.ts';

/** A body without the places, so that both syntaxes can be compared. */
function withoutSpans(body: Body): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) =>
      ['span', 'start', 'end'].includes(key) ? undefined : value,
    ),
  );
}

const PAIRS: readonly (readonly [title: string, json: unknown, native: string])[] = [
  ['nothing', {}, ''],
  [
    'a resource with a reference and a template',
    {
      resource: {
        aws_s3_bucket: {
          logs: {
            bucket: '${var.name}',
            force_destroy: true,
            tags: { Name: 'logs-${var.env}', Days: 3, None: null },
          },
        },
      },
    },
    'resource "aws_s3_bucket" "logs" {\n  bucket = "${var.name}"\n  force_destroy = true\n  tags = { Name = "logs-${var.env}", Days = 3, None = null }\n}',
  ],
  [
    'resources of several names and types, some in lists',
    { resource: [{ a: { b: [{ x: 1 }] } }, { a: { c: { x: 2 } }, d: { e: {} } }] },
    'resource "a" "b" {\n  x = 1\n}\nresource "a" "c" {\n  x = 2\n}\nresource "d" "e" {}',
  ],
  [
    'blocks that only the provider knows, as attributes',
    { resource: { aws_security_group: { web: { ingress: [{ from_port: 80 }], egress: { from_port: 0 } } } } },
    'resource "aws_security_group" "web" {\n  ingress = [{ from_port = 80 }]\n  egress = { from_port = 0 }\n}',
  ],
  [
    'lifecycle, dynamic blocks and dependencies',
    {
      resource: {
        a: {
          b: {
            depends_on: ['aws_vpc.main', 'module.net'],
            provider: 'aws.west',
            lifecycle: { prevent_destroy: true, ignore_changes: ['tags', 'ami'] },
            dynamic: { ingress: { for_each: '${var.ports}', content: { from_port: '${ingress.value}' } } },
            provisioner: [{ 'local-exec': { command: 'echo ${self.id}' } }],
          },
        },
      },
    },
    'resource "a" "b" {\n  depends_on = [aws_vpc.main, module.net]\n  provider = aws.west\n  lifecycle {\n    prevent_destroy = true\n    ignore_changes = [tags, ami]\n  }\n  dynamic "ingress" {\n    for_each = "${var.ports}"\n    content {\n      from_port = "${ingress.value}"\n    }\n  }\n  provisioner "local-exec" {\n    command = "echo ${self.id}"\n  }\n}',
  ],
  [
    'variables, whose defaults are no templates',
    {
      variable: {
        zones: {
          type: 'map(object({ cidr = string, public = optional(bool, false) }))',
          default: { a: { cidr: '$${x}' } },
          validation: {
            condition: '${length(var.zones) > 1}',
            error_message: 'Too few: ${length(var.zones)}.',
          },
        },
      },
    },
    'variable "zones" {\n  type = map(object({ cidr = string, public = optional(bool, false) }))\n  default = { a = { cidr = "$$${x}" } }\n  validation {\n    condition = "${length(var.zones) > 1}"\n    error_message = "Too few: ${length(var.zones)}."\n  }\n}',
  ],
  [
    'locals, outputs, modules and providers',
    {
      locals: [{ a: 1 }, { b: '%{ if var.x }y%{ endif }' }],
      output: { c: { value: '${local.a + 1}', description: 'plain $${d}', sensitive: true } },
      module: { net: { source: './net', providers: { aws: 'aws.west' }, cidr: '${var.cidr}' } },
      provider: { aws: [{ region: 'eu-west-1' }, { alias: 'west', region: '${var.region}' }] },
    },
    'locals {\n  a = 1\n}\nlocals {\n  b = "%{ if var.x }y%{ endif }"\n}\noutput "c" {\n  value = "${local.a + 1}"\n  description = "plain $$${d}"\n  sensitive = true\n}\nmodule "net" {\n  source = "./net"\n  providers = { aws = aws.west }\n  cidr = "${var.cidr}"\n}\nprovider "aws" {\n  region = "eu-west-1"\n}\nprovider "aws" {\n  alias = "west"\n  region = "${var.region}"\n}',
  ],
  [
    'settings, moves, imports and checks',
    {
      terraform: {
        required_version: '>= 1.6',
        required_providers: { aws: { source: 'hashicorp/aws' } },
        backend: { s3: { bucket: 'b' } },
      },
      moved: [{ from: 'a.b', to: 'a.c["x"]' }],
      import: { to: 'a.d', id: '${var.id}' },
      check: {
        up: { data: { http: { site: { url: 'u' } } }, assert: { condition: '${true}', error_message: 'm' } },
      },
    },
    'terraform {\n  required_version = ">= 1.6"\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n  backend "s3" {\n    bucket = "b"\n  }\n}\nmoved {\n  from = a.b\n  to = a.c["x"]\n}\nimport {\n  to = a.d\n  id = "${var.id}"\n}\ncheck "up" {\n  data "http" "site" {\n    url = "u"\n  }\n  assert {\n    condition = "${true}"\n    error_message = "m"\n  }\n}',
  ],
  [
    'comments and empty places',
    {
      '//': 'generated',
      resource: { '//': 'x', a: { b: { '//': 'y', c: { '//': 'z', d: 1 } } } },
      data: null,
      output: [],
    },
    'resource "a" "b" {\n  c = { d = 1 }\n}',
  ],
  [
    'quotes and several lines inside a template',
    { locals: { a: '${jsonencode({"b": var.c, d = "e"})}\n  f "${g["h"]}" \\n $${i}' } },
    'locals {\n  a = "${jsonencode({ "b" = var.c, d = "e" })}\\n  f \\"${g["h"]}\\" \\\\n $${i}"\n}',
  ],
  [
    'keys that are templates',
    { locals: { a: { '${b}': 1, 'c-${d}': 2 } } },
    'locals {\n  a = { "${b}" = 1, "c-${d}" = 2 }\n}',
  ],
];

describe('Terraform in JSON', () => {
  it.each(PAIRS)('means the same as native syntax: %s', (_, json, native) => {
    const ours = parseTerraformJson('main.tf.json', JSON.stringify(json, null, 2));
    const theirs = parseHcl('main.tf', native);
    expect([...ours.problems, ...theirs.problems]).toEqual([]);
    expect(withoutSpans(ours.body)).toEqual(withoutSpans(theirs.body));
  });

  it('holds values of variables, in which no text is a template', () => {
    const { body, problems } = parseTerraformJson(
      'prod.auto.tfvars.json',
      '{"name": "a-${b}", "zones": ["x"], "resource": {}}',
    );
    expect(problems).toEqual([]);
    expect(body.blocks).toEqual([]);
    expect(body.attributes.map(({ name }) => name)).toEqual(['name', 'zones', 'resource']);
    expect(body.attributes[0]!.expression).toMatchObject({ kind: 'literal', value: 'a-${b}' });
  });

  it('knows the lines of blocks, attributes and what is inside templates', () => {
    const text =
      '{\n  "resource": {\n    "a": {\n      "b": {\n        "c": "${var.d}",\n        "e": [\n          "${f(\\"g\\")}"\n        ]\n      }\n    }\n  }\n}\n';
    const file = parseTerraformJson('main.tf.json', text);
    const block = file.body.blocks[0] as Block;
    expect(file.lineOf(block.span.start)).toBe(4);
    expect(file.lineOf(block.span.end)).toBe(9);
    const [c, e] = block.body.attributes;
    expect([file.lineOf(c!.span.start), file.lineOf(e!.span.start)]).toEqual([5, 6]);
    expect(text.slice(c!.expression.start, c!.expression.end)).toBe('"${var.d}"');
    const inner = (
      JSON.parse(JSON.stringify(c!.expression)) as { parts: { expression: { start: number; end: number } }[] }
    ).parts[0]!.expression;
    expect(text.slice(inner.start, inner.end)).toBe('var.d');
    const starts = [...JSON.stringify(e!.expression).matchAll(/"start":(\d+)/g)].map(([, start]) =>
      file.lineOf(Number(start)),
    );
    expect(starts).toEqual(expect.arrayContaining([6, 7]));
    expect(starts.every((line) => line === 6 || line === 7)).toBe(true);
  });

  it.each([
    ['', 1],
    ['[1]', 1],
    ['{\n"resource": 1}', 2],
    ['{\n"resource": {"a": 1}}', 2],
    ['{\n"resource": {"a": {"b":\n 1}}}', 3],
    ['{"unknown": {}}', 1],
    ['{"locals": {\n"a": "${b"}}', 2],
    ['{"locals": {\n"a": "${\\"b"}}', 2],
    ['{"resource": {"a": {"b": {\n"depends_on": ["a b"]}}}}', 2],
    ['{"locals": {"a": 1', 1],
    [`{"locals": {"a": ${'['.repeat(100_000)}`, 1],
    [`{"locals": {"a": "${'${['.repeat(10_000)}"}}`, 1],
  ])('%# has a problem on its line', (text, line) => {
    const file = parseTerraformJson('main.tf.json', text);
    expect(file.problems.length).toBeGreaterThan(0);
    expect(file.lineOf(file.problems[0]!.offset)).toBe(line);
  });

  it('keeps what stands around a broken template', () => {
    const { body } = parseTerraformJson('main.tf.json', '{"locals": {"a": "${b", "c": 1}}');
    expect(body.blocks[0]!.body.attributes.map(({ expression }) => expression.kind)).toEqual([
      'broken',
      'literal',
    ]);
  });
});
