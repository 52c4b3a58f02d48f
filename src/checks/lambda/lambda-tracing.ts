import type { ResourceOf } from '../../architecture/index.ts';
import { eventSourceMapping, lambdaFunction, lambdaPermission } from '../../architecture/kinds/lambda.ts';
import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { expectOneOf, inconclusive } from '../expectations.ts';
import { EDGE_NEIGHBOURS, runsAtEdge } from '../lambda-at-edge.ts';
import { INVOKERS, isCalledByApi } from '../lambda-invocation.ts';

/** Variables by which tracing tools other than X-Ray are set up. */
const OTHER_TRACERS = /^(?:AWS_LAMBDA_EXEC_WRAPPER|OTEL_|DD_|NEW_RELIC_|DT_|LUMIGO_|HONEYCOMB_)/;

export const lambdaTracing = defineCheck({
  id: 'lambda-tracing',
  kind: lambdaFunction,
  related: [...EDGE_NEIGHBOURS, ...INVOKERS, eventSourceMapping, lambdaPermission, stateMachine],
  title: 'Lambda function records traces of its requests',
  why: 'A trace follows one request through every function, queue and table it touches. Without it nobody can tell which of ten services made a request slow, or where it was lost.',
  remediation: 'Set the tracing mode to Active and let the role write to X-Ray, or use OpenTelemetry.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html'],
  blindSpots: [
    'A function that nothing in the code calls, or only a clock or an alarm, is not judged: no request passes through it.',
    'Other tracing tools are recognised only by their usual environment variables.',
  ],
  examine: (item, neighbours) => {
    const { environment, tracing } = item;
    if (runsAtEdge(item, neighbours)) return 'not-applicable';
    const names = environment.state === 'known' ? [...environment.value.keys()] : [];
    const other = names.find((name) => OTHER_TRACERS.test(name));
    if (other !== undefined && tracing.state === 'known' && tracing.value !== 'Active') {
      return inconclusive(`X-Ray is off, but ${other} hints at another tracing tool.`, tracing.location);
    }
    const isOff = tracing.state === 'known' && tracing.value !== 'Active';
    if (isOff && !isOnRequestPath(item, neighbours)) return 'not-applicable';
    return expectOneOf(tracing, ['Active'], {
      supports: 'X-Ray tracing is on.',
      contradicts: 'X-Ray tracing is off.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role          = "arn:aws:iam::111122223333:role/checkout"

  tracing_config {
    mode = "Active"
  }
}`,
      contradicts: `
resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role          = "arn:aws:iam::111122223333:role/checkout"
}

resource "aws_lambda_event_source_mapping" "orders" {
  function_name    = aws_lambda_function.checkout.arn
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
}`,
      inconclusive: `
resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role          = "arn:aws:iam::111122223333:role/checkout"

  environment {
    variables = {
      AWS_LAMBDA_EXEC_WRAPPER = "/opt/otel-handler"
    }
  }
}`,
      'not-applicable': `
resource "aws_lambda_function" "nightly" {
  function_name = "nightly"
  role          = "arn:aws:iam::111122223333:role/nightly"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Checkout:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/checkout
      TracingConfig:
        Mode: Active`,
      contradicts: `
Resources:
  Checkout:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/checkout
      TracingConfig:
        Mode: PassThrough
  Called:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Checkout
      Action: lambda:InvokeFunction
      Principal: apigateway.amazonaws.com`,
    },
  },
});

/** Services that pass on what users or other programs sent. */
const PASS_REQUESTS_ON = new Set([
  'apigateway.amazonaws.com',
  'elasticloadbalancing.amazonaws.com',
  's3.amazonaws.com',
  'sns.amazonaws.com',
]);

function isOnRequestPath(
  item: ResourceOf<typeof lambdaFunction>,
  neighbours: Neighbours<
    (typeof INVOKERS)[number] | typeof eventSourceMapping | typeof lambdaPermission | typeof stateMachine
  >,
): boolean {
  const { referrers } = neighbours;
  return (
    isCalledByApi(item, neighbours) ||
    referrers(item, eventSourceMapping, 'function').length > 0 ||
    referrers(item, stateMachine, 'calls').length > 0 ||
    referrers(item, lambdaPermission, 'function').some(
      ({ principal }) => principal.state === 'known' && PASS_REQUESTS_ON.has(principal.value),
    )
  );
}
