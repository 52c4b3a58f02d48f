import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { supports } from '../expectations.ts';
import { expectLifecycleRule } from '../lifecycle-rules.ts';

export const s3BucketLifecycle = defineCheck({
  id: 's3-bucket-lifecycle',
  kind: s3Bucket,
  related: [cloudfrontDistribution],
  title: 'S3 bucket moves or removes objects as they age',
  why: 'Objects that nobody reads any more go on costing money and energy every month. A lifecycle rule moves them to cheaper storage or deletes them without anybody having to remember.',
  remediation:
    'Decide how long the objects are needed, and write a lifecycle rule that says so. Where the pattern of use is unknown, let Intelligent-Tiering find the right storage class.',
  links: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html',
  ],
  blindSpots: [
    'Whether the times fit the data is not judged.',
    'A job that deletes objects is not seen.',
    'Buckets that a website or CloudFront publishes are not judged: what is published does not age.',
  ],
  examine: (bucket, { referrers }) => {
    const { lifecycleRules, intelligentTiering, website } = bucket;
    if (website.state === 'known' && website.value) return 'not-applicable';
    if (intelligentTiering.state === 'known' && intelligentTiering.value) {
      return supports(
        'Intelligent-Tiering moves objects between storage classes.',
        intelligentTiering.location,
      );
    }
    const isPublished = referrers(bucket, cloudfrontDistribution, 'originTargets').length > 0;
    if (isPublished && lifecycleRules.state === 'absent') return 'not-applicable';
    return expectLifecycleRule(lifecycleRules, () => true, {
      supports: 'A lifecycle rule is in force.',
      contradicts: 'No lifecycle rule is in force: objects stay for ever.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "clickstream" {}

resource "aws_s3_bucket_lifecycle_configuration" "clickstream" {
  bucket = aws_s3_bucket.clickstream.id
  rule {
    id     = "age-out"
    status = "Enabled"
    filter {}
    expiration {
      days = 180
    }
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "clickstream" {
  bucket = "clickstream"
}`,
      inconclusive: `
variable "ageing" {
  type = string
}

resource "aws_s3_bucket" "clickstream" {}

resource "aws_s3_bucket_lifecycle_configuration" "clickstream" {
  bucket = aws_s3_bucket.clickstream.id
  rule {
    id     = "age-out"
    status = var.ageing
    filter {}
    expiration {
      days = 180
    }
  }
}`,
      'not-applicable': `
resource "aws_s3_bucket" "site" {}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id
  index_document {
    suffix = "index.html"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Clickstream:
    Type: AWS::S3::Bucket
    Properties:
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            Transitions:
              - StorageClass: GLACIER_IR
                TransitionInDays: 60`,
      contradicts: `
Resources:
  Clickstream:
    Type: AWS::S3::Bucket
    Properties:
      LifecycleConfiguration:
        Rules:
          - Status: Disabled
            ExpirationInDays: 180`,
    },
  },
});
