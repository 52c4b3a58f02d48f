import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { kinesisStream } from '../../architecture/kinds/kinesis.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmStreamLag = defineCheck({
  id: 'cloudwatch-alarm-stream-lag',
  kind: kinesisStream,
  related: [cloudwatchAlarm],
  title: 'Alarm tells when the readers of a stream fall behind',
  why: 'A Kinesis stream drops records when their time is over, read or not. Readers that fall behind by more than that lose data for good, and nothing fails meanwhile.',
  remediation:
    'Add an alarm on GetRecords.IteratorAgeMilliseconds of the stream, well below its retention, and on WriteProvisionedThroughputExceeded.',
  links: [
    'https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Alarms on the iterator age of the reading function name the function, and are not seen here.',
  ],
  examine: (resource, neighbours) =>
    expectAlarms(resource, neighbours, {
      namespaces: ['AWS/Kinesis'],
      modes: [
        {
          name: 'lag of readers',
          metrics: [
            'GetRecords.IteratorAgeMilliseconds',
            'GetRecords.IteratorAge',
            'IteratorAgeMilliseconds',
            'MillisBehindLatest',
          ],
        },
        {
          name: 'throttles',
          metrics: ['WriteProvisionedThroughputExceeded', 'ReadProvisionedThroughputExceeded'],
        },
      ],
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_kinesis_stream" "clicks" {
  name        = "clicks"
  shard_count = 2
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/Kinesis"
  metric_name         = "GetRecords.IteratorAgeMilliseconds"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    StreamName = aws_kinesis_stream.clicks.name
  }
}`,
      contradicts: `
resource "aws_kinesis_stream" "clicks" {
  name        = "clicks"
  shard_count = 2
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/Kinesis"
  metric_name         = "IncomingBytes"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    StreamName = aws_kinesis_stream.clicks.name
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_kinesis_stream" "clicks" {
  name        = "clicks"
  shard_count = 2
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/Kinesis"
  metric_name         = "GetRecords.IteratorAgeMilliseconds"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    StreamName = var.watched
  }
}`,
      'not-applicable': `
resource "aws_kinesis_stream" "clicks" {
  name        = "clicks"
  shard_count = 2
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 2
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Kinesis
      MetricName: GetRecords.IteratorAgeMilliseconds
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: StreamName
          Value: !Ref Clicks`,
      contradicts: `
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 2
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Kinesis
      MetricName: IncomingBytes
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: StreamName
          Value: !Ref Clicks`,
    },
  },
});
