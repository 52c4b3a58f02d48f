import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { canary } from '../../architecture/kinds/synthetics.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const syntheticsCanaryAlarm = defineCheck({
  id: 'synthetics-canary-alarm',
  kind: canary,
  related: [cloudwatchAlarm],
  title: 'Alarm tells when a canary fails',
  why: 'A canary that finds the shop closed writes it into a metric. Only an alarm on that metric wakes somebody.',
  remediation: 'Add an alarm on SuccessPercent of the canary.',
  links: [
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html',
  ],
  blindSpots: ['Alarms in other root modules are not seen.'],
  examine: (resource, neighbours) =>
    expectAlarms(resource, neighbours, {
      namespaces: ['CloudWatchSynthetics'],
      modes: [{ name: 'failures', metrics: ['SuccessPercent', 'Failed', 'Failed requests', '4xx', '5xx'] }],
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_synthetics_canary" "checkout" {
  name                 = "checkout"
  artifact_s3_location = "s3://canaries/checkout"
  execution_role_arn   = "arn:aws:iam::111122223333:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "checkout.zip"
  start_canary         = true

  schedule {
    expression = "rate(5 minutes)"
  }
}

resource "aws_cloudwatch_metric_alarm" "checkout" {
  alarm_name          = "checkout"
  namespace           = "CloudWatchSynthetics"
  metric_name         = "SuccessPercent"
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 2
  threshold           = 90
  comparison_operator = "LessThanThreshold"

  dimensions = {
    CanaryName = aws_synthetics_canary.checkout.name
  }
}`,
      contradicts: `
resource "aws_synthetics_canary" "checkout" {
  name                 = "checkout"
  artifact_s3_location = "s3://canaries/checkout"
  execution_role_arn   = "arn:aws:iam::111122223333:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "checkout.zip"
  start_canary         = true

  schedule {
    expression = "rate(5 minutes)"
  }
}

resource "aws_cloudwatch_metric_alarm" "checkout" {
  alarm_name          = "checkout"
  namespace           = "CloudWatchSynthetics"
  metric_name         = "Duration"
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 2
  threshold           = 90
  comparison_operator = "LessThanThreshold"

  dimensions = {
    CanaryName = aws_synthetics_canary.checkout.name
  }
}`,
      inconclusive: `
resource "aws_synthetics_canary" "checkout" {
  name                 = "checkout"
  artifact_s3_location = "s3://canaries/checkout"
  execution_role_arn   = "arn:aws:iam::111122223333:role/canary"
  handler              = "index.handler"
  runtime_version      = "syn-nodejs-puppeteer-9.1"
  zip_file             = "checkout.zip"
  start_canary         = true

  schedule {
    expression = "rate(5 minutes)"
  }
}

resource "aws_cloudwatch_metric_alarm" "checkout" {
  alarm_name          = "checkout"
  namespace           = "CloudWatchSynthetics"
  metric_name         = "SuccessPercent"
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 2
  threshold           = 90
  comparison_operator = "LessThanThreshold"

  dimensions = {
    CanaryName = var.canary
  }
}

variable "canary" {
  type = string
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Checkout:
    Type: AWS::Synthetics::Canary
    Properties:
      Name: checkout
      ArtifactS3Location: s3://canaries/checkout
      ExecutionRoleArn: arn:aws:iam::111122223333:role/canary
      RuntimeVersion: syn-nodejs-puppeteer-9.1
      Code: { Handler: index.handler, S3Bucket: canaries, S3Key: checkout.zip }
      StartCanaryAfterCreation: true
      Schedule: { Expression: rate(5 minutes) }
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: CloudWatchSynthetics
      MetricName: SuccessPercent
      Statistic: Average
      Period: 300
      EvaluationPeriods: 2
      Threshold: 90
      ComparisonOperator: LessThanThreshold
      Dimensions:
        - Name: CanaryName
          Value: !Ref Checkout`,
      contradicts: `
Resources:
  Checkout:
    Type: AWS::Synthetics::Canary
    Properties:
      Name: checkout
      ArtifactS3Location: s3://canaries/checkout
      ExecutionRoleArn: arn:aws:iam::111122223333:role/canary
      RuntimeVersion: syn-nodejs-puppeteer-9.1
      Code: { Handler: index.handler, S3Bucket: canaries, S3Key: checkout.zip }
      StartCanaryAfterCreation: true
      Schedule: { Expression: rate(5 minutes) }
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: CloudWatchSynthetics
      MetricName: Duration
      Statistic: Average
      Period: 300
      EvaluationPeriods: 2
      Threshold: 90
      ComparisonOperator: LessThanThreshold
      Dimensions:
        - Name: CanaryName
          Value: !Ref Checkout`,
    },
  },
});
