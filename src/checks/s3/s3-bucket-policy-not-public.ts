import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const s3BucketPolicyNotPublic = defineCheck({
  id: 's3-bucket-policy-not-public',
  kind: s3Bucket,
  title: 'S3 bucket policy lets in named callers only',
  why: 'A bucket policy that allows every principal, without a condition that narrows it, makes the objects readable, or writable, for the whole internet.',
  remediation:
    'Name the accounts, roles or services that may come in. For a public website keep the bucket private and let CloudFront read it through an origin access control.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'],
  blindSpots: [
    'A principal that only deployment knows is taken as a named one.',
    'Access point policies are not seen.',
  ],
  examine: (bucket) => {
    const { policy, restrictPublicBuckets, website } = bucket;
    if (policy.state !== 'absent' && restrictPublicBuckets.state === 'known' && restrictPublicBuckets.value) {
      return supports(
        'Block public access confines a public policy to the own account.',
        restrictPublicBuckets.location,
      );
    }
    const said = expectNoPublicGrant(policy, {
      supports: 'The bucket policy names those whom it lets in.',
      contradicts: 'The bucket policy lets everyone in.',
    });
    const isSite = website.state === 'known' && website.value;
    if (!isSite || said === 'not-applicable') return said;
    return [said]
      .flat()
      .map((finding) =>
        finding.verdict === 'contradicts'
          ? inconclusive(
              'The bucket policy lets everyone in, as a website endpoint needs. Behind CloudFront the bucket could be closed.',
              finding.location,
            )
          : finding,
      );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "exports" {}

resource "aws_s3_bucket_policy" "exports" {
  bucket = aws_s3_bucket.exports.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/analyst" }
      Action    = "s3:GetObject"
      Resource  = "*"
    }]
  })
}`,
      contradicts: `
resource "aws_s3_bucket" "exports" {}

resource "aws_s3_bucket_policy" "exports" {
  bucket = aws_s3_bucket.exports.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "\${aws_s3_bucket.exports.arn}/*"
    }]
  })
}`,
      inconclusive: `
variable "bucket_policy" {
  type = string
}

resource "aws_s3_bucket" "exports" {}

resource "aws_s3_bucket_policy" "exports" {
  bucket = aws_s3_bucket.exports.id
  policy = var.bucket_policy
}`,
      'not-applicable': `
resource "aws_s3_bucket" "exports" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Exports:
    Type: AWS::S3::Bucket
  ExportsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Exports
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              Service: cloudfront.amazonaws.com
            Action: s3:GetObject
            Resource: !Sub \${Exports.Arn}/*`,
      contradicts: `
Resources:
  Exports:
    Type: AWS::S3::Bucket
  ExportsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Exports
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal:
              AWS: '*'
            Action: s3:GetObject
            Resource: !Sub \${Exports.Arn}/*`,
    },
  },
});
