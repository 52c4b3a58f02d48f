import { iamPolicy, iamRole } from '../../architecture/kinds/iam.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { isForEveryResource } from '../../architecture/permissions/covered.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamPolicyNoAssumeAnyRole = defineCheck({
  id: 'iam-policy-no-assume-any-role',
  kind: [iamPolicy, iamRole],
  title: 'IAM policy allows named roles only to be assumed',
  why: 'With sts:AssumeRole on every resource the holder tries every role that trusts the account, and such roles are common. One of them is usually stronger than the holder.',
  remediation: 'Name the ARNs of the roles.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html'],
  examine: ({ permissions }) => {
    if (permissions.state !== 'known') return 'not-applicable';
    const findings = permissions.value.statements.filter(takesRoles).map((statement) => {
      const everywhere = isForEveryResource(statement);
      if (everywhere === 'maybe')
        return inconclusive('Which roles can be assumed is known only at deployment.', statement.location);
      if (everywhere === 'no') return supports('The roles are named.', statement.location);
      return statement.conditions.length > 0
        ? inconclusive('Every role can be assumed, under a condition.', statement.location)
        : contradicts(
            'A statement allows every role that trusts the account to be assumed.',
            statement.location,
          );
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role_policy" "pipeline" {
  role = "pipeline"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::111122223333:role/deploy" }]
  })
}`,
      contradicts: `
resource "aws_iam_role_policy" "pipeline" {
  role = "pipeline"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "*" }]
  })
}`,
      inconclusive: `
variable "role" {
  type = string
}

resource "aws_iam_role_policy" "pipeline" {
  role = "pipeline"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = var.role }]
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Pipeline:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: codebuild.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: rights
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Resource: arn:aws:iam::111122223333:role/deploy`,
      contradicts: `
Resources:
  Pipeline:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: codebuild.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: rights
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Resource: '*'`,
    },
  },
});

function takesRoles({ effect, actions }: PolicyStatement): boolean {
  return (
    effect === 'Allow' && actions.values.some((action) => /^sts:(?:\*|assumerole\*?|assume\*)$/i.test(action))
  );
}
