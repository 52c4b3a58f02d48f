import { ecrRepository } from '../../architecture/kinds/ecr.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const ecrImmutableTags = defineCheck({
  id: 'ecr-immutable-tags',
  kind: ecrRepository,
  title: 'ECR repository does not let image tags be moved',
  why: 'If a tag can be overwritten, the image that was tested need not be the one that runs, and a rollback to an old tag may bring something else.',
  remediation: 'Make tags immutable and give every build a tag of its own, such as the commit.',
  links: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html'],
  blindSpots: ['Deployments that name images by digest are safe with movable tags as well.'],
  examine: ({ tagMutability }) =>
    expect(tagMutability, (value) => value.startsWith('IMMUTABLE'), {
      supports: 'Tags are immutable.',
      contradicts: 'Tags can be overwritten.',
    }),
  fix: {
    set: [{ attribute: 'tagMutability', value: 'IMMUTABLE', replaces: ['MUTABLE'] }],
    caution: 'Pipelines that push a tag such as latest a second time are turned away.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_ecr_repository" "backend" {
  name                 = "backend"
  image_tag_mutability = "IMMUTABLE"
}`,
      contradicts: `
resource "aws_ecr_repository" "backend" {
  name = "backend"
}`,
      inconclusive: `
variable "tags_may_move" {
  type = string
}

resource "aws_ecr_repository" "backend" {
  name                 = "backend"
  image_tag_mutability = var.tags_may_move
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Backend:
    Type: AWS::ECR::Repository
    Properties:
      ImageTagMutability: IMMUTABLE`,
      contradicts: `
Resources:
  Backend:
    Type: AWS::ECR::Repository
    Properties:
      ImageTagMutability: MUTABLE`,
    },
  },
});
