import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { iamRole } from '../architecture/kinds/iam.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { listed } from './listed.ts';
import { isForProgram } from './role-users.ts';

function roleTrusting(...principals: readonly string[]) {
  const statements = principals.map(
    (principal) => `{ Effect = "Allow", Principal = ${principal}, Action = "sts:AssumeRole" }`,
  );
  const text = `
resource "aws_iam_role" "app" {
  assume_role_policy = jsonencode({ Statement = [${statements.join(', ')}] })
}`;
  const readings = readTerraform({ paths: ['main.tf'], read: () => text });
  const [role] = new Architecture(readings, kinds).ofKind(iamRole);
  if (role === undefined) throw new Error('no role');
  return role;
}

describe('a role is for a program', () => {
  it.each([
    [['{ Service = "lambda.amazonaws.com" }'], true],
    [['{ Service = ["ec2.amazonaws.com", "ssm.amazonaws.com"] }'], true],
    [['{ Service = "codebuild.amazonaws.com" }'], false],
    [['{ AWS = "arn:aws:iam::111122223333:root" }'], false],
    [['{ Service = "ec2.amazonaws.com", AWS = "arn:aws:iam::111122223333:root" }'], false],
    [['{ Service = "ec2.amazonaws.com" }', '{ Federated = "example" }'], false],
    [[], false],
  ])('that %j take on: %s', (principals, program) => {
    expect(isForProgram(roleTrusting(...principals))).toBe(program);
  });
});

describe('a list in a message', () => {
  it.each([
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b, c'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
  ])('%j: %s', (names, text) => {
    expect(listed(names)).toBe(text);
  });
});
