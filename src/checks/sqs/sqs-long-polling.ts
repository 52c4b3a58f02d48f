import { eventSourceMapping } from '../../architecture/kinds/lambda.ts';
import { pipe } from '../../architecture/kinds/pipes.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { DEAD_LETTER_SENDERS, isDeadLetterQueue, isNamedDeadLetterQueue } from '../dead-letter-queues.ts';
import { inconclusive, supports } from '../expectations.ts';

export const sqsLongPolling = defineCheck({
  id: 'sqs-long-polling',
  kind: sqsQueue,
  related: [...DEAD_LETTER_SENDERS, eventSourceMapping, pipe],
  title: 'Readers of an SQS queue wait for messages instead of asking again and again',
  why: 'With short polling an empty queue answers at once, and the reader asks again at once: many thousand requests an hour for nothing, each of them paid for and each a CPU at work. A long poll waits up to 20 seconds for a message, and hands it out as soon as it is there.',
  remediation: 'Set the receive message wait time of the queue to 20 seconds.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html',
  ],
  blindSpots: [
    'Terraform: a queue without a wait does not contradict, or is not judged where nothing is written, since its readers may ask for a long poll themselves.',
    'CloudFormation: a queue without a wait does not contradict, or is not judged where nothing is written, since its readers may ask for a long poll themselves.',
    'Queues read by Lambda or by a pipe are not judged: both poll long.',
  ],
  examine: (queue, neighbours) => {
    const { receiveWaitTimeSeconds: wait } = queue;
    const { referrers } = neighbours;
    if (isDeadLetterQueue(queue, neighbours) || isNamedDeadLetterQueue(queue)) return 'not-applicable';
    const isPolledLong =
      referrers(queue, eventSourceMapping, 'source').length > 0 ||
      referrers(queue, pipe, 'source').length > 0;
    const isLeft = wait.state === 'known' && wait.byDefault === true;
    if (isPolledLong || isLeft || wait.state === 'absent') return 'not-applicable';
    if (wait.state === 'unresolved') return inconclusive(wait.reason, wait.location);
    if (wait.value > 0) return supports(`Readers wait up to ${wait.value} s for a message.`, wait.location);
    return inconclusive(
      'The queue answers at once, also when it is empty; whether its readers ask it to wait is not seen.',
      wait.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "prints" {
  receive_wait_time_seconds = 20
}`,
      inconclusive: `
resource "aws_sqs_queue" "reports" {
  name                      = "reports"
  receive_wait_time_seconds = 0
}`,
      'not-applicable': `
resource "aws_sqs_queue" "prints" {
  name = "prints"
}

resource "aws_lambda_event_source_mapping" "prints" {
  function_name    = "print"
  event_source_arn = aws_sqs_queue.prints.arn
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Prints:
    Type: AWS::SQS::Queue
    Properties:
      ReceiveMessageWaitTimeSeconds: 10`,
    },
  },
});
