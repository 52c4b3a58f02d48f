import { eventSourceMapping } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive, supports } from '../expectations.ts';

export const lambdaStreamFailureDestination = defineCheck({
  id: 'lambda-stream-failure-destination',
  kind: eventSourceMapping,
  title: 'Records of a stream that a Lambda function cannot handle are put aside',
  why: 'A record that makes the function fail is tried again until it expires, and all records behind it in the same shard wait, up to a week. Then it is dropped without a trace. With a limit on retries and a failure destination, the stream goes on and the bad record is kept.',
  remediation:
    'Set maximum retry attempts and an on-failure destination, such as a queue that someone looks at.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-errors.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html',
  ],
  blindSpots: ['Error handling inside the function is not seen.'],
  examine: ({ failureDestination, maximumRetries, selfManagedKafka, startingPosition, location }) => {
    if (startingPosition.state === 'absent') return 'not-applicable';
    if (selfManagedKafka.state !== 'known' || selfManagedKafka.value) return 'not-applicable';
    if (failureDestination.state === 'unresolved') {
      return supports('Failed records go to a destination.', failureDestination.location);
    }
    if (failureDestination.state === 'absent') {
      return contradicts(
        'A record that fails holds up those behind it until it expires, and is then lost.',
        location,
      );
    }
    if (maximumRetries.state === 'unresolved')
      return inconclusive(maximumRetries.reason, maximumRetries.location);
    return expect(maximumRetries, (retries) => retries >= 0, {
      supports: (retries) => `After ${retries} retries, failed records go to a destination.`,
      contradicts:
        'Failed records go to a destination, but only after retries without limit until they expire.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_event_source_mapping" "clicks" {
  function_name          = "clicks"
  event_source_arn       = "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"
  starting_position      = "LATEST"
  maximum_retry_attempts = 5

  destination_config {
    on_failure {
      destination_arn = "arn:aws:sqs:eu-west-1:111122223333:clicks-failed"
    }
  }
}`,
      contradicts: `
resource "aws_lambda_event_source_mapping" "clicks" {
  function_name     = "clicks"
  event_source_arn  = "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"
  starting_position = "LATEST"
}`,
      inconclusive: `
variable "retries" {
  type = number
}

resource "aws_lambda_event_source_mapping" "clicks" {
  function_name          = "clicks"
  event_source_arn       = "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"
  starting_position      = "LATEST"
  maximum_retry_attempts = var.retries

  destination_config {
    on_failure {
      destination_arn = "arn:aws:sqs:eu-west-1:111122223333:clicks-failed"
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Clicks:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: clicks
      EventSourceArn: arn:aws:dynamodb:eu-west-1:111122223333:table/clicks/stream/2026-01-01T00:00:00.000
      StartingPosition: TRIM_HORIZON
      MaximumRetryAttempts: 3
      DestinationConfig:
        OnFailure:
          Destination: arn:aws:sqs:eu-west-1:111122223333:clicks-failed`,
      contradicts: `
Resources:
  Clicks:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: clicks
      EventSourceArn: arn:aws:dynamodb:eu-west-1:111122223333:table/clicks/stream/2026-01-01T00:00:00.000
      StartingPosition: TRIM_HORIZON
      DestinationConfig:
        OnFailure:
          Destination: arn:aws:sqs:eu-west-1:111122223333:clicks-failed`,
    },
  },
});
