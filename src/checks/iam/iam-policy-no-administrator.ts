import { iamPolicy, iamRole } from '../../architecture/kinds/iam.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamPolicyNoAdministrator = defineCheck({
  id: 'iam-policy-no-administrator',
  kind: [iamPolicy, iamRole],
  title: 'IAM policy does not allow everything on everything',
  why: 'Whoever gets hold of an identity with such a policy, by a leaked key or a hole in the application, owns the whole account.',
  remediation:
    'Allow the actions that the work needs, on the resources that it needs. IAM Access Analyzer can propose a policy from what was really used.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  blindSpots: ['What a permissions boundary or a service control policy takes away again is not considered.'],
  examine: ({ permissions }) => {
    if (permissions.state === 'absent') return 'not-applicable';
    if (permissions.state === 'unresolved') return inconclusive(permissions.reason, permissions.location);
    const { statements, open } = permissions.value;
    const allowed = statements.filter(allowsEverything);
    if (allowed.length > 0) {
      return allowed.map(({ location }) =>
        contradicts('A statement allows every action on every resource.', location),
      );
    }
    const [reason] = open;
    return reason === undefined
      ? supports('No statement allows every action on every resource.', permissions.location)
      : inconclusive(`Further statements are not known: ${reason}.`, permissions.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_policy" "reader" {
  name = "reader"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:aws:s3:::reports/*"
    }]
  })
}`,
      contradicts: `
resource "aws_iam_role_policy" "deployer" {
  role = "deployer"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_iam_policy" "reader" {
  name   = "reader"
  policy = var.policy
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: dynamodb:GetItem
            Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/members`,
      contradicts: `
Resources:
  Deployer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: codebuild.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: deploy
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: '*'
                Resource: '*'`,
    },
  },
});

function allowsEverything({ effect, actions, resources, conditions }: PolicyStatement): boolean {
  const isEvery = (action: string) => action === '*' || action === '*:*';
  return (
    effect === 'Allow' &&
    actions.values.some(isEvery) &&
    resources.values.includes('*') &&
    conditions.length === 0
  );
}
