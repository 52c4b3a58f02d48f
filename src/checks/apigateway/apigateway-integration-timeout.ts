import { httpApi, httpIntegration, restMethod } from '../../architecture/kinds/apigateway.ts';
import { lambdaAlias, lambdaFunction } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { functionsNamed } from '../lambda-invocation.ts';

const HTTP_API_DEFAULT_MS = 30_000;
const WEBSOCKET_DEFAULT_MS = 29_000;

export const apigatewayIntegrationTimeout = defineCheck({
  id: 'apigateway-integration-timeout',
  kind: [restMethod, httpIntegration],
  related: [httpApi, lambdaAlias, lambdaFunction],
  title: 'Lambda function behind an API gives up before the API does',
  why: 'API Gateway waits for a limited time, then tells the caller that it failed. A function that may run longer goes on working for nobody, is paid for, and may finish what the caller believes has failed and tries again.',
  remediation:
    'Set the timeout of the function below that of the integration, or start long work through a queue and answer at once.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html',
  ],
  blindSpots: ['Terraform: an integration counts where its HTTP method is taken from the method resource.'],
  examine: (route, neighbours) => {
    const { follow } = neighbours;
    const [lambda] = functionsNamed(route.function, neighbours);
    if (lambda === undefined) return 'not-applicable';
    const { timeoutSeconds } = lambda;
    if (timeoutSeconds.state !== 'known') {
      return timeoutSeconds.state === 'absent'
        ? 'not-applicable'
        : inconclusive(timeoutSeconds.reason, timeoutSeconds.location);
    }
    const { integrationTimeoutMs } = route;
    if (integrationTimeoutMs.state === 'unresolved') {
      return inconclusive(integrationTimeoutMs.reason, integrationTimeoutMs.location);
    }
    const [api] = follow(
      'httpMethod' in route ? { state: 'absent', location: route.location } : route.api,
      httpApi,
    );
    const isSocket = api?.protocol.state === 'known' && api.protocol.value === 'WEBSOCKET';
    const byDefault = isSocket ? WEBSOCKET_DEFAULT_MS : HTTP_API_DEFAULT_MS;
    const waits = integrationTimeoutMs.state === 'known' ? integrationTimeoutMs.value : byDefault;
    const facts = `${lambda.id} may take ${timeoutSeconds.value} s; the API waits ${waits / 1000} s`;
    return timeoutSeconds.value * 1000 <= waits
      ? supports(`${facts}.`, timeoutSeconds.location)
      : contradicts(`${facts}.`, timeoutSeconds.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_lambda_function" "quote" {
  function_name = "quote"
  role          = "arn:aws:iam::111122223333:role/quote"
  timeout       = 10
}

resource "aws_apigatewayv2_integration" "quote" {
  api_id           = "a1b2c3d4e5"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.quote.invoke_arn
}`,
      contradicts: `
resource "aws_lambda_function" "quote" {
  function_name = "quote"
  role          = "arn:aws:iam::111122223333:role/quote"
  timeout       = 300
}

resource "aws_api_gateway_method" "quote" {
  rest_api_id   = "a1b2c3d4e5"
  resource_id   = "r1s2t3"
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "quote" {
  rest_api_id             = "a1b2c3d4e5"
  resource_id             = "r1s2t3"
  http_method             = aws_api_gateway_method.quote.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.quote.invoke_arn
}`,
      inconclusive: `
variable "seconds" {
  type = number
}

resource "aws_lambda_function" "quote" {
  function_name = "quote"
  role          = "arn:aws:iam::111122223333:role/quote"
  timeout       = var.seconds
}

resource "aws_apigatewayv2_integration" "quote" {
  api_id           = "a1b2c3d4e5"
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.quote.invoke_arn
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Quote:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/quote
      Timeout: 20
  Ask:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: a1b2c3d4e5
      ResourceId: r1s2t3
      HttpMethod: POST
      AuthorizationType: AWS_IAM
      Integration:
        Type: AWS_PROXY
        IntegrationHttpMethod: POST
        Uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Quote.Arn}/invocations`,
      contradicts: `
Resources:
  Quote:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/quote
      Timeout: 60
  Ask:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: a1b2c3d4e5
      IntegrationType: AWS_PROXY
      IntegrationUri: !GetAtt Quote.Arn
      PayloadFormatVersion: "2.0"`,
    },
  },
});
