import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { kmsKey } from '../../architecture/kinds/kms.ts';
import { snsTopic } from '../../architecture/kinds/sns.ts';
import { defineCheck } from '../check.ts';
import type { PolicyStatement } from '../../architecture/index.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

function isForCloudWatch({ actions, effect, principals }: PolicyStatement): boolean {
  const services = principals.get('Service')?.values ?? [];
  const everyone = principals.get('AWS')?.values.includes('*') === true || principals.get('*') !== undefined;
  return (
    effect === 'Allow' &&
    (everyone || services.some((service) => service === 'cloudwatch.amazonaws.com' || service === '*')) &&
    actions.values.some((action) => /^(?:\*|kms:\*|kms:(?:GenerateDataKey|Decrypt|G|D).*)$/i.test(action))
  );
}

export const cloudwatchAlarmTopicKey = defineCheck({
  id: 'cloudwatch-alarm-topic-key',
  kind: snsTopic,
  related: [cloudwatchAlarm, kmsKey],
  title: 'CloudWatch may use the key of the topic that its alarm tells',
  why: 'To write to an encrypted topic, CloudWatch needs the right to use its key. The key that AWS keeps for SNS (alias/aws/sns) does not give it, and a key of your own only if its policy says so. Otherwise the alarm turns red, its message is dropped, and nobody hears of either.',
  remediation:
    'Encrypt the topic with a key of your own, and allow cloudwatch.amazonaws.com kms:Decrypt and kms:GenerateDataKey* in its policy.',
  links: ['https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html'],
  blindSpots: ['A key that only its alias names is not followed.'],
  examine: (topic, { follow, referrers }) => {
    const { encryptionKey } = topic;
    if (referrers(topic, cloudwatchAlarm, 'actions').length === 0) return 'not-applicable';
    if (encryptionKey.state === 'absent') return 'not-applicable';
    if (encryptionKey.state === 'unresolved')
      return inconclusive(encryptionKey.reason, encryptionKey.location);
    if (encryptionKey.value.literals.some((key) => key.endsWith('alias/aws/sns'))) {
      return contradicts(
        'The topic is encrypted with the key of AWS for SNS, which CloudWatch may not use.',
        encryptionKey.location,
      );
    }
    const [key] = follow(encryptionKey, kmsKey);
    if (key === undefined)
      return inconclusive('The policy of the key of the topic is not in the code.', encryptionKey.location);
    const { policy } = key;
    if (policy.state === 'unresolved') return inconclusive(policy.reason, policy.location);
    if (policy.state === 'absent') {
      return contradicts(
        `${key.id} has the default policy, which does not let CloudWatch use it.`,
        key.location,
      );
    }
    if (policy.value.statements.some(isForCloudWatch)) {
      return supports(`The policy of ${key.id} lets CloudWatch use it.`, policy.location);
    }
    const open =
      policy.value.open.length > 0 ||
      policy.value.statements.some(({ principals }) =>
        [...principals.values()].some((named) => named.open.length > 0 && named.values.length === 0),
      );
    return open
      ? inconclusive('Parts of the key policy are not known.', policy.location)
      : contradicts(`The policy of ${key.id} does not let CloudWatch use it.`, policy.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kms_key" "alerts" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic" "on_duty" {
  name              = "on-duty"
  kms_master_key_id = aws_kms_key.alerts.arn
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.on_duty.arn]
}`,
      contradicts: `
resource "aws_sns_topic" "on_duty" {
  name              = "on-duty"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.on_duty.arn]
}`,
      inconclusive: `
variable "key" {
  type = string
}

resource "aws_sns_topic" "on_duty" {
  name              = "on-duty"
  kms_master_key_id = var.key
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = [aws_sns_topic.on_duty.arn]
}`,
      'not-applicable': `
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
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Effect: Allow
            Principal: { Service: cloudwatch.amazonaws.com }
            Action: ["kms:Decrypt", "kms:GenerateDataKey*"]
            Resource: "*"
  OnDuty:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: on-duty
      KmsMasterKeyId: !Ref Key
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      AlarmActions: [!Ref OnDuty]`,
      contradicts: `
Resources:
  OnDuty:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: on-duty
      KmsMasterKeyId: alias/aws/sns
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      AlarmActions: [!Ref OnDuty]`,
    },
  },
});
