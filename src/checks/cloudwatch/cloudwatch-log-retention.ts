import { cloudwatchLogGroup } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const cloudwatchLogRetention = defineCheck({
  id: 'cloudwatch-log-retention',
  kind: cloudwatchLogGroup,
  title: 'Log group removes log events after a set time',
  why: 'Unless told otherwise CloudWatch Logs keeps everything for ever. After some years most of the bill is for logs that nobody will ever read, and that may hold personal data past its time.',
  remediation:
    'Set the retention to what investigations and the law ask for; move what must last longer to Amazon S3.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  ],
  blindSpots: [
    'Log groups that services create by themselves are not in the code, and keep their events for ever.',
  ],
  examine: ({ retentionDays }) =>
    expect(retentionDays, (days) => days > 0, {
      supports: (days) => `Log events are removed after ${days} days.`,
      contradicts: 'Log events are kept for ever.',
    }),
  fix: {
    set: [{ attribute: 'retentionDays', value: 365 }],
    caution:
      'Log events older than 365 days are deleted: write another number if you have to keep them for longer.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_log_group" "api" {
  name              = "/shop/api"
  retention_in_days = 90
}`,
      contradicts: `
resource "aws_cloudwatch_log_group" "api" {
  name = "/shop/api"
}`,
      inconclusive: `
variable "log_days" {
  type = number
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/shop/api"
  retention_in_days = var.log_days
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Api:
    Type: AWS::Logs::LogGroup
    Properties:
      RetentionInDays: 90`,
      contradicts: `
Resources:
  Api:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: /shop/api`,
    },
  },
});
