import { iamPolicy, iamRole } from '../../architecture/kinds/iam.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { isForEveryResource } from '../../architecture/permissions/covered.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamPolicyPassRole = defineCheck({
  id: 'iam-policy-pass-role',
  kind: [iamPolicy, iamRole],
  title: 'IAM policy lets pass named roles only',
  why: 'Who may pass a role to a service can start something that works with the rights of that role. Allowed for every role, this turns the right to start a function or an instance into the rights of the strongest role of the account.',
  remediation:
    'Name the roles in the resource of iam:PassRole, and the service in the condition iam:PassedToService.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html'],
  blindSpots: [
    'Statements that allow all of IAM are the matter of other checks.',
    'What a permissions boundary or a service control policy takes away again is not considered.',
  ],
  examine: ({ permissions }) => {
    if (permissions.state !== 'known') return 'not-applicable';
    const findings = permissions.value.statements.filter(passesRoles).map((statement) => {
      const { conditions, location } = statement;
      if (isForEveryResource(statement) === 'maybe')
        return inconclusive('The roles that can be passed are known only at deployment.', location);
      if (isForEveryResource(statement) === 'no')
        return supports('The roles that can be passed are named.', location);
      return conditions.length > 0
        ? inconclusive('Every role can be passed, though only under a condition.', location)
        : contradicts('Every role of the account can be passed to every service.', location);
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role_policy" "deployer" {
  role = "deployer"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iam:PassRole"
      Resource = "arn:aws:iam::111122223333:role/shop-*"
    }]
  })
}`,
      contradicts: `
data "aws_iam_policy_document" "deployer" {
  statement {
    actions   = ["lambda:CreateFunction", "iam:PassRole"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "deployer" {
  role   = "deployer"
  policy = data.aws_iam_policy_document.deployer.json
}`,
      inconclusive: `
resource "aws_iam_role_policy" "deployer" {
  role = "deployer"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "iam:PassRole"
      Resource  = "*"
      Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
    }]
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Deployer:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: deployer
      Roles:
        - deployer
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: iam:PassRole
            Resource: arn:aws:iam::111122223333:role/shop`,
      contradicts: `
Resources:
  Deployer:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: deployer
      Roles:
        - deployer
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action:
              - ecs:RunTask
              - iam:PassRole
            Resource: '*'`,
    },
  },
});

function passesRoles({ effect, actions }: PolicyStatement): boolean {
  return effect === 'Allow' && actions.values.some((action) => /^iam:pass(?:role|\*)/i.test(action));
}
