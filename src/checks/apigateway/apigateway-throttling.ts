import {
  httpApi,
  httpIntegration,
  httpStage,
  restApi,
  restMethod,
  restStage,
} from '../../architecture/kinds/apigateway.ts';
import { usagePlan } from '../../architecture/kinds/apigateway-access.ts';
import type { ResourceOf, Stated } from '../../architecture/index.ts';
import { lambdaAlias, lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck, type Finding, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { functionsNamed } from '../lambda-invocation.ts';

type Related =
  | typeof restApi
  | typeof httpApi
  | typeof restMethod
  | typeof httpIntegration
  | typeof usagePlan
  | typeof lambdaFunction
  | typeof lambdaAlias;
type Stage = ResourceOf<typeof restStage> | ResourceOf<typeof httpStage>;

export const apigatewayThrottling = defineCheck({
  id: 'apigateway-throttling',
  kind: [restStage, httpStage],
  related: [restApi, httpApi, restMethod, httpIntegration, usagePlan, lambdaFunction, lambdaAlias],
  title: 'API stage turns requests away before what is behind it is overrun',
  why: 'Without a limit of its own, a stage lets in whatever the account may take: by default 10,000 requests a second, shared by all its APIs in the Region. One caller in a loop then uses up what the others need, and a function behind the API that may run only a few times at once answers the rest with server errors instead of "too many requests".',
  remediation:
    'Set a throttling rate and burst for the stage, with a burst no greater than the reserved concurrency of the functions behind it.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html',
  ],
  blindSpots: [
    'A stage without a limit of its own is not judged: the quota of the account holds for it, and may be enough.',
    'A rate-based rule of a web ACL before the API is not counted as a limit.',
    'Functions that an OpenAPI document names are not seen.',
  ],
  examine: (stage, neighbours) => {
    const limits = limitsOf(stage);
    const bursts = limits.flatMap(({ burst }) => (burst.state === 'known' && burst.value > 0 ? [burst] : []));
    const greatest = bursts.toSorted((a, b) => b.value - a.value)[0];
    const overrun =
      greatest === undefined
        ? []
        : functionsBehind(stage, neighbours).flatMap(({ id, reservedConcurrency }): Finding[] => {
            if (reservedConcurrency.state !== 'known' || reservedConcurrency.value < 1) return [];
            const left = greatest.value - reservedConcurrency.value;
            const facts = `The API lets in ${greatest.value} requests at once; ${id} runs ${reservedConcurrency.value} times at once`;
            return left > 0
              ? [contradicts(`${facts}: the other ${left} get a server error.`, greatest.location)]
              : [];
          });
    if (overrun.length > 0) return overrun;
    const set = limits.find(({ rate }) => rate.state === 'known' && rate.value >= 0);
    if (set?.rate.state === 'known')
      return supports(`The stage takes ${set.rate.value} requests a second at most.`, set.rate.location);
    const open = limits.flatMap(({ rate }) => (rate.state === 'unresolved' ? [rate] : []))[0];
    if (open !== undefined) return inconclusive(open.reason, open.location);
    const plan = plansOf(stage, neighbours).find(({ throttlingRate }) => throttlingRate.state !== 'absent');
    if (plan !== undefined) return supports(`The usage plan ${plan.id} limits each caller.`, plan);
    return 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "quote" {
  function_name                  = "quote"
  role                           = "arn:aws:iam::111122223333:role/quote"
  reserved_concurrent_executions = 100
}

resource "aws_apigatewayv2_api" "quote" {
  name          = "quote"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "quote" {
  api_id           = aws_apigatewayv2_api.quote.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.quote.invoke_arn
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.quote.id
  name   = "live"

  default_route_settings {
    throttling_rate_limit  = 200
    throttling_burst_limit = 100
  }
}`,
      contradicts: `
resource "aws_lambda_function" "quote" {
  function_name                  = "quote"
  role                           = "arn:aws:iam::111122223333:role/quote"
  reserved_concurrent_executions = 50
}

resource "aws_apigatewayv2_api" "quote" {
  name          = "quote"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "quote" {
  api_id           = aws_apigatewayv2_api.quote.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.quote.invoke_arn
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.quote.id
  name   = "live"

  default_route_settings {
    throttling_rate_limit  = 1000
    throttling_burst_limit = 500
  }
}`,
      'not-applicable': `
resource "aws_api_gateway_stage" "live" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "f6g7h8"
  stage_name    = "live"
}`,
      inconclusive: `
variable "rate" {
  type = number
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = "a1b2c3d4e5"
  name   = "live"

  default_route_settings {
    throttling_rate_limit = var.rate
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: a1b2c3d4e5
      StageName: live
      MethodSettings:
        - HttpMethod: '*'
          ResourcePath: /*
          ThrottlingRateLimit: 200
          ThrottlingBurstLimit: 100`,
      contradicts: `
Resources:
  Quote:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/quote
      ReservedConcurrentExecutions: 10
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: quote
  Ask:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: r1s2t3
      HttpMethod: POST
      AuthorizationType: AWS_IAM
      Integration:
        Type: AWS_PROXY
        IntegrationHttpMethod: POST
        Uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Quote.Arn}/invocations
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref Api
      StageName: live
      MethodSettings:
        - HttpMethod: '*'
          ResourcePath: /*
          ThrottlingRateLimit: 200
          ThrottlingBurstLimit: 100`,
    },
  },
});

interface Limit {
  readonly rate: Stated<number>;
  readonly burst: Stated<number>;
}

function limitsOf(stage: Stage): readonly Limit[] {
  if (!('methodSettings' in stage)) return [{ rate: stage.throttlingRate, burst: stage.throttlingBurst }];
  if (stage.methodSettings.state !== 'known') return [];
  return stage.methodSettings.value.items.map(({ throttlingRate, throttlingBurst }) => ({
    rate: throttlingRate,
    burst: throttlingBurst,
  }));
}

function functionsBehind(stage: Stage, neighbours: Neighbours<Related>) {
  const { follow, referrers } = neighbours;
  const routes = [
    ...follow(stage.api, restApi).flatMap((api) => referrers(api, restMethod, 'api')),
    ...follow(stage.api, httpApi).flatMap((api) => referrers(api, httpIntegration, 'api')),
  ];
  return [...new Set(routes.flatMap((route) => functionsNamed(route.function, neighbours)))];
}

function plansOf(stage: Stage, { follow, referrers }: Neighbours<Related>) {
  return follow(stage.api, restApi).flatMap((api) => referrers(api, usagePlan, 'apis'));
}
