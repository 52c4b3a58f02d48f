import { eventSourceMapping } from '../../architecture/kinds/lambda.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** What AWS advises where Lambda reads the queue. */
const ADVISED_FOR_LAMBDA = 5;
const MANY = 100;

export const sqsReceiveCount = defineCheck({
  id: 'sqs-receive-count',
  kind: sqsQueue,
  related: [eventSourceMapping],
  title: 'SQS queue gives a message several tries, and not endlessly many',
  why: 'A receive count of one sets a message aside at the first hiccup: a consumer that was just being replaced, a database that was busy for a second. Hundreds of tries are no better: a message that can never succeed then costs work for days before anybody hears of it.',
  remediation:
    'Set a maximum receive count of about three to ten; at least five where Lambda reads the queue.',
  links: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  ],
  examine: (queue, { referrers }) => {
    const { maxReceiveCount: count } = queue;
    if (count.state === 'absent') return 'not-applicable';
    if (count.state === 'unresolved') return inconclusive(count.reason, count.location);
    const { location, value } = count;
    if (value <= 1) return contradicts('A message is set aside after a single try.', location);
    if (value > MANY)
      return contradicts(`A message is tried ${value} times before it is set aside.`, location);
    const isReadByLambda = referrers(queue, eventSourceMapping, 'source').length > 0;
    return isReadByLambda && value < ADVISED_FOR_LAMBDA
      ? inconclusive(
          `A message gets ${value} tries. Lambda counts it as one when the function was merely busy, so AWS advises five.`,
          location,
        )
      : supports(`A message gets ${value} tries.`, location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "refunds" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:failed-refunds"
    maxReceiveCount     = 5
  })
}`,
      contradicts: `
resource "aws_sqs_queue" "refunds" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:failed-refunds"
    maxReceiveCount     = 1
  })
}`,
      inconclusive: `
resource "aws_sqs_queue" "refunds" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:failed-refunds"
    maxReceiveCount     = 3
  })
}

resource "aws_lambda_event_source_mapping" "refunds" {
  function_name    = "refund"
  event_source_arn = aws_sqs_queue.refunds.arn
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Refunds:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: arn:aws:sqs:eu-west-1:111122223333:failed-refunds
        maxReceiveCount: 3`,
      contradicts: `
Resources:
  Refunds:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: arn:aws:sqs:eu-west-1:111122223333:failed-refunds
        maxReceiveCount: 1000`,
    },
  },
});
