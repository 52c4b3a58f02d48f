import type { ResourceOf } from '../../architecture/index.ts';
import { restApi, restMethod, restStage } from '../../architecture/kinds/apigateway.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const apigatewayTracing = defineCheck({
  id: 'apigateway-tracing',
  kind: restStage,
  related: [restApi, restMethod],
  title: 'REST API begins a trace for its requests',
  why: 'A trace that begins at the door shows the whole way of a request: the time in the API itself, in the function behind it and in what that calls. Begun later, it misses what the caller sees.',
  remediation: 'Turn on X-Ray tracing for the stage.',
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html'],
  blindSpots: ['HTTP APIs cannot trace by themselves and are not judged.'],
  examine: (stage, { follow, referrers }) => {
    const said = expectTrue(stage.tracing, {
      supports: 'X-Ray tracing is on.',
      contradicts: 'X-Ray tracing is off.',
    });
    const methods = follow(stage.api, restApi).flatMap((api) => referrers(api, restMethod, 'api'));
    return said.verdict === 'contradicts' && methods.length > 0 && methods.every(leadsToServer)
      ? inconclusive(
          'X-Ray tracing is off. The API only passes requests on to servers, which may be traced by another tool.',
          said.location,
        )
      : said;
  },
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

/** Over the network to a server of its own, not to a function or another service of AWS. */
function leadsToServer({ connectionType, integrationUri }: ResourceOf<typeof restMethod>): boolean {
  const isPrivate = connectionType.state === 'known' && connectionType.value === 'VPC_LINK';
  return isPrivate || (integrationUri.state === 'known' && /^https?:/i.test(integrationUri.value));
}
