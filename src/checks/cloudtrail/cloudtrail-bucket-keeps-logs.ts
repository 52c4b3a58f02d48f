import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { s3Bucket } from '../../architecture/kinds/s3.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive, supports } from '../expectations.ts';

export const cloudtrailBucketKeepsLogs = defineCheck({
  id: 'cloudtrail-bucket-keeps-logs',
  kind: cloudtrailTrail,
  related: [s3Bucket],
  title: 'CloudTrail logs cannot be overwritten or deleted for good',
  why: 'After a break-in the trail is what tells what happened, and intruders know that. In a bucket without versions or a lock a single command removes the record of everything they did.',
  remediation:
    'Turn on versioning for the bucket of the trail, best with Object Lock, or keep the bucket in an account of its own.',
  links: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html'],
  blindSpots: ['Who may delete versions is not judged.'],
  examine: ({ bucket, location }, { follow }) => {
    if (bucket.state === 'unresolved') return inconclusive(bucket.reason, bucket.location);
    const found = follow(bucket, s3Bucket);
    if (found.length === 0) return inconclusive('The bucket of the trail is not in this code.', location);
    return found.map((target) => {
      if (target.objectLock.state === 'known' && target.objectLock.value)
        return supports('Object Lock keeps the log files.', target.objectLock.location);
      return expectTrue(target.versioning, {
        supports: 'The bucket of the trail keeps old versions.',
        contradicts: 'The bucket of the trail keeps neither old versions nor a lock.',
      });
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_s3_bucket" "audit" {}

resource "aws_s3_bucket_versioning" "audit" {
  bucket = aws_s3_bucket.audit.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = aws_s3_bucket.audit.id
}`,
      contradicts: `
resource "aws_s3_bucket" "audit" {}

resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = aws_s3_bucket.audit.id
}`,
      inconclusive: `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: !Ref Logs
      IsLogging: true
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Enabled`,
      contradicts: `
Resources:
  Audit:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: !Ref Logs
      IsLogging: true
  Logs:
    Type: AWS::S3::Bucket`,
    },
  },
});
