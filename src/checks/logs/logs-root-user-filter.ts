import { cloudtrailTrail } from '../../architecture/kinds/cloudtrail.ts';
import { cloudwatchLogGroup } from '../../architecture/kinds/cloudwatch.ts';
import { logMetricFilter } from '../../architecture/kinds/logs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const ROOT = /userIdentity\.type\s*=\s*"?Root/i;

export const logsRootUserFilter = defineCheck({
  id: 'logs-root-user-filter',
  kind: cloudtrailTrail,
  related: [cloudwatchLogGroup, logMetricFilter],
  title: 'Filters on the trail find what the root user does',
  why: 'The root user may do everything, also close the account, and should sign in almost never. Every use is worth a look within minutes: it is either an emergency or a break-in.',
  remediation:
    'Add a metric filter on userIdentity.type = "Root" to the log group of the trail, with an alarm, or an EventBridge rule.',
  links: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html'],
  blindSpots: [
    'EventBridge rules, GuardDuty and Security Hub, which find it too, are not looked at.',
    'Trails without any metric filter are not judged.',
  ],
  examine: ({ logGroup, location }, { follow, referrers }) => {
    const filters = follow(logGroup, cloudwatchLogGroup).flatMap((group) =>
      referrers(group, logMetricFilter, 'logGroup'),
    );
    if (filters.length === 0) return 'not-applicable';
    const own = filters.find(({ pattern }) => pattern.state === 'known' && ROOT.test(pattern.value));
    if (own !== undefined) return supports(`${own.id} finds what the root user does.`, own);
    const open = filters.map(({ pattern }) => pattern).find(({ state }) => state === 'unresolved');
    return open?.state === 'unresolved'
      ? inconclusive(open.reason, open.location)
      : contradicts('Filters look at the trail, none of them for the root user.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = "trail"
  cloud_watch_logs_group_arn = "\${aws_cloudwatch_log_group.trail.arn}:*"
}

resource "aws_cloudwatch_log_metric_filter" "sign_in" {
  name           = "sign-in"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = "{ $.userIdentity.type = \\"Root\\" }"

  metric_transformation {
    name      = "SignIn"
    namespace = "Trail"
    value     = "1"
  }
}`,
      contradicts: `
resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = "trail"
  cloud_watch_logs_group_arn = "\${aws_cloudwatch_log_group.trail.arn}:*"
}

resource "aws_cloudwatch_log_metric_filter" "sign_in" {
  name           = "sign-in"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = "{ $.eventName = \\"ConsoleLogin\\" }"

  metric_transformation {
    name      = "SignIn"
    namespace = "Trail"
    value     = "1"
  }
}`,
      inconclusive: `
variable "pattern" {
  type = string
}

resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = "trail"
  cloud_watch_logs_group_arn = "\${aws_cloudwatch_log_group.trail.arn}:*"
}

resource "aws_cloudwatch_log_metric_filter" "sign_in" {
  name           = "sign-in"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = var.pattern

  metric_transformation {
    name      = "SignIn"
    namespace = "Trail"
    value     = "1"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Log:
    Type: AWS::Logs::LogGroup
  All:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: trail
      IsLogging: true
      CloudWatchLogsLogGroupArn: !GetAtt Log.Arn
  SignIn:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: !Ref Log
      FilterPattern: '{ $.userIdentity.type = "Root" }'
      MetricTransformations:
        - { MetricName: SignIn, MetricNamespace: Trail, MetricValue: "1" }`,
      contradicts: `
Resources:
  Log:
    Type: AWS::Logs::LogGroup
  All:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: trail
      IsLogging: true
      CloudWatchLogsLogGroupArn: !GetAtt Log.Arn
  SignIn:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: !Ref Log
      FilterPattern: '{ $.eventName = "ConsoleLogin" }'
      MetricTransformations:
        - { MetricName: SignIn, MetricNamespace: Trail, MetricValue: "1" }`,
    },
  },
});
