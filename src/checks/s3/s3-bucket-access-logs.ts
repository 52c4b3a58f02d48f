import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { isLogBucket, LOG_WRITERS } from '../log-buckets.ts';

/** Data events are chosen by selectors, which name buckets or every object. */
function mayRecordObjects({ advancedSelection }: ResourceOf<typeof cloudtrailTrail>): boolean {
  return (
    advancedSelection.state === 'known' &&
    advancedSelection.value.values.some((value) => value === 'AWS::S3::Object' || value === 'Data')
  );
}

export const s3BucketAccessLogs = defineCheck({
  id: 's3-bucket-access-logs',
  kind: s3Bucket,
  related: LOG_WRITERS,
  title: 'S3 bucket records who reads and writes its objects',
  why: 'After a leak the first question is who fetched which object, and when. S3 keeps no record of that unless it was told to before; afterwards the answer cannot be had.',
  remediation:
    'Log to a bucket set aside for access logs, or let CloudTrail record data events of the bucket.',
  links: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html',
  ],
  blindSpots: [
    'A trail with data events that is set up outside this code, for example by the organization, is not seen.',
    'Buckets that only receive logs are left out.',
  ],
  examine: (bucket, neighbours) => {
    const { logBucket } = bucket;
    if (logBucket.state === 'unresolved') return inconclusive(logBucket.reason, logBucket.location);
    if (logBucket.state === 'known') return supports('Access is logged.', logBucket.location);
    if (isLogBucket(bucket, neighbours)) return 'not-applicable';
    const trail = neighbours.beside(bucket, cloudtrailTrail).find(mayRecordObjects);
    return trail === undefined
      ? contradicts('Access to the objects is not recorded.', bucket)
      : inconclusive(`${trail.id} records data events; whether of this bucket is not looked at.`, trail);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "records" {
  bucket = "records"
}

resource "aws_s3_bucket_logging" "records" {
  bucket        = aws_s3_bucket.records.id
  target_bucket = "access-logs"
  target_prefix = "records/"
}`,
      contradicts: `
resource "aws_s3_bucket" "records" {
  bucket = "records"
}`,
      inconclusive: `
variable "log_bucket" {
  type = string
}

resource "aws_s3_bucket" "records" {
  bucket = "records"
}

resource "aws_s3_bucket_logging" "records" {
  bucket        = aws_s3_bucket.records.id
  target_bucket = var.log_bucket
  target_prefix = "records/"
}`,
      'not-applicable': `
resource "aws_s3_bucket" "access_logs" {
  bucket = "access-logs"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Records:
    Type: AWS::S3::Bucket
    Properties:
      LoggingConfiguration:
        DestinationBucketName: access-logs`,
      contradicts: `
Resources:
  Records:
    Type: AWS::S3::Bucket`,
    },
  },
});
