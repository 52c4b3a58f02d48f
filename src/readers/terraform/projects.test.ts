import { describe, expect, it } from 'vitest';
import {
  type DeclaredResource,
  type Property,
  type Readings,
  propertiesAt,
  Unresolved,
} from '../../architecture/index.ts';
import { readTerraform, type TerraformOptions } from './read-terraform.ts';

function read(files: Readonly<Record<string, string>>, options?: TerraformOptions): Readings {
  const texts = new Map(Object.entries(files));
  return readTerraform({ paths: [...texts.keys()].toSorted(), read: (path) => texts.get(path) }, options);
}

function resource({ resources }: Readings, id: string): DeclaredResource {
  const found = resources.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no ${id} among ${resources.map((other) => other.id).join(', ')}`);
  return found;
}

function at(readings: Readings, id: string, path: string): Property {
  const [property] = propertiesAt(resource(readings, id).properties, path);
  if (property === undefined) throw new Error(`${id} has no ${path}`);
  return property;
}

function open(property: Property): Unresolved {
  if (!(property.value instanceof Unresolved)) throw new Error(`${JSON.stringify(property.value)} is known`);
  return property.value;
}

function messages({ diagnostics }: Readings): readonly string[] {
  return diagnostics.map(({ severity, file, line, message }) => `${severity} ${file}:${line} ${message}`);
}

describe('root modules', () => {
  const scopes = (files: Readonly<Record<string, string>>, options?: TerraformOptions): readonly string[] =>
    read(files, options).resources.map(({ scope, id }) => `${scope} ${id}`);
  const A = 'resource "x_y" "a" {}\n';

  it.each([
    ['every folder that no other one uses', { 'a/main.tf': A, 'b/main.tf': A }, ['a x_y.a', 'b x_y.a']],
    [
      'not what is used as a module',
      { 'main.tf': 'module "m" { source = "./m" }', 'm/main.tf': A },
      ['. module.m.x_y.a'],
    ],
    [
      'the top folder though its examples use it',
      { 'main.tf': A, 'examples/e/main.tf': 'module "top" { source = "../.." }' },
      ['. x_y.a', 'examples/e module.top.x_y.a'],
    ],
    [
      'not the top folder where another root uses it',
      { 'main.tf': A, 'live/main.tf': 'module "top" { source = "../" }' },
      ['live module.top.x_y.a'],
    ],
    [
      'one of several that use only one another',
      {
        'p/main.tf': `module "q" { source = "../q" }\n${A}`,
        'q/main.tf': `module "p" { source = "../p" }\n${A}`,
      },
      ['p x_y.a', 'p module.q.x_y.a'],
    ],
  ])('are %s', (_, files, expected) => {
    expect(scopes(files)).toEqual(expected);
  });

  it('are those that are asked for', () => {
    const files = { 'a/main.tf': A, 'b/main.tf': A };
    expect(scopes(files, { roots: ['b'] })).toEqual(['b x_y.a']);
    expect(read(files, { roots: ['b'] }).files).toEqual([
      { path: 'a/main.tf', status: 'skipped', reason: 'no reviewed root module uses its folder' },
      { path: 'b/main.tf', status: 'read' },
    ]);
  });
});

describe('a module that nothing calls', () => {
  const module = (variables: string): string => `${variables}\nresource "x_y" "a" { v = var.x }\n`;

  it('is reviewed by itself, and its open inputs are told', () => {
    const readings = read({
      'live/main.tf': 'module "m" { source = "../modules/${var.kind}" }',
      'modules/a/main.tf': module('variable "x" {}\nvariable "y" {}'),
      'modules/b/main.tf': module('variable "x" { default = 1 }'),
    });
    expect(messages(readings)).toEqual([
      'error live/main.tf:1 The source of module "m" is not a plain text.',
      'info modules/a/main.tf:1 Nothing that is reviewed calls the module modules/a: it is reviewed by itself, with 2 variables left open.',
    ]);
    expect(readings.resources.map(({ scope, id, uncertain }) => [scope, id, uncertain])).toEqual([
      ['modules/a', 'x_y.a', undefined],
      ['modules/b', 'x_y.a', undefined],
    ]);
    const [first] = readings.resources;
    expect(open(propertiesAt(first!.properties, 'v')[0]!).reason).toBe(
      'variable "x" has no value: nothing that is reviewed calls the module',
    );
  });

  it('is not remarked where it was asked for', () => {
    const files = { 'modules/a/main.tf': module('variable "x" {}') };
    expect(messages(read(files, { roots: ['modules/a'] }))).toEqual([]);
  });
});

describe('Terragrunt', () => {
  const MODULE = 'variable "x" {}\nvariable "y" {}\nresource "x_y" "a" {\n  v = var.x\n  w = var.y\n}\n';
  const HANDED_IN = 'variable "x" has no value: Terragrunt hands it in';

  it.each<[string, Record<string, string>]>([
    ['beside the module', { 'app/main.tf': MODULE, 'app/terragrunt.hcl': 'inputs = { x = "1" }' }],
    [
      'that takes it as its source',
      {
        'modules/app/main.tf': MODULE,
        'live/eu/terragrunt.hcl':
          'terraform { source = "../../modules//app?ref=1" }\ninputs = merge(local.common, { x = get_env("X") })',
      },
    ],
    [
      'by the way of its own folder',
      {
        'modules/app/main.tf': MODULE,
        'live/terragrunt.hcl':
          'terraform { source = "${get_terragrunt_dir()}/../modules/app" }\ninputs = { "x" = 1 }',
      },
    ],
    [
      'above it, where that is included',
      {
        'live/terragrunt.hcl': 'inputs = { x = 1 }',
        'live/app/terragrunt.hcl': 'include "root" { path = find_in_parent_folders() }',
        'live/app/main.tf': MODULE,
      },
    ],
  ])('hands in the inputs of a terragrunt.hcl %s', (_, files) => {
    const readings = read(files);
    expect(messages(readings)).toEqual([]);
    expect(open(at(readings, 'x_y.a', 'v')).reason).toBe(HANDED_IN);
    expect(open(at(readings, 'x_y.a', 'w')).reason).toBe('variable "y" has no value');
    expect(readings.files.filter(({ path }) => path.endsWith('terragrunt.hcl')).length).toBeGreaterThan(0);
  });

  it('hands nothing in elsewhere, and may be broken', () => {
    const readings = read({
      'app/main.tf': MODULE,
      'terragrunt.hcl': 'inputs = { x = 1 }',
      'other/terragrunt.hcl': 'terraform { source = "git::https://example.com/x" }\ninputs = { x = 1',
      'outside/terragrunt.hcl': 'terraform { source = "../../../x" }\ninputs = { x = 1 }',
    });
    expect(open(at(readings, 'x_y.a', 'v')).reason).toBe('variable "x" has no value');
  });
});

describe('regions', () => {
  it('come from the provider that the resource uses', () => {
    const readings = read({
      'main.tf': `
provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias  = "us"
  region = local.region
}
locals { region = "us-east-1" }
resource "aws_sqs_queue" "default" {}
resource "aws_sqs_queue" "us" { provider = aws.us }
resource "aws_sqs_queue" "own" { region = "ap-south-1" }
module "same" { source = "./m" }
module "other" {
  source    = "./m"
  providers = { aws = aws.us }
}
`,
      'm/main.tf': 'resource "aws_sqs_queue" "q" {}',
    });
    expect(Object.fromEntries(readings.resources.map(({ id, region }) => [id, region]))).toEqual({
      'aws_sqs_queue.default': 'eu-west-1',
      'aws_sqs_queue.us': 'us-east-1',
      'aws_sqs_queue.own': 'ap-south-1',
      'module.same.aws_sqs_queue.q': 'eu-west-1',
      'module.other.aws_sqs_queue.q': 'us-east-1',
    });
  });
});

describe('installed modules', () => {
  const main = 'module "vpc" { source = "registry/vpc/aws" }\nresource "x_y" "a" { v = module.vpc.id }';

  it('are entered where they are part of what is reviewed', () => {
    const readings = read({
      'main.tf': main,
      '.terraform/modules/modules.json':
        '{"Modules":[{"Key":"vpc","Source":"x","Dir":".terraform/modules/vpc"}]}',
      '.terraform/modules/vpc/main.tf': 'output "id" { value = "vpc-1" }',
    });
    expect(at(readings, 'x_y.a', 'v').value).toBe('vpc-1');
    expect(messages(readings)).toEqual([]);
  });

  it('are mentioned once where they are not', () => {
    const readings = read({ 'main.tf': main });
    expect(messages(readings)).toEqual([
      'info main.tf:1 Module "vpc" (registry/vpc/aws) is not part of the code.',
    ]);
    expect(open(at(readings, 'x_y.a', 'v')).reason).toBe(
      'module "vpc" (registry/vpc/aws) is not part of the code',
    );
  });
});

describe('files', () => {
  it('are all accounted for', () => {
    const { files } = read({
      'broken.tf': 'resource "x_y" "a" {\n  v = \n}\n',
      'good.tf': 'variable "v" {}',
      'prod.tfvars': 'v = 1',
      'sub/terraform.tfvars': 'v = 1',
      'terraform.tfvars': 'v = 2',
      'twice.tf': '',
      'twice.tofu': '',
    });
    expect(files.map(({ path, status }) => `${path} ${status}`)).toEqual([
      'broken.tf partly',
      'good.tf read',
      'prod.tfvars skipped',
      'sub/terraform.tfvars skipped',
      'terraform.tfvars read',
      'twice.tf skipped',
      'twice.tofu read',
    ]);
  });

  it('with mistakes are reported with file and line, and the rest is read', () => {
    const readings = read({
      'a.tf':
        'resource "x_y" "a" {}\nresource "x_y" "a" {}\nlocals {\n  x = local.y\n  y = local.x\n}\nresource "x_y" "b" { v = local.x }',
      'terraform.tfvars': '\nunknown = 1\n',
    });
    expect(messages(readings)).toEqual([
      'error a.tf:2 resource x_y.a is declared a second time; the declaration in a.tf:1 counts.',
      'warning terraform.tfvars:2 The variable "unknown" is given a value, but the module does not declare it.',
      'error a.tf:4 local.x refers to itself.',
    ]);
    expect(open(at(readings, 'x_y.b', 'v')).reason).toBe('local.x refers to itself');
  });
});
