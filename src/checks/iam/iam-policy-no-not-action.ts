import { iamPolicy, iamRole, iamUser } from '../../architecture/kinds/iam.ts';
import { isForEveryResource, isGiven } from '../../architecture/permissions/covered.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const iamPolicyNoNotAction = defineCheck({
  id: 'iam-policy-no-not-action',
  kind: [iamPolicy, iamRole],
  related: [iamUser, iamRole],
  title: 'IAM policy lists what it allows, not what it leaves out',
  why: 'Allow with NotAction means everything else: every service and every action that AWS has, and those that it adds next year. Whoever wrote it thought of the exceptions, not of what is allowed.',
  remediation: 'List the actions under Action. NotAction belongs in Deny statements.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html'],
  examine: (policy, { referrers }) => {
    const { permissions } = policy;
    if (permissions.state !== 'known') return 'not-applicable';
    const bounded = [
      ...referrers(policy, iamRole, 'permissionsBoundary'),
      ...referrers(policy, iamUser, 'permissionsBoundary'),
    ];
    if (bounded.length > 0) return 'not-applicable';
    const { statements, open } = permissions.value;
    const negative = statements.filter(
      (statement) => statement.effect === 'Allow' && isGiven(statement.notActions),
    );
    if (negative.length > 0) {
      return negative.map((statement) =>
        isForEveryResource(statement) === 'yes' && statement.conditions.length === 0
          ? contradicts('A statement allows every action but a few on every resource.', statement.location)
          : inconclusive('A statement allows every action but a few on some resources.', statement.location),
      );
    }
    const [reason] = open;
    return reason === undefined
      ? supports('Every statement lists what it allows.', permissions.location)
      : inconclusive(`Further statements are not known: ${reason}.`, permissions.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role_policy" "reader" {
  role = "reader"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::reports/*" }]
  })
}`,
      contradicts: `
data "aws_iam_policy_document" "developer" {
  statement {
    not_actions = ["iam:*", "organizations:*"]
    resources   = ["*"]
  }
}

resource "aws_iam_policy" "developer" {
  policy = data.aws_iam_policy_document.developer.json
}`,
      inconclusive: `
resource "aws_iam_role_policy" "reader" {
  role = "reader"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", NotAction = "s3:DeleteObject", Resource = "arn:aws:s3:::reports/*" }]
  })
}`,
      'not-applicable': `
resource "aws_iam_policy" "limits" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", NotAction = "iam:*", Resource = "*" }]
  })
}

resource "aws_iam_role" "app" {
  assume_role_policy   = "{}"
  permissions_boundary = aws_iam_policy.limits.arn
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Developer:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Deny
            NotAction: iam:EnableMFADevice
            Resource: '*'`,
      contradicts: `
Resources:
  Developer:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            NotAction:
              - iam:*
            Resource: '*'`,
    },
  },
});
