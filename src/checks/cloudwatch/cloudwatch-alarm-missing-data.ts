import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { expect, inconclusive } from '../expectations.ts';

const LIFE =
  /^(?:HealthyHostCount|RunningTaskCount|SuccessPercent|HealthCheckStatus|TunnelState|ConnectionState|GroupInServiceInstances)$|heartbeat|alive|availab/i;

export const cloudwatchAlarmMissingData = defineCheck({
  id: 'cloudwatch-alarm-missing-data',
  kind: cloudwatchAlarm,
  title: 'Alarm on a sign of life rings when the sign stops',
  why: 'An alarm that waits for a value to fall below a limit is there to notice that something has died. Often the dead thing sends no value at all. Told to take missing data for good, the alarm stays green just then.',
  remediation:
    'Set treat_missing_data to breaching on alarms that watch for too little: healthy hosts, running tasks, success rate, heartbeats.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html'],
  blindSpots: ['Signs of life are recognised by the names of their metrics.'],
  examine: ({ comparison, location, metrics, missingData, rule }) => {
    if (rule.state !== 'absent') return 'not-applicable';
    const below = comparison.state === 'known' && comparison.value.startsWith('LessThan');
    const life =
      below && metrics.state === 'known' && metrics.value.values.some((metric) => LIFE.test(metric));
    if (!life) return 'not-applicable';
    if (missingData.state === 'absent') {
      return inconclusive(
        'The code does not say what missing data mean; the alarm then shows neither good nor bad.',
        location,
      );
    }
    return expect(missingData, (treatment) => treatment !== 'notBreaching' && treatment !== 'ignore', {
      supports: (treatment) => `Missing data are taken as ${treatment}.`,
      contradicts: (treatment) =>
        `Missing data are taken as ${treatment}: the alarm stays green when the source is dead.`,
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HealthyHostCount"
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "breaching"
}`,
      contradicts: `
resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HealthyHostCount"
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  treat_missing_data  = "notBreaching"
}`,
      inconclusive: `
resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name = "watch"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HealthyHostCount"
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 3
  threshold           = 1
  comparison_operator = "LessThanThreshold"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: ECS/ContainerInsights
      MetricName: RunningTaskCount
      Statistic: Minimum
      Period: 60
      EvaluationPeriods: 3
      Threshold: 1
      ComparisonOperator: LessThanThreshold
      TreatMissingData: breaching`,
      contradicts: `
Resources:
  Watch:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: ECS/ContainerInsights
      MetricName: RunningTaskCount
      Statistic: Minimum
      Period: 60
      EvaluationPeriods: 3
      Threshold: 1
      ComparisonOperator: LessThanThreshold
      TreatMissingData: ignore`,
    },
  },
});
