import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { addedLifecycleRule, expectLifecycleRule } from '../lifecycle-rules.ts';

export const s3BucketAbortsIncompleteUploads = defineCheck({
  id: 's3-bucket-aborts-incomplete-uploads',
  kind: s3Bucket,
  title: 'S3 bucket clears away uploads that were never finished',
  why: 'Large files are uploaded in parts. When an upload breaks off, its parts stay, are paid for like objects, and appear in no listing.',
  remediation: 'Add to the lifecycle rules one that aborts incomplete multipart uploads after a few days.',
  links: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html',
  ],
  blindSpots: [
    'A bucket without any lifecycle rule is not judged here; the check on lifecycle rules says so already.',
  ],
  examine: ({ lifecycleRules }) =>
    lifecycleRules.state === 'absent'
      ? 'not-applicable'
      : expectLifecycleRule(lifecycleRules, (rule) => rule.abortIncompleteUploadDays.state !== 'absent', {
          supports: 'A rule aborts incomplete uploads.',
          contradicts: 'No lifecycle rule in force aborts incomplete uploads.',
        }),
  fix: ({ declared }) => ({
    set: [
      addedLifecycleRule(declared, {
        id: 'abort-incomplete-uploads',
        inline: { abort_incomplete_multipart_upload_days: 7 },
        companion: { abort_incomplete_multipart_upload: { days_after_initiation: 7 } },
        cloudformation: { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
      }),
    ],
  }),
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "videos" {}

resource "aws_s3_bucket_lifecycle_configuration" "videos" {
  bucket = aws_s3_bucket.videos.id
  rule {
    id     = "unfinished"
    status = "Enabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 3
    }
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "videos" {
  lifecycle_rule {
    enabled = true
    expiration {
      days = 365
    }
  }
}`,
      inconclusive: `
variable "clean_up" {
  type = bool
}

resource "aws_s3_bucket" "videos" {
  lifecycle_rule {
    enabled                                = var.clean_up
    abort_incomplete_multipart_upload_days = 7
  }
}`,
      'not-applicable': `
resource "aws_s3_bucket" "videos" {}`,
    },
    cloudformation: {
      supports: `
Resources:
  Videos:
    Type: AWS::S3::Bucket
    Properties:
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            AbortIncompleteMultipartUpload:
              DaysAfterInitiation: 3`,
      contradicts: `
Resources:
  Videos:
    Type: AWS::S3::Bucket
    Properties:
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            ExpirationInDays: 365`,
    },
  },
});
