import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { expectOneOf, inconclusive } from '../expectations.ts';
import { EDGE_NEIGHBOURS, runsAtEdge } from '../lambda-at-edge.ts';

/** Variables by which tracing tools other than X-Ray are set up. */
const OTHER_TRACERS = /^(?:AWS_LAMBDA_EXEC_WRAPPER|OTEL_|DD_|NEW_RELIC_|DT_|LUMIGO_|HONEYCOMB_)/;

export const lambdaTracing = defineCheck({
  id: 'lambda-tracing',
  kind: lambdaFunction,
  related: EDGE_NEIGHBOURS,
  title: 'Lambda function records traces of its requests',
  why: 'A trace follows one request through every function, queue and table it touches. Without it nobody can tell which of ten services made a request slow, or where it was lost.',
  remediation: 'Set the tracing mode to Active and let the role write to X-Ray, or use OpenTelemetry.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html'],
  blindSpots: ['Other tracing tools are recognised only by their usual environment variables.'],
  examine: (item, neighbours) => {
    const { environment, tracing } = item;
    if (runsAtEdge(item, neighbours)) return 'not-applicable';
    const names = environment.state === 'known' ? [...environment.value.keys()] : [];
    const other = names.find((name) => OTHER_TRACERS.test(name));
    if (other !== undefined && tracing.state === 'known' && tracing.value !== 'Active') {
      return inconclusive(`X-Ray is off, but ${other} hints at another tracing tool.`, tracing.location);
    }
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
        Mode: PassThrough`,
    },
  },
});
