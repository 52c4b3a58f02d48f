import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanTruth } from '../../../test/terraform-cases.ts';
import {
  jsonDocument,
  policyDocument,
  type Property,
  propertiesAt,
  type Readings,
  Unresolved,
} from '../../architecture/index.ts';
import { readTerraform } from './read-terraform.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'terraform', 'plans');

function read(text: string): Readings {
  return readTerraform({ paths: ['main.tf'], read: (path) => (path === 'main.tf' ? text : undefined) });
}

function at({ resources }: Readings, id: string, path: string): Property {
  const [property] = propertiesAt(resources.find((resource) => resource.id === id)!.properties, path);
  return property!;
}

/** The document with every open text replaced by its outline. */
function outlined({ value }: Property): unknown {
  if (value instanceof Unresolved) return value.document ? outlined(value.document) : value.text;
  if (Array.isArray(value)) return value.map(outlined);
  return value instanceof Map
    ? Object.fromEntries([...value].map(([key, item]: [string, Property]) => [key, outlined(item)]))
    : value;
}

describe('a trust policy whose condition keys are known in part', () => {
  const folder = join(FOLDER, 'trust-policies');
  const text = readFileSync(join(folder, 'main.tf'), 'utf8');
  const { resources } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as PlanTruth;
  const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC';
  const readings = read(text.replace(`default = "${issuer}"`, ''));

  it.each(['aws_iam_role.encoded', 'aws_iam_role.document', 'aws_iam_role.written'])(
    'stands in %s as in the plan, with outlines in place of the open part',
    (id) => {
      const document = jsonDocument(at(readings, id, 'assume_role_policy'))!;
      const planned = resources.find(({ address }) => address === id)?.values['assume_role_policy'] as string;
      const filled = JSON.stringify(outlined(document)).replaceAll('${var.issuer}', issuer);
      expect(JSON.parse(filled)).toEqual(JSON.parse(planned));
    },
  );

  it('has its conditions, those with an open end without key', () => {
    const conditions = (keys: string): unknown =>
      policyDocument([
        jsonDocument(
          at(
            read(`
variable "a" {}
resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Condition = { StringEquals = { ${keys} } } }] })
}`),
            'aws_iam_role.r',
            'assume_role_policy',
          ),
        )!,
      ]).statements[0]?.conditions.map(({ operator, key, values }) => [operator, key, values]);
    const known = (value: string): unknown => ({ values: [value], open: [] });
    expect(conditions('"${var.a}:sub" = "x", "${replace(var.a, "x", "")}:aud" = "y"')).toEqual(
      [
        ['StringEquals', '${var.a}:sub', known('x')],
        ['StringEquals', '${…}:aud', known('y')],
      ].toSorted(),
    );
    expect(conditions('"aws:RequestTag/${var.a}" = "x"')).toEqual([['StringEquals', '', known('x')]]);
    expect(conditions('(var.a) = "x"')).toEqual([['StringEquals', '', known('x')]]);
    // The later key may turn out to be the earlier one.
    expect(conditions('"x:aud" = "1", "y:sub" = "2", "${var.a}:sub" = "3"')).toEqual([
      ['StringEquals', '${var.a}:sub', known('3')],
      ['StringEquals', 'x:aud', known('1')],
      ['StringEquals', 'y:sub', { values: [], open: [''] }],
    ]);
  });
});

describe('an object with an open key', () => {
  const value = (expression: string): Property['value'] =>
    at(
      read(`variable "a" {}
variable "s" {
  default   = "secret"
  sensitive = true
}
resource "x_y" "b" {}
resource "x_y" "a" {
  v = ${expression}
}`),
      'x_y.a',
      'v',
    ).value;

  it.each([
    '{ (var.a) = 1, b = 2 }',
    '{ for k in [var.a, "b"] : "${k}-x" => 1 }',
    '{ for k in [var.a, "b"] : k => 1... }',
    'length({ (var.a) = 1 })',
    'keys({ (var.a) = 1 })',
    'merge({ (var.a) = 1 }, { b = 1 })',
    '{ (var.a) = 1 }.b',
    '{ (var.a) = 1 } == { b = 1 }',
    'jsondecode(jsonencode({ (var.a) = 1 }))',
  ])('stays open where somebody might ask what is absent from it: %s', (expression) => {
    const found = value(expression);
    expect(found).toBeInstanceOf(Unresolved);
    expect((found as Unresolved).reason).toBe('variable "a" has no value');
    expect((found as Unresolved).document).toBeUndefined();
  });

  it('says which resources its values come from', () => {
    expect((value('{ (var.a) = x_y.b.arn }') as Unresolved).references).toEqual([
      { address: 'x_y.b', attribute: 'arn' },
    ]);
  });

  it('says nothing of a sensitive key', () => {
    expect(
      JSON.stringify(value('jsonencode({ Condition = { Bool = { "${var.s}${var.a}" = 1 } } })')),
    ).not.toContain('secret');
  });

  it('is left out beyond a number of open keys', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `"\${var.a}${index}" = ${index}`).join('\n');
    expect(value(`{ ${keys} }`)).toBeInstanceOf(Unresolved);
  });
});

describe('a policy that is looked up', () => {
  const policy = (block: string, attribute: string): Property['value'] =>
    at(
      read(`data "aws_iam_policy" "p" { ${block} }
resource "x_y" "a" { v = data.aws_iam_policy.p.${attribute} }`),
      'x_y.a',
      'v',
    ).value;
  const arn = 'arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"';

  it.each([
    ['arn', 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    ['id', 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    ['name', 'AWSLambdaBasicExecutionRole'],
    ['path', '/service-role/'],
  ])('by its ARN has its %s', (attribute, expected) => {
    expect(policy(arn, attribute)).toBe(expected);
  });

  it('by its name has an ARN of which only the end is known: the account may have one of that name', () => {
    const found = policy('name = "AdministratorAccess"', 'arn');
    expect(found).toBeInstanceOf(Unresolved);
    expect((found as Unresolved).text).toBe('arn:${…}:iam::${…}:policy/${…}AdministratorAccess');
  });

  it('says nothing of its document', () => {
    expect(policy(arn, 'policy')).toBeInstanceOf(Unresolved);
  });
});
