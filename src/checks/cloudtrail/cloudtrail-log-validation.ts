import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const cloudtrailLogValidation = defineCheck({
  id: 'cloudtrail-log-validation',
  kind: cloudtrailTrail,
  title: 'CloudTrail trail makes changed log files visible',
  why: 'An intruder who can write to the bucket would remove the traces from the logs. Signed digests prove afterwards whether a log file was changed or taken away.',
  remediation: 'Turn on log file validation.',
  links: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html',
  ],
  blindSpots: ['Whether anybody checks the digests is not seen.'],
  examine: ({ logFileValidation }) =>
    expectTrue(logFileValidation, {
      supports: 'Log file validation is on.',
      contradicts: 'Log file validation is off.',
    }),
  fix: { set: [{ attribute: 'logFileValidation', value: true }] },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudtrail" "history" {
  name                       = "history"
  s3_bucket_name             = "account-history"
  enable_log_file_validation = true
}`,
      contradicts: `
resource "aws_cloudtrail" "history" {
  name           = "history"
  s3_bucket_name = "account-history"
}`,
      inconclusive: `
variable "validate" {
  type = bool
}

resource "aws_cloudtrail" "history" {
  name                       = "history"
  s3_bucket_name             = "account-history"
  enable_log_file_validation = var.validate
}`,
    },
    cloudformation: {
      supports: `
Resources:
  History:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: account-history
      IsLogging: true
      EnableLogFileValidation: true`,
      contradicts: `
Resources:
  History:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: account-history
      IsLogging: true`,
    },
  },
});
