import { snsSubscription } from '../../architecture/kinds/sns.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const snsWebhookDeadLetterQueue = defineCheck({
  id: 'sns-webhook-dead-letter-queue',
  kind: snsSubscription,
  title: 'SNS subscription keeps messages that a web endpoint did not take',
  why: 'SNS tries to deliver to a web endpoint for about an hour, then drops the message. If the endpoint is down for longer, everything sent meanwhile is gone unless a dead-letter queue catches it.',
  remediation:
    'Give the subscription a redrive policy with an SQS queue, and an alarm on the length of that queue.',
  links: ['https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html'],
  blindSpots: ['Subscriptions written inside a CloudFormation topic are not seen.'],
  examine: ({ protocol, deadLetterQueue, location }) => {
    if (protocol.state === 'unresolved') return inconclusive(protocol.reason, protocol.location);
    if (protocol.state === 'absent' || !protocol.value.startsWith('http')) return 'not-applicable';
    if (deadLetterQueue.state === 'unresolved')
      return inconclusive(deadLetterQueue.reason, deadLetterQueue.location);
    return deadLetterQueue.state === 'known'
      ? supports('A dead-letter queue catches what is not delivered.', deadLetterQueue.location)
      : contradicts('What cannot be delivered within about an hour is lost.', location);
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
