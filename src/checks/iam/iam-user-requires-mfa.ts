import { iamPolicy, iamUser } from '../../architecture/kinds/iam.ts';
import { iamGroup } from '../../architecture/kinds/iam-identities.ts';
import type { PolicyCondition } from '../../architecture/index.ts';
import { userPermissions } from '../../architecture/permissions/identity-permissions.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamUserRequiresMfa = defineCheck({
  id: 'iam-user-requires-mfa',
  kind: iamUser,
  related: [iamPolicy, iamGroup],
  title: 'IAM user with a password can do nothing without a second factor',
  why: 'A password alone is lost to one fake sign-in page. IAM asks for a second factor only if a policy of the user or its groups demands it.',
  remediation:
    'Attach a policy that denies everything but setting up MFA while aws:MultiFactorAuthPresent is false.',
  links: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html',
  ],
  blindSpots: [
    'Whether a device is set up, and what the organization demands by service control policies, is not seen.',
  ],
  examine: (user, neighbours) => {
    const { consolePassword } = user;
    if (consolePassword.state !== 'known' || !consolePassword.value) return 'not-applicable';
    const { grants, open } = userPermissions(user, neighbours);
    const demand = grants.find(({ statement }) => statement.conditions.some(asksForSecondFactor));
    if (demand !== undefined)
      return supports('A policy of the user asks for a second factor.', demand.statement.location);
    const [reason] = open;
    return reason === undefined
      ? contradicts('No policy of the user asks for a second factor.', consolePassword.location)
      : inconclusive(`Not every policy of the user is known: ${reason}.`, consolePassword.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_group" "staff" {
  name = "staff"
}

resource "aws_iam_group_policy" "mfa" {
  group = aws_iam_group.staff.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      NotAction = ["iam:EnableMFADevice", "iam:CreateVirtualMFADevice", "sts:GetSessionToken"]
      Resource  = "*"
      Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } }
    }]
  })
}

resource "aws_iam_user" "dora" {
  name = "dora"
}

resource "aws_iam_user_group_membership" "dora" {
  user   = aws_iam_user.dora.name
  groups = [aws_iam_group.staff.name]
}

resource "aws_iam_user_login_profile" "dora" {
  user = aws_iam_user.dora.name
}`,
      contradicts: `
resource "aws_iam_user" "dora" {
  name = "dora"
}

resource "aws_iam_user_policy" "dora" {
  user = aws_iam_user.dora.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:ListAllMyBuckets", Resource = "*" }]
  })
}

resource "aws_iam_user_login_profile" "dora" {
  user = aws_iam_user.dora.name
}`,
      inconclusive: `
resource "aws_iam_user" "dora" {
  name = "dora"
}

resource "aws_iam_user_group_membership" "dora" {
  user   = aws_iam_user.dora.name
  groups = ["staff"]
}

resource "aws_iam_user_login_profile" "dora" {
  user = aws_iam_user.dora.name
}`,
      'not-applicable': `
resource "aws_iam_user" "uploader" {
  name = "uploader"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Dora:
    Type: AWS::IAM::User
    Properties:
      LoginProfile:
        Password: '{{resolve:secretsmanager:dora}}'
      Policies:
        - PolicyName: mfa
          PolicyDocument:
            Statement:
              - Effect: Deny
                NotAction: iam:EnableMFADevice
                Resource: '*'
                Condition:
                  BoolIfExists:
                    aws:MultiFactorAuthPresent: 'false'`,
      contradicts: `
Resources:
  Dora:
    Type: AWS::IAM::User
    Properties:
      LoginProfile:
        Password: '{{resolve:secretsmanager:dora}}'`,
    },
  },
});

function asksForSecondFactor({ key }: PolicyCondition): boolean {
  return /^aws:multifactorauth(?:present|age)$/i.test(key);
}
