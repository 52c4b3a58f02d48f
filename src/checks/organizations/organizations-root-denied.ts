import { iamOrganizationFeatures } from '../../architecture/kinds/iam-identities.ts';
import { organization, organizationPolicy } from '../../architecture/kinds/organizations.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const organizationsRootDenied = defineCheck({
  id: 'organizations-root-denied',
  kind: organization,
  related: [organizationPolicy, iamOrganizationFeatures],
  title: 'Service control policy keeps root users of member accounts from acting',
  why: 'The root user of an account can do everything, no IAM policy holds it back, and its password is often shared. A service control policy that denies its actions leaves an intruder nothing to do with it.',
  remediation:
    'Attach a policy that denies every action where aws:PrincipalArn is arn:aws:iam::*:root, or manage root access centrally.',
  links: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html',
  ],
  blindSpots: [
    'The root user of the management account is beyond service control policies.',
    'To which accounts the policy is attached is not worked out.',
  ],
  examine: (organization, { beside }) => {
    const central = beside(organization, iamOrganizationFeatures).find(
      ({ features }) =>
        features.state === 'known' && features.value.values.includes('RootCredentialsManagement'),
    );
    if (central !== undefined) return supports('Root access is managed centrally.', central);
    const policies = beside(organization, organizationPolicy).filter(
      ({ type }) => type.state === 'known' && type.value === 'SERVICE_CONTROL_POLICY',
    );
    if (policies.length === 0) return 'not-applicable';
    for (const { statements } of policies) {
      const denial = statements.state === 'known' ? statements.value.statements.find(deniesRoot) : undefined;
      if (denial !== undefined) return supports('Actions of root users are denied.', denial.location);
    }
    const open = policies.find(
      ({ statements }) => statements.state !== 'known' || statements.value.open.length > 0,
    );
    return open === undefined
      ? contradicts('No service control policy denies the actions of root users.', organization)
      : inconclusive('What a service control policy says is known only at deployment.', open);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_organizations_organization" "main" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}

resource "aws_organizations_policy" "guardrails" {
  name    = "guardrails"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "*"
      Resource  = "*"
      Condition = { StringLike = { "aws:PrincipalArn" = "arn:aws:iam::*:root" } }
    }]
  })
}

resource "aws_organizations_policy_attachment" "guardrails" {
  policy_id = aws_organizations_policy.guardrails.id
  target_id = "ou-abcd-12345678"
}`,
      contradicts: `
resource "aws_organizations_organization" "main" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}

resource "aws_organizations_policy" "guardrails" {
  name    = "guardrails"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Deny"
      Action   = "organizations:LeaveOrganization"
      Resource = "*"
    }]
  })
}

resource "aws_organizations_policy_attachment" "guardrails" {
  policy_id = aws_organizations_policy.guardrails.id
  target_id = "ou-abcd-12345678"
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_organizations_organization" "main" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}

resource "aws_organizations_policy" "guardrails" {
  name    = "guardrails"
  content = var.policy
}

resource "aws_organizations_policy_attachment" "guardrails" {
  policy_id = aws_organizations_policy.guardrails.id
  target_id = "ou-abcd-12345678"
}`,
      'not-applicable': `
resource "aws_organizations_organization" "main" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Guardrails:
    Type: AWS::Organizations::Policy
    Properties:
      Name: guardrails
      Type: SERVICE_CONTROL_POLICY
      TargetIds:
        - ou-abcd-12345678
      Content:
        Version: '2012-10-17'
        Statement:
          - Effect: Deny
            Action: '*'
            Resource: '*'
            Condition:
              StringLike:
                aws:PrincipalArn: 'arn:aws:iam::*:root'
  Main:
    Type: AWS::Organizations::Organization`,
      contradicts: `
Resources:
  Guardrails:
    Type: AWS::Organizations::Policy
    Properties:
      Name: guardrails
      Type: SERVICE_CONTROL_POLICY
      TargetIds:
        - ou-abcd-12345678
      Content:
        Version: '2012-10-17'
        Statement:
          - Effect: Deny
            Action: '*'
            Resource: '*'
            Condition:
              StringLike:
                aws:RequestedRegion: us-west-1
  Main:
    Type: AWS::Organizations::Organization`,
    },
  },
});

function deniesRoot({ effect, conditions }: PolicyStatement): boolean {
  return (
    effect === 'Deny' &&
    conditions.some(
      ({ key, values }) =>
        /^aws:principalarn$/i.test(key) && values.values.some((value) => value.endsWith(':root')),
    )
  );
}
