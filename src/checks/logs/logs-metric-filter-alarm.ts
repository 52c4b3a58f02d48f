import { cloudwatchAlarm, cloudwatchDashboard } from '../../architecture/kinds/cloudwatch.ts';
import { logMetricFilter } from '../../architecture/kinds/logs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const logsMetricFilterAlarm = defineCheck({
  id: 'logs-metric-filter-alarm',
  kind: logMetricFilter,
  related: [cloudwatchAlarm, cloudwatchDashboard],
  title: 'Alarm watches the metric that a log filter makes',
  why: 'A metric filter counts what matters in the logs: declined payments, sign-ins of the root user. The count alone tells nobody; somebody took the trouble to define it, and the alarm was forgotten.',
  remediation: 'Add an alarm on the metric of the filter, by its name and namespace.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html'],
  blindSpots: ['Alarms in other root modules or other products are not seen.'],
  examine: (filter, { beside }) => {
    const { location, metrics } = filter;
    if (metrics.state === 'absent') return 'not-applicable';
    if (metrics.state === 'unresolved') return inconclusive(metrics.reason, metrics.location);
    const alarms = beside(filter, cloudwatchAlarm);
    if (alarms.length === 0) return 'not-applicable';
    const own = alarms.find(
      ({ metrics: watched }) =>
        watched.state === 'known' && watched.value.values.some((name) => metrics.value.values.includes(name)),
    );
    if (own !== undefined) return supports(`${own.id} watches the metric of the filter.`, own);
    const unclear =
      metrics.value.open.length > 0 ||
      metrics.value.values.some((name) => name.includes('${')) ||
      alarms.some(
        ({ metrics: watched, rule }) =>
          rule.state === 'absent' && (watched.state !== 'known' || watched.value.open.length > 0),
      );
    if (unclear) return inconclusive('The code does not tell which metrics its alarms watch.', location);
    return beside(filter, cloudwatchDashboard).length > 0
      ? inconclusive('No alarm watches the metric; a dashboard may show it.', location)
      : contradicts(
          `No alarm watches ${metrics.value.values.join(', ')}, although others are declared beside it.`,
          location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_log_metric_filter" "declined" {
  name           = "declined"
  log_group_name = "/shop/payment"
  pattern        = "{ $.result = \\"declined\\" }"

  metric_transformation {
    name      = "Declined"
    namespace = "Shop"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "payment" {
  alarm_name          = "payment"
  namespace           = "Shop"
  metric_name         = "Declined"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 20
  comparison_operator = "GreaterThanThreshold"
}`,
      contradicts: `
resource "aws_cloudwatch_log_metric_filter" "declined" {
  name           = "declined"
  log_group_name = "/shop/payment"
  pattern        = "{ $.result = \\"declined\\" }"

  metric_transformation {
    name      = "Declined"
    namespace = "Shop"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "payment" {
  alarm_name          = "payment"
  namespace           = "Shop"
  metric_name         = "Refunded"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 20
  comparison_operator = "GreaterThanThreshold"
}`,
      inconclusive: `
variable "metric" {
  type = string
}

resource "aws_cloudwatch_log_metric_filter" "declined" {
  name           = "declined"
  log_group_name = "/shop/payment"
  pattern        = "{ $.result = \\"declined\\" }"

  metric_transformation {
    name      = "Declined"
    namespace = "Shop"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "payment" {
  alarm_name          = "payment"
  namespace           = "Shop"
  metric_name         = var.metric
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 20
  comparison_operator = "GreaterThanThreshold"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Declined:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: /shop/payment
      FilterPattern: '{ $.result = "declined" }'
      MetricTransformations:
        - MetricName: Declined
          MetricNamespace: Shop
          MetricValue: "1"
  Payment:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: Shop
      MetricName: Declined
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 20
      ComparisonOperator: GreaterThanThreshold`,
      contradicts: `
Resources:
  Declined:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: /shop/payment
      FilterPattern: '{ $.result = "declined" }'
      MetricTransformations:
        - MetricName: Declined
          MetricNamespace: Shop
          MetricValue: "1"
  Payment:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: Shop
      MetricName: Refunded
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 20
      ComparisonOperator: GreaterThanThreshold`,
    },
  },
});
