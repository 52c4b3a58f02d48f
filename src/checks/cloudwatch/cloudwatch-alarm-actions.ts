import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudwatchAlarmActions = defineCheck({
  id: 'cloudwatch-alarm-actions',
  kind: cloudwatchAlarm,
  related: [cloudwatchAlarm],
  title: 'CloudWatch alarm tells somebody or does something',
  why: 'An alarm without an action only changes its colour in the console. At night nobody is looking.',
  remediation:
    'Send the alarm to an SNS topic that reaches the people on duty, or to an action that mends the cause.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html'],
  blindSpots: [
    'Whether anybody subscribes to the topic is not looked at.',
    'EventBridge rules that react to all alarms are not seen.',
  ],
  examine: (alarm, neighbours) => {
    const { actions, actionsEnabled } = alarm;
    if (neighbours.referrers(alarm, cloudwatchAlarm, 'rule').length > 0) return 'not-applicable';
    if (actionsEnabled.state === 'unresolved')
      return inconclusive(actionsEnabled.reason, actionsEnabled.location);
    if (actionsEnabled.state === 'known' && !actionsEnabled.value) {
      return contradicts('The actions of the alarm are switched off.', actionsEnabled.location);
    }
    switch (actions.state) {
      case 'absent':
        return contradicts('The alarm has no action.', actions.location);
      case 'unresolved':
        return inconclusive(actions.reason, actions.location);
      case 'known':
        return supports('The alarm has an action.', actions.location);
    }
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sns_topic" "on_duty" {}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = 5
  alarm_actions       = [aws_sns_topic.on_duty.arn]
}`,
      contradicts: `
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = 5
}`,
      inconclusive: `
variable "alarm_actions" {
  type = list(string)
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = 5
  alarm_actions       = var.alarm_actions
}`,
    },
    cloudformation: {
      supports: `
Resources:
  OnDuty:
    Type: AWS::SNS::Topic
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 3
      Threshold: 5
      AlarmActions:
        - !Ref OnDuty`,
      contradicts: `
Resources:
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 3
      Threshold: 5
      ActionsEnabled: false
      AlarmActions:
        - arn:aws:sns:eu-west-1:111122223333:on-duty`,
    },
  },
});
