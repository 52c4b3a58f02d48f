import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const cloudtrailCloudwatchLogs = defineCheck({
  id: 'cloudtrail-cloudwatch-logs',
  kind: cloudtrailTrail,
  title: 'CloudTrail events reach CloudWatch Logs, where alarms can watch them',
  why: 'Files in a bucket are read when somebody thinks of it. In CloudWatch Logs a filter counts root sign-ins or refused calls within minutes and raises an alarm.',
  remediation: 'Name a log group and a role in the trail, or say in a claim where the events are analyzed.',
  links: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html',
  ],
  blindSpots: [
    'Terraform: a trail without a log group is inconclusive, as other tools may read its bucket.',
    'CloudFormation: a trail without a log group is inconclusive, as other tools may read its bucket.',
  ],
  examine: ({ logGroup, location }) => {
    if (logGroup.state === 'unresolved') return inconclusive(logGroup.reason, logGroup.location);
    return logGroup.state === 'known'
      ? supports('The events reach CloudWatch Logs.', logGroup.location)
      : inconclusive('The events lie in a bucket; what reads them there is not seen.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit-trail"
  cloud_watch_logs_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::111122223333:role/audit"
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
      CloudWatchLogsLogGroupArn: arn:aws:logs:eu-west-1:111122223333:log-group:audit:*
      CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/audit`,
    },
  },
});
