import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmTableThrottles = defineCheck({
  id: 'cloudwatch-alarm-table-throttles',
  kind: dynamodbTable,
  related: [cloudwatchAlarm],
  title: 'Alarm watches throttled and failed requests of a DynamoDB table',
  why: 'When requests come faster than the table may take them, or press on one key, DynamoDB turns them away. Callers try again and grow slow, then fail. The throttle metrics say so long before users do.',
  remediation:
    'Add alarms on ReadThrottleEvents, WriteThrottleEvents (or ThrottledRequests) and SystemErrors of the table.',
  links: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Whether threshold and period fit is not judged.',
  ],
  examine: (resource, neighbours) =>
    expectAlarms(resource, neighbours, {
      namespaces: ['AWS/DynamoDB'],
      modes: [
        {
          name: 'throttles',
          metrics: [
            'ReadThrottleEvents',
            'WriteThrottleEvents',
            'ThrottledRequests',
            'ConsumedReadCapacityUnits',
            'ConsumedWriteCapacityUnits',
            'AccountProvisionedReadCapacityUtilization',
            'OnlineIndexThrottleEvents',
          ],
        },
        { name: 'errors', metrics: ['SystemErrors', 'UserErrors'] },
      ],
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/DynamoDB"
  metric_name         = "WriteThrottleEvents"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    TableName = aws_dynamodb_table.carts.name
  }
}`,
      contradicts: `
resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/DynamoDB"
  metric_name         = "ReturnedItemCount"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    TableName = aws_dynamodb_table.carts.name
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/DynamoDB"
  metric_name         = "WriteThrottleEvents"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    TableName = var.watched
  }
}`,
      'not-applicable': `
resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Carts:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/DynamoDB
      MetricName: WriteThrottleEvents
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: TableName
          Value: !Ref Carts`,
      contradicts: `
Resources:
  Carts:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/DynamoDB
      MetricName: ReturnedItemCount
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: TableName
          Value: !Ref Carts`,
    },
  },
});
