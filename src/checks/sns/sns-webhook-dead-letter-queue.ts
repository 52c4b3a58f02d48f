import type { StatedLink } from '../../architecture/index.ts';
import { cloudwatchAlarm } from '../../architecture/kinds/cloudwatch.ts';
import { snsSubscription, snsTopic } from '../../architecture/kinds/sns.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const snsWebhookDeadLetterQueue = defineCheck({
  id: 'sns-webhook-dead-letter-queue',
  kind: snsSubscription,
  related: [cloudwatchAlarm, snsTopic],
  title: 'SNS subscription keeps messages that a web endpoint did not take',
  why: 'When a web endpoint does not answer, SNS tries three more times within about a minute, or for an hour at most where a delivery policy says so, and then drops the message. What is sent while the endpoint is down is gone unless a dead-letter queue catches it.',
  remediation:
    'Give the subscription a redrive policy with an SQS queue, and an alarm on the length of that queue.',
  links: ['https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html'],
  blindSpots: ['Subscriptions written inside a CloudFormation topic are not seen.'],
  examine: ({ protocol, deadLetterQueue, topic, location }, neighbours) => {
    if (protocol.state === 'unresolved') return inconclusive(protocol.reason, protocol.location);
    if (protocol.state === 'absent' || !protocol.value.startsWith('http')) return 'not-applicable';
    if (deadLetterQueue.state === 'unresolved')
      return inconclusive(deadLetterQueue.reason, deadLetterQueue.location);
    return deadLetterQueue.state === 'known'
      ? supports('A dead-letter queue catches what is not delivered.', deadLetterQueue.location)
      : isForAlarms(topic, neighbours)
        ? inconclusive(
            'A notice that the endpoint does not take within a minute or so is lost; the topic carries alarms, which may go other ways as well.',
            location,
          )
        : contradicts('What the endpoint does not take within a minute or so is lost.', location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sns_topic" "prices" {}

resource "aws_sqs_queue" "missed" {}

resource "aws_sns_topic_subscription" "partner" {
  topic_arn      = aws_sns_topic.prices.arn
  protocol       = "https"
  endpoint       = "https://partner.example.com/prices"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.missed.arn })
}`,
      contradicts: `
resource "aws_sns_topic" "prices" {}

resource "aws_sns_topic_subscription" "partner" {
  topic_arn = aws_sns_topic.prices.arn
  protocol  = "https"
  endpoint  = "https://partner.example.com/prices"
}`,
      inconclusive: `
variable "protocol" {
  type = string
}

resource "aws_sns_topic_subscription" "partner" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:prices"
  protocol  = var.protocol
  endpoint  = "https://partner.example.com/prices"
}`,
      'not-applicable': `
resource "aws_sns_topic_subscription" "archive" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:prices"
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:eu-west-1:111122223333:archive"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Missed:
    Type: AWS::SQS::Queue
  Partner:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: arn:aws:sns:eu-west-1:111122223333:prices
      Protocol: https
      Endpoint: https://partner.example.com/prices
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Missed.Arn`,
      contradicts: `
Resources:
  Partner:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: arn:aws:sns:eu-west-1:111122223333:prices
      Protocol: https
      Endpoint: https://partner.example.com/prices`,
    },
  },
});

function isForAlarms(
  link: StatedLink,
  { follow, referrers }: Neighbours<typeof cloudwatchAlarm | typeof snsTopic>,
): boolean {
  return follow(link, snsTopic).some((topic) => referrers(topic, cloudwatchAlarm, 'actions').length > 0);
}
