import { s3AccessPoint } from '../../architecture/kinds/s3-objects.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const s3AccessPointBlocksPublic = defineCheck({
  id: 's3-access-point-blocks-public',
  kind: s3AccessPoint,
  title: 'S3 access point blocks public policies',
  why: 'An access point is a second door to a bucket, with a policy of its own. Its public access block can be set only when it is made; left open, one wrong policy later shows the objects to everyone, and only a new access point mends it.',
  remediation: 'Leave all four settings of the public access block on.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html'],
  examine: ({ blockPublicPolicy, restrictPublicBuckets }) =>
    [blockPublicPolicy, restrictPublicBuckets].map((stated) =>
      expectTrue(stated, {
        supports: 'Public policies are blocked.',
        contradicts: 'A public policy of this access point would count.',
      }),
    ),
  fix: {
    set: [
      { attribute: 'blockPublicPolicy', value: true },
      { attribute: 'restrictPublicBuckets', value: true },
    ],
    caution: 'The access point is replaced.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_access_point" "partners" {
  bucket = "catalog"
  name   = "partners"
}`,
      contradicts: `
resource "aws_s3_access_point" "partners" {
  bucket = "catalog"
  name   = "partners"
  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = false
    ignore_public_acls      = true
    restrict_public_buckets = false
  }
}`,
      inconclusive: `
variable "block" {
  type = bool
}

resource "aws_s3_access_point" "partners" {
  bucket = "catalog"
  name   = "partners"
  public_access_block_configuration {
    block_public_policy = var.block
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Partners:
    Type: AWS::S3::AccessPoint
    Properties:
      Bucket: catalog`,
      contradicts: `
Resources:
  Partners:
    Type: AWS::S3::AccessPoint
    Properties:
      Bucket: catalog
      PublicAccessBlockConfiguration:
        BlockPublicPolicy: false
        RestrictPublicBuckets: false`,
    },
  },
});
