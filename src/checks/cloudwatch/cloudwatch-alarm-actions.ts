import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { eventRule } from '../../architecture/kinds/eventbridge.ts';
import type { Resource } from '../../architecture/index.ts';
import { defineCheck, type Finding, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudwatchAlarmActions = defineCheck({
  id: 'cloudwatch-alarm-actions',
  kind: cloudwatchAlarm,
  related: [cloudwatchAlarm, eventRule],
  title: 'CloudWatch alarm tells somebody or does something',
  why: 'An alarm without an action only changes its colour in the console. At night nobody is looking.',
  remediation:
    'Send the alarm to an SNS topic that reaches the people on duty, or to an action that mends the cause.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html'],
  blindSpots: [
    'Actions that only deployment fills in are not judged.',
    'Whether anybody subscribes to the topic is not looked at.',
    'Which alarms an EventBridge rule on alarms reacts to is not looked at; such rules in other code are not seen.',
  ],
  examine: (alarm, neighbours) => {
    const { actions, actionsEnabled } = alarm;
    if (neighbours.referrers(alarm, cloudwatchAlarm, 'rule').length > 0) return 'not-applicable';
    if (actionsEnabled.state === 'unresolved')
      return inconclusive(actionsEnabled.reason, actionsEnabled.location);
    if (actionsEnabled.state === 'known' && !actionsEnabled.value) {
      return expectRule(
        alarm,
        contradicts('The actions of the alarm are switched off.', actionsEnabled.location),
        neighbours,
      );
    }
    switch (actions.state) {
      case 'absent':
        return expectRule(alarm, contradicts('The alarm has no action.', actions.location), neighbours);
      case 'unresolved':
        return 'not-applicable';
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
resource "aws_cloudwatch_event_rule" "alarms" {
  event_pattern = jsonencode({ source = ["aws.cloudwatch"] })
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = 5
  actions_enabled     = false
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

/** A rule on changes of alarms may carry the alarm on. */
function expectRule(alarm: Resource, said: Finding, { beside }: Neighbours<typeof eventRule>): Finding {
  const rule = beside(alarm, eventRule).find(
    ({ sources }) => sources.state === 'known' && sources.value.values.includes('aws.cloudwatch'),
  );
  return rule === undefined
    ? said
    : inconclusive(
        `${said.message} ${rule.id} reacts to alarms; whether to this one is not seen.`,
        said.location,
      );
}
