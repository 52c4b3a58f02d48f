import { iamRole } from '../../architecture/kinds/iam.ts';
import { defineCheck } from '../check.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const iamRoleTrustNotPublic = defineCheck({
  id: 'iam-role-trust-not-public',
  kind: iamRole,
  title: 'IAM role trusts named accounts and services only',
  why: 'A role that trusts everyone can be assumed from any AWS account in the world, with all its permissions.',
  remediation:
    'Name the service, account or role that may assume the role. Ask third parties for an external ID as well.',
  links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html'],
  blindSpots: [
    'A principal that only deployment knows is taken as a named one.',
    'Whether a named account is your own or that of a third party, who should send an external ID, is not known.',
  ],
  examine: ({ trust }) =>
    expectNoPublicGrant(trust, {
      supports: 'The trust policy names those who may assume the role.',
      contradicts: 'Every AWS account may assume the role.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_iam_role" "worker" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
      contradicts: `
resource "aws_iam_role" "worker" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "sts:AssumeRole"
    }]
  })
}`,
      inconclusive: `
variable "trust" {
  type = string
}

resource "aws_iam_role" "worker" {
  assume_role_policy = var.trust
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Vendor:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::444455556666:root
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                sts:ExternalId: example-42`,
      contradicts: `
Resources:
  Vendor:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: '*'
            Action: sts:AssumeRole`,
    },
  },
});
