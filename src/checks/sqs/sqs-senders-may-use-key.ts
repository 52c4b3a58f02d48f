import { eventRule } from '../../architecture/kinds/eventbridge.ts';
import { kmsAlias, kmsKey } from '../../architecture/kinds/kms.ts';
import { snsSubscription } from '../../architecture/kinds/sns.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { keyAccess } from '../service-key-access.ts';

export const sqsSendersMayUseKey = defineCheck({
  id: 'sqs-senders-may-use-key',
  kind: sqsQueue,
  related: [eventRule, kmsAlias, kmsKey, snsSubscription],
  title: 'Topics and rules may use the key of the queue they send to',
  why: 'To put a message into a queue that is encrypted with a KMS key, SNS and EventBridge must be allowed to use that key. The key that AWS manages for SQS does not allow it, and no other key does by itself: messages are dropped on the way, and the queue just stays empty.',
  remediation:
    'Let SQS encrypt with its own key, or use a KMS key whose policy lets the service (sns.amazonaws.com, events.amazonaws.com) call kms:GenerateDataKey* and kms:Decrypt.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html',
    'https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html',
  ],
  blindSpots: ['Senders other than topics and rules, such as buckets, are not looked at.'],
  examine: (queue, neighbours) => {
    if (queue.encryptionKey.state === 'absent') return 'not-applicable';
    const senders = [
      { who: neighbours.referrers(queue, snsSubscription, 'endpoint')[0], service: 'sns.amazonaws.com' },
      { who: neighbours.referrers(queue, eventRule, 'triggers')[0], service: 'events.amazonaws.com' },
    ];
    const findings = senders.flatMap(({ service, who }) => {
      if (who === undefined) return [];
      const found = keyAccess(queue.encryptionKey, service, neighbours);
      const { location } = queue.encryptionKey;
      switch (found.access) {
        case 'yes':
          return [supports(`${who.id} may use the key of the queue.`, location)];
        case 'no':
          return [contradicts(`${who.id} cannot send: ${found.because}.`, location)];
        case 'unknown':
          return [inconclusive(`Whether ${who.id} can send is open: ${found.because}.`, location)];
      }
    });
    return findings.length === 0 ? 'not-applicable' : findings;
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kms_key" "parcels" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = ["sns.amazonaws.com"] }
      Action    = ["kms:GenerateDataKey*", "kms:Decrypt"]
      Resource  = "*"
    }]
  })
}

resource "aws_sqs_queue" "parcels" {
  kms_master_key_id = aws_kms_key.parcels.arn
}

resource "aws_sns_topic_subscription" "parcels" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:parcels"
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.parcels.arn
}`,
      contradicts: `
resource "aws_kms_key" "parcels" {
  description = "parcels"
}

resource "aws_sqs_queue" "parcels" {
  kms_master_key_id = aws_kms_key.parcels.arn
}

resource "aws_sns_topic_subscription" "parcels" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:parcels"
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.parcels.arn
}`,
      inconclusive: `
resource "aws_sqs_queue" "parcels" {
  kms_master_key_id = "alias/parcels"
}

resource "aws_sns_topic_subscription" "parcels" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:parcels"
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.parcels.arn
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
              Service: [events.amazonaws.com, sns.amazonaws.com]
            Action: ['kms:*']
            Resource: '*'
  Parcels:
    Type: AWS::SQS::Queue
    Properties:
      KmsMasterKeyId: !GetAtt Key.Arn
  Rule:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [shop]
      Targets:
        - Id: parcels
          Arn: !GetAtt Parcels.Arn`,
      contradicts: `
Resources:
  Parcels:
    Type: AWS::SQS::Queue
    Properties:
      KmsMasterKeyId: alias/aws/sqs
  Rule:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [shop]
      Targets:
        - Id: parcels
          Arn: !GetAtt Parcels.Arn`,
    },
  },
});
