import { organizationPolicy } from '../../architecture/kinds/organizations.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const organizationsPolicyAttached = defineCheck({
  id: 'organizations-policy-attached',
  kind: organizationPolicy,
  title: 'Policy of the organization is attached to something',
  why: 'A guardrail that nobody attached holds nobody back. It stands in the code, is shown in reviews, and every account does as it likes.',
  remediation: 'Attach the policy to the root, to organizational units or to accounts.',
  links: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_attach.html'],
  blindSpots: ['An attachment in another root module is not seen.'],
  examine: ({ type, targets, location }) => {
    if (type.state === 'known' && type.value !== 'SERVICE_CONTROL_POLICY') return 'not-applicable';
    if (targets.state === 'unresolved') return inconclusive(targets.reason, targets.location);
    return targets.state === 'known'
      ? supports('The policy is attached.', targets.location)
      : contradicts('The policy is attached to nothing.', location);
  },
  examples: {
    terraform: {
      supports: `
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
}`,
      inconclusive: `
variable "unit" {
  type = string
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
  target_id = var.unit
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
                aws:PrincipalArn: 'arn:aws:iam::*:root'`,
      contradicts: `
Resources:
  Guardrails:
    Type: AWS::Organizations::Policy
    Properties:
      Name: guardrails
      Type: SERVICE_CONTROL_POLICY
      Content:
        Version: '2012-10-17'
        Statement:
          - Effect: Deny
            Action: '*'
            Resource: '*'
            Condition:
              StringLike:
                aws:PrincipalArn: 'arn:aws:iam::*:root'`,
    },
  },
});
