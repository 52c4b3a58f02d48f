import type { Architecture, Resource, ResourceOf, Stated } from '../../architecture/index.ts';
import { restStage } from '../../architecture/kinds/apigateway.ts';
import type { graphqlApi } from '../../architecture/kinds/appsync.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { stateMachine } from '../../architecture/kinds/stepfunctions.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { architectureIn, ENTRIES, stationsOf } from '../request-entries.ts';
import { templateFunction, terraformFunction } from '../request-examples.ts';

/** Whether a station takes part in the trace of a request. */
interface Part {
  readonly resource: Resource;
  /** The station itself, and all before it. */
  readonly way: ReadonlySet<Resource>;
  readonly station: Resource;
  readonly traces: 'yes' | 'no' | 'unknown';
}

export const workloadTraceUnbroken = defineCheck({
  id: 'workload-trace-unbroken',
  kind: ENTRIES,
  related: [restStage, lambdaFunction, stateMachine],
  title: 'A trace follows a request over every station that can take part',
  why: 'A trace is read from end to end: where did the two seconds go? If the API does not begin it, or the state machine in the middle drops it, the pieces before and after are separate stories, and the time between them belongs to nobody.',
  remediation:
    'Turn on X-Ray tracing for the API stage, the functions and the state machines of the same way.',
  links: [
    'https://docs.aws.amazon.com/xray/latest/devguide/aws-xray.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_monitor_aws_resources_end_to_end.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
  ],
  blindSpots: [
    'Ways on which nothing traces are the matter of other checks, as is tracing with other tools.',
    'HTTP APIs, load balancers and CloudFront take no part in X-Ray and are left out.',
  ],
  examine: (entry, neighbours) => {
    const stations = stationsOf(entry, neighbours);
    if (stations === undefined) return 'not-applicable';
    const architecture = architectureIn(neighbours);
    const own = { resource: entry, calls: [] };
    const stated = [own, ...stations.filter(({ knownBy }) => knownBy !== 'permission')].flatMap(
      ({ calls, resource: station }) => {
        const way = new Set([entry, ...calls.map(({ to }) => to)]);
        return tracesOf(station, architecture).map((part) => ({ ...part, station, way }));
      },
    );
    const begins = stated.some(
      ({ resource, traces }) => traces === 'yes' && resource.kind !== lambdaFunction.id,
    );
    const parts = begins ? stated.filter((part) => !follows(part)) : stated;
    const on = parts.filter(({ traces }) => traces === 'yes');
    const off = parts.flatMap((part) => {
      const other = part.traces === 'no' ? on.find((candidate) => isOnOneWay(part, candidate)) : undefined;
      return other === undefined ? [] : [{ resource: part.resource, other: other.resource }];
    });
    const unknown = parts.find(({ traces }) => traces === 'unknown');
    if (parts.length < 2 || on.length === 0) return 'not-applicable';
    if (off.length > 0) {
      return off.map(({ other, resource }) =>
        contradicts(
          `${other.id} traces requests that ${resource.id}, on the same way, leaves out.`,
          resource,
        ),
      );
    }
    if (parts.some(({ traces }) => traces === 'no')) return 'not-applicable';
    if (unknown !== undefined) {
      return inconclusive(`Whether ${unknown.resource.id} traces is not known.`, unknown.resource);
    }
    return supports(`All ${on.length} stations that can take part in a trace do.`, entry);
  },
  examples: {
    terraform: {
      supports: tracedFrom('true'),
      contradicts: tracedFrom('false'),
      inconclusive: `
variable "trace" {
  type = bool
}
${tracedFrom('var.trace')}`,
    },
    cloudformation: {
      supports: template(true),
      contradicts: template(false),
    },
  },
});

function isOnOneWay(one: Part, other: Part): boolean {
  return one.way.has(other.station) || other.way.has(one.station);
}

function tracesOf(
  resource: Resource,
  architecture: Architecture,
): readonly Pick<Part, 'resource' | 'traces'>[] {
  switch (resource.kind) {
    case 'apigateway-rest-api':
      return architecture
        .referrers(resource, restStage, 'api')
        .map((stage) => ({ resource: stage, traces: asPart(stage.tracing) }));
    case 'appsync-graphql-api':
      return [{ resource, traces: asPart((resource as ResourceOf<typeof graphqlApi>).tracing) }];
    case 'stepfunctions-state-machine':
      return [{ resource, traces: asPart((resource as ResourceOf<typeof stateMachine>).tracing) }];
    case 'lambda-function': {
      const { tracing } = resource as ResourceOf<typeof lambdaFunction>;
      const isActive: Stated<boolean> =
        tracing.state === 'known' ? { ...tracing, value: tracing.value === 'Active' } : tracing;
      return [{ resource, traces: asPart(isActive) }];
    }
    default:
      return [];
  }
}

/** A function that does not begin traces still takes part in one that another station began. */
function follows({ resource, traces }: Pick<Part, 'resource' | 'traces'>): boolean {
  return resource.kind === lambdaFunction.id && traces === 'no';
}

function asPart(stated: Stated<boolean>): Part['traces'] {
  if (stated.state === 'unresolved') return 'unknown';
  return stated.state === 'known' && stated.value ? 'yes' : 'no';
}

function tracedFrom(stage: string): string {
  return `
resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_method" "order" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_rest_api.shop.root_resource_id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "order" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_rest_api.shop.root_resource_id
  http_method             = aws_api_gateway_method.order.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.order.invoke_arn
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  deployment_id        = "d1e2f3"
  stage_name           = "live"
  xray_tracing_enabled = ${stage}
}
${terraformFunction('order', 'tracing_config {\n  mode = "Active"\n}')}`;
}

function template(machine: boolean): string {
  return `
Resources:
  Address:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !Ref Order
      AuthType: AWS_IAM${templateFunction(
        'Order',
        `TracingConfig:
  Mode: Active
Environment:
  Variables:
    BILLING: !Ref Billing`,
      )}
  Billing:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/billing
      TracingConfiguration:
        Enabled: ${machine}
      Definition:
        StartAt: Done
        States:
          Done:
            Type: Succeed`;
}
