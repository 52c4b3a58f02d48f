import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

const LONGEST_SECONDS = 1_209_600;
const DAY_SECONDS = 86_400;

export const sqsDeadLetterRetention = defineCheck({
  id: 'sqs-dead-letter-retention',
  kind: sqsQueue,
  related: [sqsQueue],
  title: 'Dead-letter queue keeps messages for longer than the queue they come from',
  why: 'A message keeps the age it has when it moves to the dead-letter queue. If it waited three days and the dead-letter queue keeps messages for four, it is deleted a day later, often before anybody has looked.',
  remediation: 'Let the dead-letter queue keep messages for 14 days.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  ],
  blindSpots: ['FIFO queues are not judged: there the age begins anew in the dead-letter queue.'],
  examine: (queue, { referrers }) => {
    const sources = referrers(queue, sqsQueue, 'deadLetterQueue').filter(
      ({ fifo }) => fifo.state === 'known' && !fifo.value,
    );
    const { messageRetentionSeconds: kept } = queue;
    if (sources.length === 0 || kept.state === 'absent') return 'not-applicable';
    if (kept.state === 'unresolved') return inconclusive(kept.reason, kept.location);
    return sources.map(({ id, messageRetentionSeconds: source }) => {
      if (source.state === 'unresolved') return inconclusive(source.reason, source.location);
      if (source.state === 'absent')
        return inconclusive(`How long ${id} keeps messages is not known.`, queue);
      const facts = `It keeps messages for ${inDays(kept.value)}; ${id} keeps them for ${inDays(source.value)}`;
      if (kept.value > source.value || kept.value === LONGEST_SECONDS)
        return supports(`${facts}.`, kept.location);
      return kept.value < source.value
        ? contradicts(`${facts}: a message may be gone as soon as it arrives.`, kept.location)
        : inconclusive(`${facts}: what waited there for long is soon gone here.`, kept.location);
    });
  },
  fix: { set: [{ attribute: 'messageRetentionSeconds', value: 1_209_600 }] },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "failed" {
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "orders" {
  message_retention_seconds = 345600
  redrive_policy            = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}`,
      contradicts: `
resource "aws_sqs_queue" "failed" {}

resource "aws_sqs_queue" "orders" {
  message_retention_seconds = 1209600
  redrive_policy            = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}`,
      inconclusive: `
resource "aws_sqs_queue" "failed" {}

resource "aws_sqs_queue" "orders" {
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Failed:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5`,
      contradicts: `
Resources:
  Failed:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 86400
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 5`,
    },
  },
});

function inDays(seconds: number): string {
  const days = Math.round((seconds / DAY_SECONDS) * 10) / 10;
  return days === 1 ? '1 day' : `${days} days`;
}
