import { propertiesAt } from '../../architecture/index.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';
import { isLogBucket, LOG_WRITERS } from '../log-buckets.ts';

const PASSING_DAYS = 30;

export const s3BucketVersioning = defineCheck({
  id: 's3-bucket-versioning',
  kind: s3Bucket,
  related: LOG_WRITERS,
  title: 'S3 bucket keeps earlier versions of its objects',
  why: 'Without versioning an overwritten or deleted object is gone at once, whether by mistake, by a faulty release or by an intruder.',
  remediation:
    'Turn on versioning, with a lifecycle rule that removes old versions after the time you may need them.',
  links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html'],
  blindSpots: [
    'A rule that deletes objects within a month makes the finding inconclusive, whichever objects it is for.',
    'Buckets for logs, to which services only ever add, are left out; those of CloudTrail have a check of their own.',
    'A backup plan or replication that keeps copies elsewhere is not considered here.',
  ],
  examine: (bucket, neighbours) => {
    const { versioning, lifecycleRules } = bucket;
    const said = expectTrue(versioning, {
      supports: 'Versioning is on.',
      contradicts: 'Versioning is off: an overwritten or deleted object cannot be restored.',
    });
    if (said.verdict === 'contradicts' && isLogBucket(bucket, neighbours)) return 'not-applicable';
    const rules = lifecycleRules.state === 'known' ? lifecycleRules.value.items : [];
    const passing = rules.find(
      ({ enabled, expirationDays }) =>
        enabled.state === 'known' &&
        enabled.value &&
        expirationDays.state === 'known' &&
        expirationDays.value <= PASSING_DAYS,
    );
    return said.verdict === 'contradicts' && passing?.expirationDays.state === 'known'
      ? inconclusive(
          `Versioning is off, but a rule deletes objects after ${passing.expirationDays.value} days: they may be of passing use only.`,
          said.location,
        )
      : said;
  },
  fix: ({ declared }) => {
    const isInline = propertiesAt(declared.properties, 'versioning').length > 0;
    return {
      set: [{ attribute: 'versioning', value: isInline ? true : 'Enabled' }],
      caution: 'Earlier versions are charged like other objects until a lifecycle rule removes them.',
    };
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "orders" {}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.orders.id
  versioning_configuration {
    status = "Enabled"
  }
}`,
      contradicts: `
resource "aws_s3_bucket" "orders" {
  bucket = "orders"
}`,
      inconclusive: `
variable "versioning" {
  type = string
}

resource "aws_s3_bucket" "orders" {}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.orders.id
  versioning_configuration {
    status = var.versioning
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Enabled`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::S3::Bucket`,
    },
  },
});
