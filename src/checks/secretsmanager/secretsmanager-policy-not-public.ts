import { secretsmanagerSecret } from '../../architecture/kinds/secretsmanager.ts';
import { expectNoPublicGrant } from '../public-access.ts';
import { defineCheck } from '../check.ts';

export const secretsmanagerPolicyNotPublic = defineCheck({
  id: 'secretsmanager-policy-not-public',
  kind: secretsmanagerSecret,
  title: 'Secret lets in named accounts and roles only',
  why: 'A secret whose policy lets everyone in can be read from any AWS account in the world by whoever learns its ARN.',
  remediation: 'Name the roles that need the secret, and block public policies.',
  links: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
  ],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ policy }) =>
    expectNoPublicGrant(policy, {
      supports: 'The policy of the secret names those whom it lets in.',
      contradicts: 'The policy of the secret lets every AWS account in.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_secretsmanager_secret" "partner" {
  name = "partner"
}

resource "aws_secretsmanager_secret_policy" "partner" {
  secret_arn = aws_secretsmanager_secret.partner.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/api" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}`,
      contradicts: `
resource "aws_secretsmanager_secret" "partner" {
  name = "partner"
}

resource "aws_secretsmanager_secret_policy" "partner" {
  secret_arn = aws_secretsmanager_secret.partner.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_secretsmanager_secret" "partner" {
  name   = "partner"
  policy = var.policy
}`,
      'not-applicable': `
resource "aws_secretsmanager_secret" "partner" {
  name = "partner"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partner:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}
  PartnerPolicy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Partner
      ResourcePolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS: 'arn:aws:iam::111122223333:role/api'
            Action: secretsmanager:GetSecretValue
            Resource: '*'`,
      contradicts: `
Resources:
  Partner:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {}
  PartnerPolicy:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: !Ref Partner
      ResourcePolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS: '*'
            Action: secretsmanager:GetSecretValue
            Resource: '*'`,
    },
  },
});
