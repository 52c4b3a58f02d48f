import { ecrRepository } from '../../architecture/kinds/ecr.ts';
import { defineCheck } from '../check.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const ecrPolicyNotPublic = defineCheck({
  id: 'ecr-policy-not-public',
  kind: ecrRepository,
  title: 'ECR repository policy lets in named accounts only',
  why: 'A repository that every AWS account may pull from gives the program away, with whatever was built into its images. If everyone may push, the next deployment runs the code of a stranger.',
  remediation:
    'Name the accounts in the policy, or add a condition on the organisation (aws:PrincipalOrgID). Images for the public belong in ECR Public.',
  links: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html'],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ policy }) =>
    expectNoPublicGrant(policy, {
      supports: 'The repository policy names those whom it lets in.',
      contradicts: 'The repository policy lets every AWS account in.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_ecr_repository" "base" {
  name = "base"
}

resource "aws_ecr_repository_policy" "base" {
  repository = aws_ecr_repository.base.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    }]
  })
}`,
      contradicts: `
resource "aws_ecr_repository" "base" {
  name = "base"
}

resource "aws_ecr_repository_policy" "base" {
  repository = aws_ecr_repository.base.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "ecr:*"
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_ecr_repository" "base" {
  name = "base"
}

resource "aws_ecr_repository_policy" "base" {
  repository = aws_ecr_repository.base.name
  policy     = var.policy
}`,
      'not-applicable': `
resource "aws_ecr_repository" "base" {
  name = "base"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Base:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryPolicyText:
        Statement:
          - Effect: Allow
            Principal: { AWS: "arn:aws:iam::111122223333:root" }
            Action: ecr:BatchGetImage`,
      contradicts: `
Resources:
  Base:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryPolicyText:
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: ecr:BatchGetImage`,
    },
  },
});
