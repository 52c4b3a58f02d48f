import { ecrRepository } from '../../architecture/kinds/ecr.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const ecrLifecyclePolicy = defineCheck({
  id: 'ecr-lifecycle-policy',
  kind: ecrRepository,
  title: 'ECR repository removes old images',
  why: 'Every build leaves an image of some hundred megabytes. Without a lifecycle policy they all stay, are paid for, and can be deployed by mistake with all their old holes.',
  remediation:
    'Add a lifecycle policy that keeps the last releases and removes untagged images after a few days.',
  links: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html'],
  blindSpots: ['Whether the policy fits the pace of the builds is not judged.'],
  examine: ({ lifecyclePolicy }) =>
    expectTrue(lifecyclePolicy, {
      supports: 'A lifecycle policy removes images.',
      contradicts: 'Images are kept for ever.',
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_ecr_repository" "batch" {
  name = "batch"
}

resource "aws_ecr_lifecycle_policy" "batch" {
  repository = aws_ecr_repository.batch.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 30 }
      action       = { type = "expire" }
    }]
  })
}`,
      contradicts: `
resource "aws_ecr_repository" "batch" {
  name = "batch"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Batch:
    Type: AWS::ECR::Repository
    Properties:
      LifecyclePolicy:
        LifecyclePolicyText: '{"rules":[]}'`,
      contradicts: `
Resources:
  Batch:
    Type: AWS::ECR::Repository`,
      inconclusive: `
Parameters:
  Policy:
    Type: String
Resources:
  Batch:
    Type: AWS::ECR::Repository
    Properties:
      LifecyclePolicy: !Ref Policy`,
    },
  },
});
