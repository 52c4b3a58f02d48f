import { httpApi, restApi } from '../../architecture/kinds/apigateway.ts';
import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { expectAlarms } from '../failure-mode-alarms.ts';

export const cloudwatchAlarmApiErrors = defineCheck({
  id: 'cloudwatch-alarm-api-errors',
  kind: [restApi, httpApi],
  related: [cloudwatchAlarm],
  title: 'Alarm watches errors and latency of an API',
  why: 'Server errors and slow answers at the API are what its users feel, whatever the cause behind it. An alarm there finds every failure, also those that nobody thought of.',
  remediation: 'Add alarms on 5XXError (HTTP APIs: 5xx) and on a high percentile of Latency of the API.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  ],
  blindSpots: [
    'Alarms in other root modules, in modules that could not be read, made by hand or in other products are not seen.',
    'Whether threshold and period fit is not judged.',
  ],
  examine: (resource, neighbours) =>
    expectAlarms(resource, neighbours, {
      namespaces: ['AWS/ApiGateway'],
      modes: [
        { name: 'server errors', metrics: ['5XXError', '5xx', 'ExecutionError', 'IntegrationError'] },
        { name: 'latency', metrics: ['Latency', 'IntegrationLatency'] },
      ],
    }),
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_rest_api" "quotes" {
  name = "quotes"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ApiGateway"
  metric_name         = "5XXError"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    ApiName = aws_api_gateway_rest_api.quotes.name
  }
}`,
      contradicts: `
resource "aws_api_gateway_rest_api" "quotes" {
  name = "quotes"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ApiGateway"
  metric_name         = "CacheHitCount"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    ApiName = aws_api_gateway_rest_api.quotes.name
  }
}`,
      inconclusive: `
variable "watched" {
  type = string
}

resource "aws_api_gateway_rest_api" "quotes" {
  name = "quotes"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  namespace           = "AWS/ApiGateway"
  metric_name         = "5XXError"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"

  dimensions = {
    ApiName = var.watched
  }
}`,
      'not-applicable': `
resource "aws_api_gateway_rest_api" "quotes" {
  name = "quotes"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Quotes:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: quotes
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ApiGateway
      MetricName: 5XXError
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: ApiName
          Value: quotes`,
      contradicts: `
Resources:
  Quotes:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: quotes
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ApiGateway
      MetricName: CacheHitCount
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      Dimensions:
        - Name: ApiName
          Value: quotes`,
    },
  },
});
