import { describe, expect, it } from 'vitest';
import { readTerraform } from '../../readers/terraform/read-terraform.ts';
import { Architecture } from '../architecture.ts';
import { iamRole } from '../kinds/iam.ts';
import { kinds } from '../kinds/index.ts';
import { accessIn } from './access.ts';
import { escalations } from './escalation.ts';

function waysOf(...statements: readonly string[]): readonly string[] {
  const text = `
variable "open" {
  type = string
}

resource "aws_iam_role" "app" {
  assume_role_policy = "{}"
  inline_policy {
    name   = "app"
    policy = jsonencode({ Statement = [${statements.join(', ')}] })
  }
}`;
  const architecture = new Architecture(readTerraform({ paths: ['main.tf'], read: () => text }), kinds);
  const [role] = architecture.ofKind(iamRole);
  if (role === undefined) throw new Error('no role');
  return escalations(architecture.derived(accessIn).permissionsOf(role)).map(
    ({ means, answer }) => `${answer}: ${means}`,
  );
}

const allow = (action: string, resource = '"*"', rest = '') =>
  `{ Effect = "Allow", Action = ${action}, Resource = ${resource}${rest} }`;
const PASSED = ', Condition = { StringEquals = { "iam:PassedToService" = "ec2.amazonaws.com" } }';

describe('ways to more rights', () => {
  it.each([
    ['none in reading', [allow('["s3:*", "iam:Get*", "iam:List*"]')], []],
    ['a version of a policy', [allow('"iam:CreatePolicyVersion"')], ['yes: rewrite a policy of its own']],
    [
      'every policy of the account',
      [allow('"iam:CreatePolicyVersion"', '"arn:aws:iam::111122223333:policy/*"')],
      ['yes: rewrite a policy of its own'],
    ],
    ['a single policy', [allow('"iam:CreatePolicyVersion"', '"arn:aws:iam::111122223333:policy/app"')], []],
    ['its own key only', [allow('"iam:CreateAccessKey"', '"arn:aws:iam::*:user/$${aws:username}"')], []],
    [
      'a role and an instance',
      [allow('"iam:PassRole"'), allow('"ec2:RunInstances"')],
      ['yes: start something with any role of the account (iam:PassRole with ec2:RunInstances)'],
    ],
    [
      'a role and an instance, for one service',
      [allow('"iam:PassRole"', '"*"', PASSED), allow('"ec2:RunInstances"')],
      ['maybe: start something with any role of the account (iam:PassRole with ec2:RunInstances)'],
    ],
    ['a role alone', [allow('"iam:PassRole"')], []],
    [
      'an instance with a named role',
      [allow('"iam:PassRole"', '"arn:aws:iam::111122223333:role/app"'), allow('"ec2:*"')],
      [],
    ],
    [
      'denied again',
      [allow('"iam:PutRolePolicy"'), '{ Effect = "Deny", Action = "iam:*", Resource = "*" }'],
      [],
    ],
    [
      'denied for a part',
      [
        allow('"iam:PutRolePolicy"'),
        '{ Effect = "Deny", Action = "iam:*", Resource = "arn:aws:iam::*:role/admin" }',
      ],
      ['maybe: write any policy into a role, its own included'],
    ],
    ['administrators', [allow('"*"')], []],
  ])('%s', (_, statements, ways) => {
    expect(waysOf(...statements)).toEqual(ways);
  });

  it('an action that is not known may be any', () => {
    const ways = waysOf(allow('var.open'));
    expect(ways).toContain('maybe: rewrite a policy of its own');
    expect(ways.filter((way) => way.startsWith('yes'))).toEqual([]);
  });
});
