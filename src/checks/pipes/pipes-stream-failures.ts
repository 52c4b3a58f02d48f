import { kinesisStream } from '../../architecture/kinds/kinesis.ts';
import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { pipe } from '../../architecture/kinds/pipes.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const pipesStreamFailures = defineCheck({
  id: 'pipes-stream-failures',
  kind: pipe,
  related: [dynamodbTable, kinesisStream],
  title: 'A record that fails does not hold up the whole pipe',
  why: 'A pipe reads a stream in order. Unless told otherwise it tries a record that its target refuses again and again until the record expires, a day later or more, and everything behind it waits for that long, and the record itself is lost.',
  remediation: 'Set a maximum of retries and a dead-letter queue on the source of the pipe.',
  links: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html'],
  blindSpots: ['Pipes that read queues are not judged: there the queue has its own dead-letter queue.'],
  examine: (item, { follow }) => {
    const { deadLetterQueue, maximumRetries, source } = item;
    const literals = source.state === 'known' ? source.value.literals : [];
    const isStream =
      follow(source, kinesisStream).length > 0 ||
      follow(source, dynamodbTable).length > 0 ||
      literals.some((arn) => /^arn:[a-z-]+:(?:kinesis|dynamodb):/.test(arn));
    if (!isStream) return 'not-applicable';
    if (deadLetterQueue.state === 'absent')
      return contradicts(
        'A record that fails holds up those behind it until it expires, and is then lost.',
        item,
      );
    if (maximumRetries.state === 'unresolved')
      return inconclusive(maximumRetries.reason, maximumRetries.location);
    return maximumRetries.state === 'known' && maximumRetries.value >= 0
      ? supports(
          `After ${maximumRetries.value} retries, failed records go to a queue.`,
          deadLetterQueue.location,
        )
      : contradicts(
          'Failed records go to a queue, but only after retries without limit until they expire.',
          item,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_pipes_pipe" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/orders"
  source   = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
  target   = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"

  source_parameters {
    kinesis_stream_parameters {
      starting_position      = "LATEST"
      maximum_retry_attempts = 5

      dead_letter_config {
        arn = "arn:aws:sqs:eu-west-1:111122223333:failed-orders"
      }
    }
  }
}`,
      contradicts: `
resource "aws_pipes_pipe" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/orders"
  source   = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
  target   = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"

  source_parameters {
    kinesis_stream_parameters {
      starting_position = "LATEST"
    }
  }
}`,
      inconclusive: `
variable "retries" {
  type = number
}

resource "aws_pipes_pipe" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/orders"
  source   = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
  target   = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"

  source_parameters {
    kinesis_stream_parameters {
      starting_position      = "LATEST"
      maximum_retry_attempts = var.retries

      dead_letter_config {
        arn = "arn:aws:sqs:eu-west-1:111122223333:failed-orders"
      }
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::Pipes::Pipe
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/orders
      Source: arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000
      Target: arn:aws:events:eu-west-1:111122223333:event-bus/orders
      SourceParameters:
        DynamoDBStreamParameters:
          StartingPosition: LATEST
          MaximumRetryAttempts: 3
          DeadLetterConfig:
            Arn: arn:aws:sqs:eu-west-1:111122223333:failed-orders`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::Pipes::Pipe
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/orders
      Source: arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000
      Target: arn:aws:events:eu-west-1:111122223333:event-bus/orders
      SourceParameters:
        DynamoDBStreamParameters:
          StartingPosition: LATEST`,
    },
  },
});
