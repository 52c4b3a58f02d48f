import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const cloudtrailCustomerKey = defineCheck({
  id: 'cloudtrail-customer-key',
  kind: cloudtrailTrail,
  title: 'CloudTrail log files are encrypted with a key of your own',
  why: 'With the key of S3 everybody who may read the bucket reads the logs. With a KMS key a reader needs the right to decrypt as well, and each use of the key is written down.',
  remediation: 'Name a KMS key in the trail whose policy lets CloudTrail encrypt and the auditors decrypt.',
  links: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
  ],
  blindSpots: [
    'Terraform: log files with the key of S3 are inconclusive, as they are encrypted all the same.',
    'CloudFormation: log files with the key of S3 are inconclusive, as they are encrypted all the same.',
  ],
  examine: ({ encryptionKey, location }) => {
    if (encryptionKey.state === 'unresolved')
      return inconclusive(encryptionKey.reason, encryptionKey.location);
    return encryptionKey.state === 'known'
      ? supports('The log files are encrypted with a KMS key.', encryptionKey.location)
      : inconclusive('The log files are encrypted with the key of S3, which may be enough.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
  kms_key_id = "arn:aws:kms:eu-west-1:111122223333:key/0a1b"
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
      S3BucketName: audit-trail
      IsLogging: true
      KMSKeyId: arn:aws:kms:eu-west-1:111122223333:key/0a1b`,
    },
  },
});
