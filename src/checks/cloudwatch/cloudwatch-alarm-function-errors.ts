import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmFunctionErrors = defineCheck({
  id: 'cloudwatch-alarm-function-errors',
  kind: lambdaFunction,
  related: [cloudwatchAlarm],
  title: 'Alarm watches the errors of a Lambda function',
  why: 'A function that fails leaves no trace but a line in a log. Events that were to be handled are tried again, then dropped, and the first to notice is a customer whose order never came.',
  remediation:
    'Add an alarm on the metric Errors of the function, better still on errors as a share of invocations, and one on Throttles.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Whether threshold and period fit is not judged.',
  ],
  examine: (resource, neighbours) =>
    expectAlarms(resource, neighbours, {
      namespaces: ['AWS/Lambda'],
      modes: [
        { name: 'errors', metrics: ['Errors'] },
        { name: 'throttles', metrics: ['Throttles'] },
      ],
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "pay" {
  function_name = "pay"
  role          = "arn:aws:iam::111122223333:role/pay"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    FunctionName = aws_lambda_function.pay.function_name
  }
}`,
      contradicts: `
resource "aws_lambda_function" "pay" {
  function_name = "pay"
  role          = "arn:aws:iam::111122223333:role/pay"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/Lambda"
  metric_name         = "Invocations"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    FunctionName = aws_lambda_function.pay.function_name
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_lambda_function" "pay" {
  function_name = "pay"
  role          = "arn:aws:iam::111122223333:role/pay"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    FunctionName = var.watched
  }
}`,
      'not-applicable': `
resource "aws_lambda_function" "pay" {
  function_name = "pay"
  role          = "arn:aws:iam::111122223333:role/pay"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Pay:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/pay
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Errors
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: FunctionName
          Value: !Ref Pay`,
      contradicts: `
Resources:
  Pay:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/pay
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Invocations
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: FunctionName
          Value: !Ref Pay`,
    },
  },
});
