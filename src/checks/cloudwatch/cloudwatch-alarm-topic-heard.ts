import { chatChannel } from '../../architecture/kinds/chatbot.ts';
import { cloudformationStack } from '../../architecture/kinds/cloudformation.ts';
import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { snsSubscription, snsTopic } from '../../architecture/kinds/sns.ts';
import { defineCheck } from '../check.ts';
import type { Resource } from '../../architecture/index.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const cloudwatchAlarmTopicHeard = defineCheck({
  id: 'cloudwatch-alarm-topic-heard',
  kind: snsTopic,
  related: [chatChannel, cloudformationStack, cloudwatchAlarm, snsSubscription, snsTopic],
  title: 'Somebody listens to the topic that an alarm tells',
  why: 'A topic without a subscription swallows every message. The alarm turns red and, as far as CloudWatch knows, has told somebody.',
  remediation: 'Subscribe the address of the people on duty, their pager or a chat channel to the topic.',
  links: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html'],
  blindSpots: [
    'Whether a subscription by mail was confirmed is not in the code.',
    'Terraform: modules from elsewhere often subscribe to a topic they are given, so a topic without subscription is never held against the code.',
  ],
  examine: (topic, { beside, referrers }) => {
    const isHeard = (one: Resource) =>
      referrers(one, snsSubscription, 'topic').length > 0 || referrers(one, chatChannel, 'topics').length > 0;
    const isTold = (one: Resource) => referrers(one, cloudwatchAlarm, 'actions').length > 0;
    if (!isTold(topic)) return 'not-applicable';
    if (isHeard(topic)) return supports('The topic that alarms tell has a subscription.', topic);
    if (beside(topic, snsSubscription).some((one) => one.topic.state === 'unresolved')) {
      return inconclusive('The code does not tell which topic a subscription belongs to.', topic);
    }
    const other = beside(topic, snsTopic).find((one) => isTold(one) && isHeard(one));
    const mayBeElsewhere =
      topic.declared.language === 'terraform' || beside(topic, cloudformationStack).length > 0;
    return other === undefined || mayBeElsewhere
      ? inconclusive('No subscription to the topic is in the code that was read.', topic)
      : contradicts(`Alarms tell the topic, and nothing subscribes to it, as it does to ${other.id}.`, topic);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sns_topic" "on_duty" {
  name              = "on-duty"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.on_duty.arn]
}

resource "aws_sns_topic_subscription" "on_duty" {
  topic_arn = aws_sns_topic.on_duty.arn
  protocol  = "email"
  endpoint  = "on-duty@example.com"
}`,
      inconclusive: `
resource "aws_sns_topic" "on_duty" {
  name              = "on-duty"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.on_duty.arn]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  OnDuty:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: on-duty
      Subscription:
        - { Protocol: email, Endpoint: on-duty@example.com }
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      AlarmActions: [!Ref OnDuty]
  Mail:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref OnDuty
      Protocol: email
      Endpoint: on-duty@example.com`,
      contradicts: `
Resources:
  OnDuty:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: on-duty
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      AlarmActions: [!Ref OnDuty]
  Orders:
    Type: AWS::SNS::Topic
  Mail:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Orders
      Protocol: email
      Endpoint: orders@example.com
  Late:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      AlarmActions: [!Ref Orders]`,
    },
  },
});
