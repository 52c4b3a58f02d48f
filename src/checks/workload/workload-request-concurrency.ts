import type { Resource, ResourceOf, Stated } from '../../architecture/index.ts';
import { httpApi, httpStage, restApi, restStage } from '../../architecture/kinds/apigateway.ts';
import { lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { requestPaths } from '../../architecture/topology/request-paths.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import {
  TERRAFORM_HTTP_API,
  TEMPLATE_HTTP_API,
  templateFunction,
  terraformFunction,
} from '../request-examples.ts';

/** Lambda takes at most this many requests a second for each reserved copy of a function. */
const REQUESTS_PER_COPY = 10;

export const workloadRequestConcurrency = defineCheck({
  id: 'workload-request-concurrency',
  kind: [restStage, httpStage],
  related: [restApi, httpApi, lambdaFunction],
  title: 'API lets in no more requests than the functions behind it may take',
  why: 'The limit of the API and the limit of the function are two gates in a row. Where the outer one lets in a thousand requests a second and the inner one takes fifty, the difference fails inside as an error of the server, not at the door as a polite "too many requests" that clients know to wait for.',
  remediation:
    'Set the rate of the stage to at most ten times the reserved concurrency of the smallest function behind it, and the burst to at most that concurrency; or reserve more.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_mitigate_interaction_failure_throttle_requests.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
  ],
  blindSpots: [
    'Stages without a limit of their own, and functions without reserved concurrency, are not compared.',
    'Terraform: settings for single methods of a REST API are not compared, only those for all of them.',
  ],
  examine: (stage, { derived, follow }) => {
    const limits = limitsOf(stage);
    if (limits === undefined) return 'not-applicable';
    const [api] = [...follow(stage.api, restApi), ...follow(stage.api, httpApi)];
    if (api === undefined) return 'not-applicable';
    const functions = derived(requestPaths)
      .stationsFrom(api)
      .filter(({ knownBy, resource, waits }) => {
        return resource.kind === lambdaFunction.id && knownBy === 'link' && waits === 'yes';
      })
      .map(({ resource }) => resource as ResourceOf<typeof lambdaFunction>)
      .flatMap((lambda) => {
        const { reservedConcurrency: copies } = lambda;
        return copies.state === 'known' && copies.value > 0 ? [{ lambda, copies: copies.value }] : [];
      });
    const [smallest] = functions.toSorted((a, b) => a.copies - b.copies);
    if (smallest === undefined) return 'not-applicable';
    const { burst, rate } = limits;
    if (rate.state === 'unresolved') return inconclusive(rate.reason, rate.location);
    if (rate.state === 'absent' || rate.value < 0) return 'not-applicable';
    const { copies, lambda } = smallest;
    const facts = `The API lets in ${rate.value} requests a second; ${lambda.id} has ${copies} reserved copies`;
    if (rate.value > copies * REQUESTS_PER_COPY) {
      return contradicts(`${facts} and takes ${copies * REQUESTS_PER_COPY} at most.`, rate.location);
    }
    if (burst.state === 'known' && burst.value > copies) {
      return inconclusive(
        `${facts}, fewer than the ${burst.value} requests of a burst: it depends on how fast they are.`,
        burst.location,
      );
    }
    return supports(`${facts}.`, rate.location);
  },
  examples: {
    terraform: {
      supports: stageWith(200, 40, 50),
      contradicts: stageWith(1000, 50, 50),
      inconclusive: stageWith(200, 400, 50),
      'not-applicable': stageWith(200, 40, 50).replaceAll(/reserved_.*/g, ''),
    },
    cloudformation: {
      supports: template(100),
      contradicts: template(2000),
    },
  },
});

interface Limits {
  readonly rate: Stated<number>;
  readonly burst: Stated<number>;
}

function limitsOf(stage: ResourceOf<typeof restStage> | ResourceOf<typeof httpStage>): Limits | undefined {
  if (!isRest(stage)) return { rate: stage.throttlingRate, burst: stage.throttlingBurst };
  const settings = stage.methodSettings.state === 'known' ? stage.methodSettings.value.items : [];
  const [only, second] = settings;
  return only === undefined || second !== undefined
    ? undefined
    : { rate: only.throttlingRate, burst: only.throttlingBurst };
}

function isRest(stage: Resource): stage is ResourceOf<typeof restStage> {
  return stage.kind === restStage.id;
}

function stageWith(rate: number, burst: number, copies: number): string {
  return `${TERRAFORM_HTTP_API}
resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.shop.id
  name   = "live"

  default_route_settings {
    throttling_rate_limit  = ${rate}
    throttling_burst_limit = ${burst}
  }
}
${terraformFunction('order', `reserved_concurrent_executions = ${copies}`)}`;
}

function template(rate: number): string {
  return `${TEMPLATE_HTTP_API}
  Stage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: live
      DefaultRouteSettings:
        ThrottlingRateLimit: ${rate}
        ThrottlingBurstLimit: 20${templateFunction('Order', 'ReservedConcurrentExecutions: 25')}`;
}
