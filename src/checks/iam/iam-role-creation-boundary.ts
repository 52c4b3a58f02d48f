import { iamPolicy, iamRole } from '../../architecture/kinds/iam.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { isForEveryResource } from '../../architecture/permissions/covered.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamRoleCreationBoundary = defineCheck({
  id: 'iam-role-creation-boundary',
  kind: [iamPolicy, iamRole],
  title: 'IAM policy lets create roles within a permissions boundary only',
  why: 'Who may create roles and give them any permission can make an administrator role and take it on. A permissions boundary that every new role must carry keeps whatever is created within limits.',
  remediation:
    'Add the condition iam:PermissionsBoundary with the ARN of the boundary to the statements that allow creating roles and giving them permissions.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  blindSpots: [
    'Service control policies that set limits for the whole account are not seen.',
    'Statements that allow all of IAM are the matter of other checks.',
  ],
  examine: ({ permissions }) => {
    if (permissions.state !== 'known') return 'not-applicable';
    const { statements } = permissions.value;
    const creating = statements.filter((statement) => namesAction(statement, 'iam:createrole'));
    const granting = statements.filter(
      (statement) =>
        namesAction(statement, 'iam:attachrolepolicy') || namesAction(statement, 'iam:putrolepolicy'),
    );
    const [first] = creating;
    if (first === undefined || granting.length === 0) return 'not-applicable';
    if (creating.every(demandsBoundary))
      return supports('New roles must carry a permissions boundary.', first.location);
    const isWide = [...creating, ...granting].some(
      (statement) => isForEveryResource(statement) === 'yes' && statement.conditions.length === 0,
    );
    return isWide
      ? contradicts('Roles can be created and given any permission, without a boundary.', first.location)
      : inconclusive('Roles of certain names can be created without a boundary.', first.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role_policy" "platform" {
  role = "platform"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["iam:CreateRole", "iam:AttachRolePolicy"]
      Resource  = "*"
      Condition = { StringEquals = { "iam:PermissionsBoundary" = "arn:aws:iam::111122223333:policy/limits" } }
    }]
  })
}`,
      contradicts: `
resource "aws_iam_role_policy" "platform" {
  role = "platform"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:CreateRole", "iam:AttachRolePolicy"]
      Resource = "*"
    }]
  })
}`,
      inconclusive: `
resource "aws_iam_role_policy" "platform" {
  role = "platform"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:CreateRole", "iam:PutRolePolicy"]
      Resource = "arn:aws:iam::111122223333:role/app-*"
    }]
  })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Platform:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action:
              - iam:CreateRole
              - iam:PutRolePolicy
            Resource: '*'
            Condition:
              StringEquals:
                iam:PermissionsBoundary: arn:aws:iam::111122223333:policy/limits`,
      contradicts: `
Resources:
  Platform:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action:
              - iam:CreateRole
              - iam:PutRolePolicy
            Resource: '*'`,
    },
  },
});

function namesAction({ effect, actions }: PolicyStatement, wanted: string): boolean {
  return effect === 'Allow' && actions.values.some((action) => action.toLowerCase() === wanted);
}

function demandsBoundary({ conditions }: PolicyStatement): boolean {
  return conditions.some(({ key }) => key === '' || key.toLowerCase() === 'iam:permissionsboundary');
}
