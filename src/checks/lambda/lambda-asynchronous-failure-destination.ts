import type { Stated } from '../../architecture/index.ts';
import { eventRule, schedule } from '../../architecture/kinds/eventbridge.ts';
import { lambdaFunction, lambdaPermission } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Services that hand an event over and do not wait for an answer. */
const EVENTS = new Set(['s3.amazonaws.com', 'sns.amazonaws.com']);
/** Those that do so for events, or by the clock. */
const EVENTS_OR_CLOCK = new Set(['events.amazonaws.com', 'scheduler.amazonaws.com']);

export const lambdaAsynchronousFailureDestination = defineCheck({
  id: 'lambda-asynchronous-failure-destination',
  kind: lambdaFunction,
  related: [eventRule, lambdaPermission, schedule],
  title: 'Events that a Lambda function fails on are kept',
  why: 'When S3, SNS or EventBridge call a function, nobody waits for the answer. Lambda tries twice more and then drops the event. With a failure destination or a dead-letter queue it can be looked at and sent again.',
  remediation:
    'Give the function an on-failure destination, or a dead-letter queue, and an alarm on what arrives there.',
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  ],
  blindSpots: ['Functions that only other code calls asynchronously are not recognised.'],
  examine: (lambda, { referrers }) => {
    const rules = referrers(lambda, eventRule, 'triggers');
    const permissions = referrers(lambda, lambdaPermission, 'function');
    const [sender] = [
      ...rules.filter(({ hasPattern }) => hasPattern.state !== 'known' || hasPattern.value),
      ...permissions.filter(({ principal }) => isOneOf(principal, EVENTS)),
    ];
    const callers = [
      ...rules,
      ...referrers(lambda, schedule, 'triggers'),
      ...permissions.filter(({ principal }) => isOneOf(principal, EVENTS_OR_CLOCK)),
    ];
    const [caller] = sender === undefined ? callers : [sender];
    if (caller === undefined) return 'not-applicable';
    const { failureDestination } = lambda;
    switch (failureDestination.state) {
      case 'known':
        return supports('Events that fail go to a destination.', failureDestination.location);
      case 'unresolved':
        return inconclusive(failureDestination.reason, failureDestination.location);
      case 'absent':
        return sender === undefined
          ? inconclusive(
              `A run (by ${caller.id}) that fails three times is given up; with a schedule the next one comes by itself.`,
              lambda,
            )
          : contradicts(`Events (from ${caller.id}) that fail three times are lost.`, lambda);
    }
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "welcome" {
  function_name = "welcome"
  role          = "arn:aws:iam::111122223333:role/welcome"
}

resource "aws_lambda_permission" "signups" {
  function_name = aws_lambda_function.welcome.function_name
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:aws:sns:eu-west-1:111122223333:signups"
}

resource "aws_lambda_function_event_invoke_config" "welcome" {
  function_name = aws_lambda_function.welcome.function_name

  destination_config {
    on_failure {
      destination = "arn:aws:sqs:eu-west-1:111122223333:welcome-failed"
    }
  }
}`,
      contradicts: `
resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}

resource "aws_cloudwatch_event_rule" "paid" {
  name          = "paid"
  event_pattern = jsonencode({ source = ["payments"] })
}

resource "aws_cloudwatch_event_target" "paid" {
  rule = aws_cloudwatch_event_rule.paid.name
  arn  = aws_lambda_function.report.arn
}`,
      inconclusive: `
variable "failed_events" {
  type = string
}

resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"

  dead_letter_config {
    target_arn = var.failed_events
  }
}

resource "aws_lambda_permission" "uploads" {
  function_name = aws_lambda_function.report.function_name
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
  source_arn    = "arn:aws:s3:::uploads"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Welcome:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/welcome
      DeadLetterConfig:
        TargetArn: arn:aws:sqs:eu-west-1:111122223333:welcome-failed
  Signups:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
        source: [signups]
      Targets:
        - Id: welcome
          Arn: !GetAtt Welcome.Arn`,
      contradicts: `
Resources:
  Welcome:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/welcome
  Signups:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Welcome
      Action: lambda:InvokeFunction
      Principal: sns.amazonaws.com
      SourceArn: arn:aws:sns:eu-west-1:111122223333:signups`,
    },
  },
});

function isOneOf(principal: Stated<string>, services: ReadonlySet<string>): boolean {
  return principal.state === 'known' && services.has(principal.value);
}
