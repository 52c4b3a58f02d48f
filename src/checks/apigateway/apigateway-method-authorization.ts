import type { ResourceOf, Stated } from '../../architecture/index.ts';
import { httpApi, httpRoute, restApi, restMethod } from '../../architecture/kinds/apigateway.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

export const apigatewayMethodAuthorization = defineCheck({
  id: 'apigateway-method-authorization',
  kind: [restMethod, httpRoute],
  related: [httpApi, httpRoute, restApi, restMethod],
  title: 'API checks who is calling before it lets a request in',
  why: 'A route without authorization serves anybody who finds the address. Every check then rests on the code behind it, and one forgotten check is a leak.',
  remediation:
    'Give the route an authorizer (IAM, a JWT or Cognito, or a Lambda function). If it must be public, such as a sign-in page, accept the risk with that reason.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
  ],
  blindSpots: [
    'Checks of the caller in the code behind the route are not seen.',
    'Routes that an OpenAPI document defines are not read.',
  ],
  examine: (route, neighbours) => {
    const { follow } = neighbours;
    if ('httpMethod' in route) {
      if (is(route.httpMethod, 'OPTIONS')) return 'not-applicable';
      const [api] = follow(route.api, restApi);
      if (api?.endpointTypes.state === 'known' && api.endpointTypes.value.values.includes('PRIVATE')) {
        if (is(route.authorization, 'NONE')) {
          return inconclusive(
            'No authorization, but the API can be reached from VPCs only.',
            route.authorization.location,
          );
        }
      }
      if (
        is(route.authorization, 'NONE') &&
        route.apiKeyRequired.state === 'known' &&
        route.apiKeyRequired.value
      ) {
        return contradicts(
          'An API key is asked for, which does not prove who is calling.',
          route.authorization.location,
        );
      }
    } else {
      const [api] = follow(route.api, httpApi);
      const isSocket = api?.protocol.state === 'known' && api.protocol.value === 'WEBSOCKET';
      if (isSocket && !is(route.routeKey, '$connect')) return 'not-applicable';
      if (route.routeKey.state === 'known' && route.routeKey.value.startsWith('OPTIONS '))
        return 'not-applicable';
    }
    const guarded = isOpenOnPurpose(route) ? guardedBeside(route, neighbours) : undefined;
    if (guarded !== undefined) {
      return inconclusive(
        `Anybody may call the route, while ${guarded.id} of the same API asks who is calling: it may be meant so.`,
        route.authorization.location,
      );
    }
    return expect(route.authorization, (type) => type !== 'NONE', {
      supports: (type) => `Callers are checked (${type}).`,
      contradicts: 'Anybody may call the route.',
      absent: { verdict: 'inconclusive', message: 'The code does not state an authorization type.' },
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_api_gateway_method" "read" {
  rest_api_id   = "a1b2c3d4e5"
  resource_id   = "r1s2t3"
  http_method   = "GET"
  authorization = "AWS_IAM"
}`,
      contradicts: `
resource "aws_apigatewayv2_route" "write" {
  api_id    = "a1b2c3d4e5"
  route_key = "POST /accounts"
}`,
      inconclusive: `
variable "authorization" {
  type = string
}

resource "aws_api_gateway_method" "read" {
  rest_api_id   = "a1b2c3d4e5"
  resource_id   = "r1s2t3"
  http_method   = "GET"
  authorization = var.authorization
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Write:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: a1b2c3d4e5
      RouteKey: POST /accounts
      AuthorizationType: JWT
      AuthorizerId: x1y2z3`,
      contradicts: `
Resources:
  Read:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: a1b2c3d4e5
      ResourceId: r1s2t3
      HttpMethod: GET
      AuthorizationType: NONE`,
    },
  },
});

type Route = ResourceOf<typeof restMethod> | ResourceOf<typeof httpRoute>;

/** The code says outright that the route asks for nothing. */
function isOpenOnPurpose({ authorization }: Route): boolean {
  return is(authorization, 'NONE') && authorization.state === 'known' && authorization.byDefault !== true;
}

/** Another route of the same API that asks callers who they are. */
function guardedBeside(
  route: Route,
  { follow, referrers }: Neighbours<typeof restApi | typeof httpApi | typeof restMethod | typeof httpRoute>,
): Route | undefined {
  const routes: readonly Route[] =
    'httpMethod' in route
      ? follow(route.api, restApi).flatMap((api) => referrers(api, restMethod, 'api'))
      : follow(route.api, httpApi).flatMap((api) => referrers(api, httpRoute, 'api'));
  return routes.find(
    ({ authorization }) => authorization.state === 'known' && authorization.value !== 'NONE',
  );
}

function is(stated: Stated<string>, value: string): boolean {
  return stated.state === 'known' && stated.value === value;
}
