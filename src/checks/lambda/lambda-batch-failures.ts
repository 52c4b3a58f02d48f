import { eventSourceMapping } from '../../architecture/kinds/lambda.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Messages that Lambda takes from a queue at a time unless the code says otherwise. */
const DEFAULT_QUEUE_BATCH = 10;

export const lambdaBatchFailures = defineCheck({
  id: 'lambda-batch-failures',
  kind: eventSourceMapping,
  related: [sqsQueue],
  title: 'One bad message does not make Lambda repeat a whole batch',
  why: 'Lambda hands messages to a function in batches. If one of ten makes the function fail, all ten come back and are done again, also the nine that had succeeded: customers get two mails, orders are booked twice, and the bad one drags good ones into the dead-letter queue.',
  remediation:
    'Set ReportBatchItemFailures and let the function return the ids of the messages that failed. For streams, bisecting the batch on error helps as well.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html',
  ],
  blindSpots: [
    'Whether the function returns the ids that failed is not seen.',
    'A function that deletes each message itself, or that may do the same work twice without harm, is not recognised.',
  ],
  examine: (mapping, { follow }) => {
    const { batchSize, bisects, responseTypes, selfManagedKafka, source, startingPosition } = mapping;
    if (selfManagedKafka.state !== 'known' || selfManagedKafka.value) return 'not-applicable';
    const literals = source.state === 'known' ? source.value.literals : [];
    const isQueue =
      follow(source, sqsQueue).length > 0 || literals.some((arn) => /^arn:[a-z-]+:sqs:/.test(arn));
    const isStream =
      startingPosition.state !== 'absent' && !literals.some((arn) => /^arn:[a-z-]+:(?:kafka|mq):/.test(arn));
    if (!isQueue && !isStream) return 'not-applicable';
    if (batchSize.state === 'known' && batchSize.value === 1) return 'not-applicable';
    if (responseTypes.state === 'known' && responseTypes.value.values.includes('ReportBatchItemFailures')) {
      return supports('The function reports which messages failed.', responseTypes.location);
    }
    if (isStream && bisects.state === 'known' && bisects.value)
      return supports('A batch that fails is tried again in halves.', bisects.location);
    const open = [responseTypes, batchSize, ...(isStream ? [bisects] : [])].find(
      ({ state }) => state === 'unresolved',
    );
    if (open?.state === 'unresolved') return inconclusive(open.reason, open.location);
    if (responseTypes.state === 'known' && responseTypes.value.open.length > 0)
      return inconclusive(responseTypes.value.open.join(', '), responseTypes.location);
    if (isStream) {
      return inconclusive('If one record fails, the function gets the whole batch again.', mapping);
    }
    const size = batchSize.state === 'known' ? batchSize.value : DEFAULT_QUEUE_BATCH;
    return contradicts(`If one message fails, the function gets all ${size} of the batch again.`, mapping);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "mails" {}

resource "aws_lambda_event_source_mapping" "mails" {
  function_name           = "send-mails"
  event_source_arn        = aws_sqs_queue.mails.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]
}`,
      contradicts: `
resource "aws_sqs_queue" "mails" {}

resource "aws_lambda_event_source_mapping" "mails" {
  function_name    = "send-mails"
  event_source_arn = aws_sqs_queue.mails.arn
}`,
      inconclusive: `
variable "size" {
  type = number
}

resource "aws_sqs_queue" "mails" {}

resource "aws_lambda_event_source_mapping" "mails" {
  function_name    = "send-mails"
  event_source_arn = aws_sqs_queue.mails.arn
  batch_size       = var.size
}`,
      'not-applicable': `
resource "aws_sqs_queue" "mails" {}

resource "aws_lambda_event_source_mapping" "mails" {
  function_name    = "send-mails"
  event_source_arn = aws_sqs_queue.mails.arn
  batch_size       = 1
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Clicks:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: clicks
      EventSourceArn: arn:aws:kinesis:eu-west-1:111122223333:stream/clicks
      StartingPosition: LATEST
      BisectBatchOnFunctionError: true`,
      contradicts: `
Resources:
  Mails:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: send-mails
      EventSourceArn: arn:aws:sqs:eu-west-1:111122223333:mails
      BatchSize: 100
      MaximumBatchingWindowInSeconds: 20`,
    },
  },
});
