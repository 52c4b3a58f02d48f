import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const cloudwatchAlarmDescription = defineCheck({
  id: 'cloudwatch-alarm-description',
  kind: cloudwatchAlarm,
  title: 'CloudWatch alarm says what it means and what to do',
  why: 'Who is woken by an alarm reads its description first. A sentence on what is wrong, with a link to the runbook, saves the minutes that count.',
  remediation:
    'Write into the description what the alarm means, whom it hits and where the steps to take are written.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html'],
  blindSpots: [
    'Terraform: a missing description does not contradict, since steps may be written elsewhere.',
    'CloudFormation: a missing description does not contradict, since steps may be written elsewhere.',
    'Whether the description is of any help is not judged, nor one that is put together at deployment.',
  ],
  examine: ({ description }) => {
    if (description.state === 'unresolved') return 'not-applicable';
    return description.state === 'known' && description.value.trim() !== ''
      ? supports('The alarm has a description.', description.location)
      : inconclusive(
          'The alarm has no description: whoever is woken must know what it means.',
          description.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_cloudwatch_metric_alarm" "queue_age" {
  alarm_name          = "queue-age"
  alarm_description   = "Orders wait too long. Runbook: https://wiki.example.com/queue-age"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 300
}`,
      inconclusive: `
resource "aws_cloudwatch_metric_alarm" "queue_age" {
  alarm_name          = "queue-age"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 300
}`,
      'not-applicable': `
variable "description" {
  type = string
}

resource "aws_cloudwatch_metric_alarm" "queue_age" {
  alarm_name          = "queue-age"
  alarm_description   = var.description
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 300
}`,
    },
    cloudformation: {
      supports: `
Resources:
  QueueAge:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmDescription: Orders wait too long, see the runbook on queues
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      Threshold: 300`,
      inconclusive: `
Resources:
  QueueAge:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      Threshold: 300`,
    },
  },
});
