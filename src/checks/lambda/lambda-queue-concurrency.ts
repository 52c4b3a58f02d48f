import type { ResourceOf } from '../../architecture/index.ts';
import { eventSourceMapping, lambdaAlias, lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

type Mapping = ResourceOf<typeof eventSourceMapping>;

/** Attempts that AWS advises a queue to allow before a message is set aside, when Lambda reads it. */
const ADVISED_ATTEMPTS = 5;

export const lambdaQueueConcurrency = defineCheck({
  id: 'lambda-queue-concurrency',
  kind: lambdaFunction,
  related: [eventSourceMapping, lambdaAlias, sqsQueue],
  title: 'Queues hand a Lambda function no more work at a time than it may do',
  why: 'Lambda takes messages from a queue with more and more readers, whatever the reserved concurrency of the function. What the function may not run is thrown back, and counts as a failed attempt all the same: after a few of these, messages that nobody ever looked at lie in the dead-letter queue.',
  remediation:
    'Set a maximum concurrency on each event source mapping, together no more than the reserved concurrency of the function.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  ],
  blindSpots: ['Functions without reserved concurrency are not judged: what is left of the account decides.'],
  examine: (lambda, neighbours) => {
    const { reservedConcurrency: reserved } = lambda;
    const mappings = queueMappingsOf(lambda, neighbours);
    if (mappings.length === 0 || reserved.state === 'absent') return 'not-applicable';
    if (reserved.state === 'unresolved') return inconclusive(reserved.reason, reserved.location);
    if (reserved.value < 1) return 'not-applicable';
    const limits = mappings.map(({ maximumConcurrency }) => maximumConcurrency);
    const open = limits.find(({ state }) => state === 'unresolved');
    if (open?.state === 'unresolved') return inconclusive(open.reason, open.location);
    const unlimited = mappings.find(({ maximumConcurrency }) => maximumConcurrency.state === 'absent');
    if (unlimited !== undefined) return ofUnlimited(unlimited, reserved.value, neighbours);
    const total = limits.reduce((sum, limit) => sum + (limit.state === 'known' ? limit.value : 0), 0);
    const facts = `Its queues may invoke it ${total} times at once; it has ${reserved.value} reserved`;
    return total <= reserved.value
      ? supports(`${facts}.`, reserved.location)
      : contradicts(`${facts}: what is beyond that is thrown back.`, reserved.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "thumbnail" {
  function_name                  = "thumbnail"
  role                           = "arn:aws:iam::111122223333:role/thumbnail"
  reserved_concurrent_executions = 20
}

resource "aws_sqs_queue" "pictures" {}

resource "aws_lambda_event_source_mapping" "pictures" {
  function_name    = aws_lambda_function.thumbnail.arn
  event_source_arn = aws_sqs_queue.pictures.arn

  scaling_config {
    maximum_concurrency = 20
  }
}`,
      contradicts: `
resource "aws_lambda_function" "thumbnail" {
  function_name                  = "thumbnail"
  role                           = "arn:aws:iam::111122223333:role/thumbnail"
  reserved_concurrent_executions = 10
}

resource "aws_sqs_queue" "pictures" {}

resource "aws_sqs_queue" "urgent" {}

resource "aws_lambda_event_source_mapping" "pictures" {
  function_name    = aws_lambda_function.thumbnail.arn
  event_source_arn = aws_sqs_queue.pictures.arn

  scaling_config {
    maximum_concurrency = 8
  }
}

resource "aws_lambda_event_source_mapping" "urgent" {
  function_name    = aws_lambda_function.thumbnail.arn
  event_source_arn = aws_sqs_queue.urgent.arn

  scaling_config {
    maximum_concurrency = 8
  }
}`,
      inconclusive: `
resource "aws_lambda_function" "thumbnail" {
  function_name                  = "thumbnail"
  role                           = "arn:aws:iam::111122223333:role/thumbnail"
  reserved_concurrent_executions = 10
}

resource "aws_sqs_queue" "pictures" {}

resource "aws_lambda_event_source_mapping" "pictures" {
  function_name    = aws_lambda_function.thumbnail.arn
  event_source_arn = aws_sqs_queue.pictures.arn
}`,
      'not-applicable': `
resource "aws_lambda_function" "thumbnail" {
  function_name = "thumbnail"
  role          = "arn:aws:iam::111122223333:role/thumbnail"
}

resource "aws_sqs_queue" "pictures" {}

resource "aws_lambda_event_source_mapping" "pictures" {
  function_name    = aws_lambda_function.thumbnail.arn
  event_source_arn = aws_sqs_queue.pictures.arn
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Thumbnail:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/thumbnail
      ReservedConcurrentExecutions: 20
  Pictures:
    Type: AWS::SQS::Queue
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Thumbnail
      EventSourceArn: !GetAtt Pictures.Arn
      ScalingConfig:
        MaximumConcurrency: 10`,
      contradicts: `
Resources:
  Thumbnail:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/thumbnail
      ReservedConcurrentExecutions: 2
  Failed:
    Type: AWS::SQS::Queue
  Pictures:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 3
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Thumbnail
      EventSourceArn: !GetAtt Pictures.Arn`,
    },
  },
});

function queueMappingsOf(
  lambda: ResourceOf<typeof lambdaFunction>,
  { follow, referrers }: Neighbours<typeof eventSourceMapping | typeof lambdaAlias | typeof sqsQueue>,
): readonly Mapping[] {
  return [lambda, ...referrers(lambda, lambdaAlias, 'function')]
    .flatMap((name) => referrers(name, eventSourceMapping, 'function'))
    .filter(({ enabled, source }) => {
      const isOff = enabled.state === 'known' && !enabled.value;
      return !isOff && follow(source, sqsQueue).length > 0;
    });
}

function ofUnlimited(mapping: Mapping, reserved: number, { follow }: Neighbours<typeof sqsQueue>) {
  const facts = `${mapping.id} has no maximum concurrency, the function ${reserved} reserved`;
  const [queue] = follow(mapping.source, sqsQueue);
  const attempts = queue?.maxReceiveCount;
  return attempts?.state === 'known' && attempts.value < ADVISED_ATTEMPTS
    ? contradicts(
        `${facts}: messages thrown back ${attempts.value} times go to the dead-letter queue unread.`,
        mapping,
      )
    : inconclusive(`${facts}: what is too much is thrown back and counts as a failed attempt.`, mapping);
}
