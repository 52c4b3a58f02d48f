import { describe, expect, it } from 'vitest';
import { type Property, propertiesAt, type Readings, Unresolved } from '../../architecture/index.ts';
import { readTerraform, type TerraformOptions } from './read-terraform.ts';

function read(files: Readonly<Record<string, string>>, options?: TerraformOptions): Readings {
  const texts = new Map(Object.entries(files));
  return readTerraform({ paths: [...texts.keys()].toSorted(), read: (path) => texts.get(path) }, options);
}

function valueOf({ resources }: Readings): Property['value'] {
  const [found] = resources[0] === undefined ? [] : propertiesAt(resources[0].properties, 'v');
  return found?.value ?? null;
}

function messages({ diagnostics }: Readings): readonly string[] {
  return diagnostics.map(({ severity, file, line, message }) => `${severity} ${file}:${line} ${message}`);
}

const MAIN = 'variable "x" { default = "default" }\nresource "x_y" "a" { v = var.x }\n';

describe('a variable takes its value from', () => {
  const file = (text: string): Record<string, string> => ({
    'main.tf': MAIN,
    'given.tfvars': `x = "${text}"`,
  });
  const environment = new Map([
    ['TF_VAR_x', 'environment'],
    ['x', 'other'],
  ]);

  it.each<[string, Record<string, string>, TerraformOptions, string]>([
    ['its default', { 'main.tf': MAIN }, {}, 'default'],
    ['the environment', { 'main.tf': MAIN }, { environment }, 'environment'],
    [
      'a file before the environment',
      { 'main.tf': MAIN, 'terraform.tfvars': 'x = "file"' },
      { environment },
      'file',
    ],
    [
      'the command line before a file',
      file('file'),
      { variableArguments: [{ file: 'given.tfvars' }, { variable: 'x', value: 'given' }] },
      'given',
    ],
    [
      'the last argument of the command line',
      file('file'),
      { variableArguments: [{ variable: 'x', value: 'given' }, { file: 'given.tfvars' }] },
      'file',
    ],
  ])('%s', (_, files, options, expected) => {
    expect(valueOf(read(files, options))).toBe(expected);
  });

  it.each<[string, string, Property['value']]>([
    ['list(number)', '[1.5, 2]', 1.5],
    ['object({ a = number })', '{ a = 1.25 }', 1.25],
  ])('an expression where its type is %s', (type, text, expected) => {
    const files = {
      'main.tf': `variable "x" { type = ${type} }\nresource "x_y" "a" { v = values({ x = var.x })[0]${type.startsWith('list') ? '[0]' : '.a'} }\n`,
    };
    expect(valueOf(read(files, { variableArguments: [{ variable: 'x', value: text }] }))).toBe(expected);
  });

  it('null only where it may be null', () => {
    const module = (nullable: string): Record<string, string> => ({
      'main.tf': 'module "m" {\n  source = "./m"\n  x = null\n}\n',
      'm/main.tf': `variable "x" {\n  default = "default"\n  ${nullable}\n}\nresource "x_y" "a" { v = var.x }\n`,
    });
    expect(valueOf(read(module('')))).toBeNull();
    expect(valueOf(read(module('nullable = true')))).toBeNull();
    expect(valueOf(read(module('nullable = false')))).toBe('default');
  });
});

describe('what cannot be meant is reported', () => {
  it('a variable that no root declares', () => {
    expect(
      messages(
        read(
          { 'a/main.tf': MAIN, 'b/main.tf': '' },
          {
            variableArguments: [
              { variable: 'y', value: '1' },
              { variable: 'x', value: '1' },
            ],
          },
        ),
      ),
    ).toEqual([
      'error a/main.tf:1 A value is given for the variable "y", but no reviewed root module declares it.',
    ]);
  });

  it('a variable file that is not there, and a variable in one that no root declares', () => {
    const files = { 'a/main.tf': MAIN, 'b/main.tf': 'variable "z" {}', 'g.tfvars': 'x = 1\nz = 1\ny = 1\n' };
    expect(
      messages(read(files, { variableArguments: [{ file: 'g.tfvars' }, { file: 'missing.tfvars' }] })),
    ).toEqual([
      'warning g.tfvars:3 The variable "y" is given a value, but the module does not declare it.',
      'error missing.tfvars:1 The variable file missing.tfvars is not there, or cannot be read.',
    ]);
  });

  it('a root that is none; what is wrong in folders that are not reviewed is not', () => {
    const readings = read({ 'a/main.tf': MAIN, 'b/main.tf': 'x = ' }, { roots: ['./a/', 'c', '../d'] });
    expect(messages(readings)).toEqual([
      'error c:1 The root module c has no Terraform files.',
      'error ../d:1 The root module ../d has no Terraform files.',
    ]);
    expect(readings.resources.map(({ scope, id }) => `${scope} ${id}`)).toEqual(['a x_y.a']);
  });
});

describe('data that files and providers already tell', () => {
  const data = (block: string, expression: string): Property['value'] =>
    valueOf(
      read({
        'main.tf': `${block}\nresource "x_y" "a" { v = ${expression} }\n`,
        'motd.txt': 'hello',
      }),
    );

  it.each<[string, string, string, Property['value']]>([
    [
      'local_file',
      'data "local_file" "f" { filename = "${path.module}/motd.txt" }',
      'data.local_file.f.content',
      'hello',
    ],
    [
      'its digest',
      'data "local_file" "f" { filename = "motd.txt" }',
      'data.local_file.f.content_md5',
      '5d41402abc4b2a76b9719d911017c592',
    ],
    [
      'template_file',
      'data "template_file" "t" {\n  template = "n = $${n}"\n  vars = { n = 3 }\n}',
      'data.template_file.t.rendered',
      'n = 3',
    ],
    [
      'the only account a provider allows',
      'provider "aws" { allowed_account_ids = ["111122223333"] }\ndata "aws_caller_identity" "me" {}',
      'data.aws_caller_identity.me.account_id',
      '111122223333',
    ],
  ])('%s', (_, block, expression, expected) => {
    expect(data(block, expression)).toBe(expected);
  });

  it.each([
    [
      'data "local_file" "f" { filename = "/etc/passwd" }',
      'data.local_file.f.content',
      'file(): the file /etc/passwd is not part of the code',
    ],
    [
      'data "local_sensitive_file" "f" { filename = "motd.txt" }',
      'data.local_sensitive_file.f.content',
      'sensitive value',
    ],
    [
      'provider "aws" { allowed_account_ids = ["1", "2"] }\ndata "aws_caller_identity" "me" {}',
      'data.aws_caller_identity.me.account_id',
      'data.aws_caller_identity.me.account_id is read at deployment',
    ],
    [
      'data "http" "h" { url = "https://example.com" }',
      'data.http.h.response_body',
      'data.http.h.response_body is read at deployment',
    ],
    [
      'ephemeral "random_password" "p" { length = 9 }',
      'ephemeral.random_password.p.result',
      'ephemeral.random_password.p exists only while Terraform runs',
    ],
  ])('not: %s', (block, expression, reason) => {
    const value = data(block, expression);
    expect(value).toBeInstanceOf(Unresolved);
    expect((value as Unresolved).reason.replace(/^file\(\): /, '')).toBe(reason.replace(/^file\(\): /, ''));
  });
});

describe('blocks that change no resource', () => {
  it('are passed over', () => {
    const readings = read({
      'main.tf': `
moved {
  from = x_y.old
  to   = x_y.a
}
import {
  to = x_y.a
  id = "1"
}
removed {
  from = x_y.gone
  lifecycle { destroy = false }
}
check "health" {
  data "http" "h" { url = "https://example.com" }
  assert {
    condition     = data.http.h.status_code == 200
    error_message = "down"
  }
}
terraform {
  required_version = ">= 1.5"
  backend "s3" {}
}
resource "x_y" "a" { v = 1 }
`,
    });
    expect(messages(readings)).toEqual([]);
    expect(readings.resources.map(({ id }) => id)).toEqual(['x_y.a']);
  });
});

describe('OpenTofu files', () => {
  it('stand in place of the Terraform files of the same name, and beside all others', () => {
    const readings = read({
      'a.tf': 'locals { x = "terraform" }',
      'a.tofu': 'locals { x = "tofu" }',
      'b.tf.json': '{"locals": {"y": "terraform"}}',
      'b.tofu.json': '{"locals": {"y": "tofu"}}',
      'c.tf': 'resource "x_y" "a" { v = "${local.x} ${local.y}" }',
      'd_override.tofu': 'locals { z = 1 }',
    });
    expect(valueOf(readings)).toBe('tofu tofu');
  });
});
