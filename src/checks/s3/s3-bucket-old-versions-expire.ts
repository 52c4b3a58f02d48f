import { cloudfrontDistribution } from '../../architecture/kinds/cloudfront.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { inconclusive } from '../expectations.ts';
import { addedLifecycleRule, expectLifecycleRule } from '../lifecycle-rules.ts';

export const s3BucketOldVersionsExpire = defineCheck({
  id: 's3-bucket-old-versions-expire',
  kind: s3Bucket,
  related: [cloudfrontDistribution],
  title: 'S3 bucket with versioning removes old versions in time',
  why: 'With versioning on, deleting or overwriting an object keeps the earlier copy, and each copy is paid for in full. Without an end date the hidden copies outgrow the live data.',
  remediation:
    'Add a lifecycle rule that expires noncurrent versions after the time within which you would restore one.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html'],
  blindSpots: [
    'Buckets without any lifecycle rule, published ones aside, are reported by s3-bucket-lifecycle alone.',
    'Buckets that must keep every version by law or by object lock are judged like others.',
  ],
  examine: (bucket, { referrers }) => {
    const { versioning, lifecycleRules, website } = bucket;
    if (versioning.state === 'unresolved') return inconclusive(versioning.reason, versioning.location);
    if (versioning.state === 'absent' || !versioning.value) return 'not-applicable';
    const isPublished =
      (website.state === 'known' && website.value) ||
      referrers(bucket, cloudfrontDistribution, 'originTargets').length > 0;
    if (lifecycleRules.state === 'absent' && !isPublished) return 'not-applicable';
    return expectLifecycleRule(lifecycleRules, (rule) => rule.noncurrentExpirationDays.state !== 'absent', {
      supports: 'Old versions expire.',
      contradicts: 'No lifecycle rule in force removes old versions.',
    });
  },
  fix: ({ declared }) => ({
    set: [
      addedLifecycleRule(declared, {
        id: 'expire-old-versions',
        inline: { noncurrent_version_expiration: { days: 90 } },
        companion: { noncurrent_version_expiration: { noncurrent_days: 90 } },
        cloudformation: { NoncurrentVersionExpiration: { NoncurrentDays: 90 } },
      }),
    ],
    caution:
      'Versions that were replaced more than 90 days ago are deleted: write another number if you need them for longer.',
  }),
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "contracts" {}

resource "aws_s3_bucket_versioning" "contracts" {
  bucket = aws_s3_bucket.contracts.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "contracts" {
  bucket = aws_s3_bucket.contracts.id
  rule {
    id     = "old-versions"
    status = "Enabled"
    filter {}
    noncurrent_version_expiration {
      noncurrent_days = 90
    }
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "contracts" {
  versioning {
    enabled = true
  }

  lifecycle_rule {
    enabled                                = true
    abort_incomplete_multipart_upload_days = 7
  }
}`,
      inconclusive: `
variable "keep_versions" {
  type = bool
}

resource "aws_s3_bucket" "contracts" {
  versioning {
    enabled = var.keep_versions
  }
}`,
      'not-applicable': `
resource "aws_s3_bucket" "contracts" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Contracts:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Enabled
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            NoncurrentVersionExpiration:
              NoncurrentDays: 90`,
      contradicts: `
Resources:
  Contracts:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Enabled
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            AbortIncompleteMultipartUpload:
              DaysAfterInitiation: 7`,
    },
  },
});
