import { restStage } from '../../architecture/kinds/apigateway.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const apigatewayTracing = defineCheck({
  id: 'apigateway-tracing',
  kind: restStage,
  title: 'REST API begins a trace for its requests',
  why: 'A trace that begins at the door shows the whole way of a request: the time in the API itself, in the function behind it and in what that calls. Begun later, it misses what the caller sees.',
  remediation: 'Turn on X-Ray tracing for the stage.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html'],
  blindSpots: ['HTTP APIs cannot trace by themselves and are not judged.'],
  examine: ({ tracing }) =>
    expectTrue(tracing, { supports: 'X-Ray tracing is on.', contradicts: 'X-Ray tracing is off.' }),
  fix: {
    set: [{ attribute: 'tracing', value: true }],
    caution: 'X-Ray charges for the traces that it records.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_stage" "public" {
  rest_api_id          = "a1b2c3d4e5"
  deployment_id        = "f6g7h8"
  stage_name           = "public"
  xray_tracing_enabled = true
}`,
      contradicts: `
resource "aws_api_gateway_stage" "public" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "public"
}`,
      inconclusive: `
variable "trace" {
  type = bool
}

resource "aws_api_gateway_stage" "public" {
  rest_api_id          = "a1b2c3d4e5"
  deployment_id        = "f6g7h8"
  stage_name           = "public"
  xray_tracing_enabled = var.trace
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Public:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: a1b2c3d4e5
      StageName: public
      TracingEnabled: true`,
      contradicts: `
Resources:
  Public:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: a1b2c3d4e5
      StageName: public`,
    },
  },
});
