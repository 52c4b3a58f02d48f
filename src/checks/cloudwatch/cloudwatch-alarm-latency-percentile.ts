import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Times that a user waits for an answer. */
const LATENCY: ReadonlySet<string> = new Set([
  'TargetResponseTime',
  'Latency',
  'IntegrationLatency',
  'OriginLatency',
]);
const REQUESTS: ReadonlySet<string> = new Set([
  'AWS/ApplicationELB',
  'AWS/ELB',
  'AWS/ApiGateway',
  'AWS/AppSync',
  'AWS/AppRunner',
  'AWS/CloudFront',
]);

export const cloudwatchAlarmLatencyPercentile = defineCheck({
  id: 'cloudwatch-alarm-latency-percentile',
  kind: cloudwatchAlarm,
  title: 'Alarm on latency looks at the slow requests, not at their average',
  why: 'An average hides whom it hurts: with 95 requests of 0.1 seconds and 5 of ten, it is 0.6 seconds, and the alarm stays silent while every twentieth customer leaves. A percentile counts the slow ones.',
  remediation: 'Set extended_statistic to a percentile such as p95 or p99, or a trimmed mean.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html'],
  examine: ({ metrics, namespaces, rule, statistics }) => {
    if (rule.state !== 'absent' || metrics.state !== 'known' || namespaces.state !== 'known')
      return 'not-applicable';
    const latency = metrics.value.values.find((metric) => LATENCY.has(metric));
    if (latency === undefined || !namespaces.value.values.some((name) => REQUESTS.has(name)))
      return 'not-applicable';
    if (statistics.state === 'unresolved') return inconclusive(statistics.reason, statistics.location);
    if (statistics.state === 'absent') return 'not-applicable';
    const { open, values } = statistics.value;
    const [reason] = open;
    if (values.includes('Average'))
      return contradicts(`The alarm looks at the average of ${latency}.`, statistics.location);
    if (reason !== undefined) return inconclusive(reason, statistics.location);
    return supports(`The alarm looks at ${values.join(', ')} of ${latency}.`, statistics.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  extended_statistic  = "p99"
  period              = 60
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
}`,
      contradicts: `
resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
}`,
      inconclusive: `
variable "statistic" {
  type = string
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  statistic           = var.statistic
  period              = 60
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ApiGateway
      MetricName: Latency
      ExtendedStatistic: p95
      Period: 60
      EvaluationPeriods: 3
      Threshold: 1
      ComparisonOperator: GreaterThanThreshold`,
      contradicts: `
Resources:
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/ApiGateway
      MetricName: Latency
      Statistic: Average
      Period: 60
      EvaluationPeriods: 3
      Threshold: 1
      ComparisonOperator: GreaterThanThreshold`,
    },
  },
});
