import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const s3BucketKey = defineCheck({
  id: 's3-bucket-key',
  kind: s3Bucket,
  title: 'S3 bucket spares calls to KMS with a bucket key',
  why: 'With a KMS key, S3 calls KMS for every object that is written or read, and each call is paid for. A bucket key stands in for most of them: AWS puts the saving at up to 99 %, and busy buckets no longer meet the request quota of KMS.',
  remediation: 'Turn on the bucket key beside the KMS encryption of the bucket.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html'],
  blindSpots: ['Objects that were encrypted before keep calling KMS until they are copied.'],
  examine: ({ encryptionAlgorithm, bucketKey }) => {
    if (encryptionAlgorithm.state === 'unresolved')
      return inconclusive(encryptionAlgorithm.reason, encryptionAlgorithm.location);
    if (encryptionAlgorithm.state === 'absent' || encryptionAlgorithm.value !== 'aws:kms')
      return 'not-applicable';
    return expectTrue(bucketKey, {
      supports: 'A bucket key stands in for most calls to KMS.',
      contradicts: 'Every object costs a call to KMS: there is no bucket key.',
    });
  },
  fix: { set: [{ attribute: 'bucketKey', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "photos" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "photos" {
  bucket = aws_s3_bucket.photos.id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "photos" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "photos" {
  bucket = aws_s3_bucket.photos.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}`,
      inconclusive: `
variable "algorithm" {
  type = string
}

resource "aws_s3_bucket" "photos" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "photos" {
  bucket = aws_s3_bucket.photos.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = var.algorithm
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Photos:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - BucketKeyEnabled: true
            ServerSideEncryptionByDefault:
              SSEAlgorithm: aws:kms`,
      contradicts: `
Resources:
  Photos:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
              SSEAlgorithm: aws:kms`,
    },
  },
});
