import { kmsKey } from '../../architecture/kinds/kms.ts';
import { defineCheck } from '../check.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const kmsKeyPolicyNotPublic = defineCheck({
  id: 'kms-key-policy-not-public',
  kind: kmsKey,
  title: 'KMS key policy lets in named users only',
  why: 'The key policy decides who can decrypt. If it lets everyone in, encryption protects nothing.',
  remediation:
    'Name the account, roles and services that use the key. Tie broad statements to the own account by kms:CallerAccount.',
  links: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html'],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ policy }) =>
    expectNoPublicGrant(policy, {
      supports: 'The key policy names those whom it lets in.',
      contradicts: 'The key policy lets every AWS account in.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_kms_key" "archive" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}`,
      contradicts: `
resource "aws_kms_key" "archive" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "kms:Decrypt"
      Resource  = "*"
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_kms_key" "archive" {
  policy = var.policy
}`,
      'not-applicable': `
resource "aws_kms_key" "archive" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Archive:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS: '*'
            Action: kms:Decrypt
            Resource: '*'
            Condition:
              StringEquals:
                kms:CallerAccount: '111122223333'`,
      contradicts: `
Resources:
  Archive:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS: '*'
            Action: kms:*
            Resource: '*'`,
    },
  },
});
