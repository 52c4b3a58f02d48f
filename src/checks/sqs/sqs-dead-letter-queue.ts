import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { DEAD_LETTER_SENDERS, isDeadLetterQueue, isNamedDeadLetterQueue } from '../dead-letter-queues.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const sqsDeadLetterQueue = defineCheck({
  id: 'sqs-dead-letter-queue',
  kind: sqsQueue,
  related: DEAD_LETTER_SENDERS,
  title: 'SQS queue sets aside messages that cannot be processed',
  why: 'A message that makes its consumer fail comes back again and again, holds up the others, and is lost when its time is over. A dead-letter queue takes it out after a few tries and keeps it for inspection.',
  remediation:
    'Give the queue a dead-letter queue with a sensible number of tries, and an alarm on its length.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  ],
  blindSpots: [
    'Whether anybody looks after the dead-letter queue is not judged here.',
    'A queue that code elsewhere uses as dead-letter queue is recognised by its name only.',
  ],
  examine: (queue, neighbours) => {
    const { deadLetterQueue } = queue;
    if (deadLetterQueue.state === 'known')
      return supports('Messages go to a dead-letter queue in the end.', deadLetterQueue.location);
    if (isDeadLetterQueue(queue, neighbours) || isNamedDeadLetterQueue(queue)) return 'not-applicable';
    return deadLetterQueue.state === 'unresolved'
      ? inconclusive(deadLetterQueue.reason, deadLetterQueue.location)
      : contradicts('The queue has no dead-letter queue.', queue);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "mails" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed_mails.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "failed_mails" {
  message_retention_seconds = 1209600
}`,
      contradicts: `
resource "aws_sqs_queue" "mails" {
  name = "mails"
}`,
      inconclusive: `
variable "redrive" {
  type = string
}

resource "aws_sqs_queue" "mails" {
  redrive_policy = var.redrive
}`,
      'not-applicable': `
resource "aws_sqs_queue" "mails_dlq" {
  name = "mails-dlq"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Mails:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt FailedMails.Arn
        maxReceiveCount: 5
  FailedMails:
    Type: AWS::SQS::Queue`,
      contradicts: `
Resources:
  Mails:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 120`,
    },
  },
});
