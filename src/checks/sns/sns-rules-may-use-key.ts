import { eventRule } from '../../architecture/kinds/eventbridge.ts';
import { kmsAlias, kmsKey } from '../../architecture/kinds/kms.ts';
import { snsTopic } from '../../architecture/kinds/sns.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { keyAccess } from '../service-key-access.ts';

export const snsRulesMayUseKey = defineCheck({
  id: 'sns-rules-may-use-key',
  kind: snsTopic,
  related: [eventRule, kmsAlias, kmsKey],
  title: 'Event rules may use the key of the topic they publish to',
  why: 'To publish to an encrypted topic, EventBridge must be allowed to use its key. The key that AWS manages for SNS does not allow it, and no other key does by itself: the event happens, the message is refused, and nobody is told of either.',
  remediation:
    'Encrypt the topic with a key of your own, whose policy lets events.amazonaws.com call kms:GenerateDataKey* and kms:Decrypt.',
  links: [
    'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html',
  ],
  blindSpots: ['Alarms have a check of their own; other publishers are not looked at.'],
  examine: (topic, neighbours) => {
    if (topic.encryptionKey.state === 'absent') return 'not-applicable';
    const [rule] = neighbours.referrers(topic, eventRule, 'triggers');
    if (rule === undefined) return 'not-applicable';
    const found = keyAccess(topic.encryptionKey, 'events.amazonaws.com', neighbours);
    const { location } = topic.encryptionKey;
    switch (found.access) {
      case 'yes':
        return supports(`${rule.id} may use the key of the topic.`, location);
      case 'no':
        return contradicts(`${rule.id} cannot publish: ${found.because}.`, location);
      case 'unknown':
        return inconclusive(`Whether ${rule.id} can publish is open: ${found.because}.`, location);
    }
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kms_key" "alerts" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic" "alerts" {
  kms_master_key_id = aws_kms_key.alerts.id
}

resource "aws_cloudwatch_event_rule" "stopped" {
  name          = "stopped"
  event_pattern = jsonencode({ source = ["aws.ecs"] })
}

resource "aws_cloudwatch_event_target" "stopped" {
  rule = aws_cloudwatch_event_rule.stopped.name
  arn  = aws_sns_topic.alerts.arn
}`,
      contradicts: `
resource "aws_sns_topic" "alerts" {
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_cloudwatch_event_rule" "stopped" {
  name          = "stopped"
  event_pattern = jsonencode({ source = ["aws.ecs"] })
}

resource "aws_cloudwatch_event_target" "stopped" {
  rule = aws_cloudwatch_event_rule.stopped.name
  arn  = aws_sns_topic.alerts.arn
}`,
      inconclusive: `
variable "key" {
  type = string
}

resource "aws_sns_topic" "alerts" {
  kms_master_key_id = var.key
}

resource "aws_cloudwatch_event_rule" "stopped" {
  name          = "stopped"
  event_pattern = jsonencode({ source = ["aws.ecs"] })
}

resource "aws_cloudwatch_event_target" "stopped" {
  rule = aws_cloudwatch_event_rule.stopped.name
  arn  = aws_sns_topic.alerts.arn
}`,
      'not-applicable': `
resource "aws_sns_topic" "alerts" {
  kms_master_key_id = "alias/aws/sns"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: ['kms:GenerateDataKey', 'kms:Decrypt']
            Resource: '*'
  Alerts:
    Type: AWS::SNS::Topic
    Properties:
      KmsMasterKeyId: !Ref Key
  Stopped:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [aws.ecs]
      Targets:
        - Id: alerts
          Arn: !Ref Alerts`,
      contradicts: `
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:root
            Action: 'kms:*'
            Resource: '*'
  Alerts:
    Type: AWS::SNS::Topic
    Properties:
      KmsMasterKeyId: !Ref Key
  Stopped:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [aws.ecs]
      Targets:
        - Id: alerts
          Arn: !Ref Alerts`,
    },
  },
});
