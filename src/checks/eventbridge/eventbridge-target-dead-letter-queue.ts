import { eventRule } from '../../architecture/kinds/eventbridge.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const eventbridgeTargetDeadLetterQueue = defineCheck({
  id: 'eventbridge-target-dead-letter-queue',
  kind: eventRule,
  title: 'Events that EventBridge cannot deliver are kept',
  why: 'EventBridge tries for a day to deliver an event, or not at all where permission is missing, and then drops it. With a dead-letter queue at the target it is kept and can be sent again.',
  remediation:
    'Name an SQS queue in the dead-letter configuration of the target, and set an alarm on what arrives there.',
  links: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html'],
  blindSpots: [
    'Rules that only take notices of AWS services, other than those of S3, are inconclusive: most are of no use a day later.',
    'Rules that only run on a schedule are not judged: the next run comes by itself.',
  ],
  examine: ({ hasPattern, sources, targets }) => {
    const isNotice =
      sources.state === 'known' &&
      sources.value.open.length === 0 &&
      sources.value.values.every((source) => source.startsWith('aws.') && source !== 'aws.s3');
    if (hasPattern.state !== 'known' || !hasPattern.value || targets.state === 'absent')
      return 'not-applicable';
    if (targets.state === 'unresolved') return inconclusive(targets.reason, targets.location);
    return targets.value.items.map(({ deadLetterQueue, location }) => {
      switch (deadLetterQueue.state) {
        case 'known':
          return supports('Events that cannot be delivered go to a queue.', deadLetterQueue.location);
        case 'unresolved':
          return inconclusive(deadLetterQueue.reason, deadLetterQueue.location);
        case 'absent':
          return isNotice
            ? inconclusive(
                'A notice of AWS that cannot be delivered within a day is dropped; whether it would still be of use then is not seen.',
                location,
              )
            : contradicts('Events that cannot be delivered within a day are dropped.', location);
      }
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_cloudwatch_event_rule" "paid" {
  name          = "paid"
  event_pattern = jsonencode({ source = ["payments"] })
}

resource "aws_cloudwatch_event_target" "paid" {
  rule = aws_cloudwatch_event_rule.paid.name
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:ship"

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}`,
      contradicts: `
resource "aws_cloudwatch_event_rule" "paid" {
  name          = "paid"
  event_pattern = jsonencode({ source = ["payments"] })
}

resource "aws_cloudwatch_event_target" "paid" {
  rule = aws_cloudwatch_event_rule.paid.name
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:ship"
}`,
      inconclusive: `
variable "undelivered" {
  type = string
}

resource "aws_cloudwatch_event_rule" "paid" {
  name          = "paid"
  event_pattern = jsonencode({ source = ["payments"] })
}

resource "aws_cloudwatch_event_target" "paid" {
  rule = aws_cloudwatch_event_rule.paid.name
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:ship"

  dead_letter_config {
    arn = var.undelivered
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Undelivered:
    Type: AWS::SQS::Queue
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [payments]
      Targets:
        - Id: ship
          Arn: arn:aws:lambda:eu-west-1:111122223333:function:ship
          DeadLetterConfig:
            Arn: !GetAtt Undelivered.Arn`,
      contradicts: `
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [payments]
      Targets:
        - Id: ship
          Arn: arn:aws:lambda:eu-west-1:111122223333:function:ship`,
    },
  },
});
