import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const LOAD: ReadonlySet<string> = new Set([
  'CPUUtilization',
  'MemoryUtilization',
  'mem_used_percent',
  'CpuUtilized',
  'MemoryUtilized',
]);

export const cloudwatchAlarmSteady = defineCheck({
  id: 'cloudwatch-alarm-steady',
  kind: cloudwatchAlarm,
  title: 'Alarm on load waits until the load lasts',
  why: 'CPU and memory jump for a minute at every start and every nightly job. An alarm on one such minute rings for nothing, and people who were woken for nothing three times do not look the fourth time.',
  remediation: 'Evaluate several periods, such as three of five minutes.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html'],
  blindSpots: ['Alarms that start scaling instead of telling people are not judged.'],
  examine: ({ actions, comparison, evaluationPeriods, location, metrics, periodSeconds, rule }) => {
    if (rule.state !== 'absent' || metrics.state !== 'known' || actions.state === 'absent')
      return 'not-applicable';
    if (actions.state === 'known' && actions.value.targets.some(({ kind }) => kind !== 'sns-topic'))
      return 'not-applicable';
    if (!metrics.value.values.some((metric) => LOAD.has(metric))) return 'not-applicable';
    if (comparison.state === 'known' && comparison.value.startsWith('LessThan')) return 'not-applicable';
    if (evaluationPeriods.state === 'unresolved')
      return inconclusive(evaluationPeriods.reason, evaluationPeriods.location);
    if (periodSeconds.state === 'unresolved')
      return inconclusive(periodSeconds.reason, periodSeconds.location);
    if (evaluationPeriods.state === 'absent' || periodSeconds.state === 'absent') return 'not-applicable';
    const seconds = evaluationPeriods.value * periodSeconds.value;
    return seconds <= 60
      ? contradicts(`The alarm rings after ${seconds} seconds of load.`, location)
      : supports(`The alarm rings after ${seconds} seconds of load.`, location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = ["arn:aws:sns:eu-west-1:111122223333:on-duty"]
}`,
      contradicts: `
resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = ["arn:aws:sns:eu-west-1:111122223333:on-duty"]
}`,
      inconclusive: `
variable "periods" {
  type = number
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = var.periods
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = ["arn:aws:sns:eu-west-1:111122223333:on-duty"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/RDS
      MetricName: CPUUtilization
      Statistic: Average
      Period: 300
      EvaluationPeriods: 2
      Threshold: 1
      ComparisonOperator: GreaterThanThreshold
      AlarmActions: ["arn:aws:sns:eu-west-1:111122223333:on-duty"]`,
      contradicts: `
Resources:
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/RDS
      MetricName: CPUUtilization
      Statistic: Average
      Period: 60
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanThreshold
      AlarmActions: ["arn:aws:sns:eu-west-1:111122223333:on-duty"]`,
    },
  },
});
