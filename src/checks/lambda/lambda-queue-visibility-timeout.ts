import { eventSourceMapping, lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { sqsQueue } from '../../architecture/kinds/sqs.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** How many times the function's timeout AWS advises a queue to hide a message. */
const ADVISED = 6;

export const lambdaQueueVisibilityTimeout = defineCheck({
  id: 'lambda-queue-visibility-timeout',
  kind: eventSourceMapping,
  related: [lambdaFunction, sqsQueue],
  title: 'Queue hides a message for longer than the Lambda function works on it',
  why: 'While a function works on a message, the queue hides it from others for the visibility timeout. If that ends before the function does, the message is handed out again and done twice. AWS advises six times the timeout of the function, to leave room for retries.',
  remediation: 'Set the visibility timeout of the queue to six times the timeout of the function.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html'],
  examine: (mapping, { follow }) => {
    const [queue] = follow(mapping.source, sqsQueue);
    const [lambda] = follow(mapping.function, lambdaFunction);
    if (queue === undefined || lambda === undefined) return 'not-applicable';
    const hidden = queue.visibilityTimeoutSeconds;
    const working = lambda.timeoutSeconds;
    for (const time of [hidden, working]) {
      if (time.state === 'unresolved') return inconclusive(time.reason, time.location);
    }
    if (hidden.state !== 'known' || working.state !== 'known') return 'not-applicable';
    const facts = `The queue hides a message for ${hidden.value} s; the function may take ${working.value} s`;
    if (hidden.value < working.value)
      return contradicts(`${facts}: messages are done twice.`, hidden.location);
    if (hidden.value >= ADVISED * working.value) return supports(`${facts}.`, hidden.location);
    return inconclusive(
      `${facts}. That is less than the six times that leave room for retries; whether it is enough, load decides.`,
      hidden.location,
    );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_sqs_queue" "jobs" {
  name                       = "jobs"
  visibility_timeout_seconds = 180
}

resource "aws_lambda_function" "jobs" {
  function_name = "jobs"
  role          = "arn:aws:iam::111122223333:role/jobs"
  timeout       = 30
}

resource "aws_lambda_event_source_mapping" "jobs" {
  function_name    = aws_lambda_function.jobs.arn
  event_source_arn = aws_sqs_queue.jobs.arn
}`,
      contradicts: `
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_lambda_function" "jobs" {
  function_name = "jobs"
  role          = "arn:aws:iam::111122223333:role/jobs"
  timeout       = 120
}

resource "aws_lambda_event_source_mapping" "jobs" {
  function_name    = aws_lambda_function.jobs.arn
  event_source_arn = aws_sqs_queue.jobs.arn
}`,
      inconclusive: `
resource "aws_sqs_queue" "jobs" {
  name                       = "jobs"
  visibility_timeout_seconds = 30
}

resource "aws_lambda_function" "jobs" {
  function_name = "jobs"
  role          = "arn:aws:iam::111122223333:role/jobs"
  timeout       = 30
}

resource "aws_lambda_event_source_mapping" "jobs" {
  function_name    = aws_lambda_function.jobs.arn
  event_source_arn = aws_sqs_queue.jobs.arn
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Jobs:
    Type: AWS::SQS::Queue
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/jobs
      Timeout: 5
  Feed:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Worker
      EventSourceArn: !GetAtt Jobs.Arn`,
      contradicts: `
Resources:
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/jobs
      Timeout: 300
  Feed:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !Ref Worker
      EventSourceArn: !GetAtt Jobs.Arn`,
    },
  },
});
