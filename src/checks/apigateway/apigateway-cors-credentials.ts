import { httpApi } from '../../architecture/kinds/apigateway.ts';
import { lambdaFunctionUrl } from '../../architecture/kinds/lambda.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Patterns that every web site matches. */
const EVERY_SITE = new Set(['*', 'http://*', 'https://*']);

export const apigatewayCorsCredentials = defineCheck({
  id: 'apigateway-cors-credentials',
  kind: [httpApi, lambdaFunctionUrl],
  title: 'API takes cookies from named web sites only',
  why: "Browsers keep web sites apart, unless an API tells them otherwise. An API that accepts credentials from every site lets any page a user happens to open read and change that user's data with the user's own cookies.",
  remediation: 'List the origins of your own sites, or do not allow credentials.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html',
  ],
  blindSpots: ['CORS headers that the code behind the API sends are not seen; nor are those of REST APIs.'],
  examine: ({ corsCredentials, corsOrigins }) => {
    if (corsOrigins.state !== 'known') return 'not-applicable';
    if (corsCredentials.state === 'unresolved')
      return inconclusive(corsCredentials.reason, corsCredentials.location);
    if (corsCredentials.state === 'absent' || !corsCredentials.value) return 'not-applicable';
    const { open, values } = corsOrigins.value;
    const every = values.find((origin) => EVERY_SITE.has(origin));
    if (every !== undefined)
      return contradicts(
        `Credentials are accepted from ${every}, which is every site.`,
        corsOrigins.location,
      );
    const [reason] = open;
    return reason === undefined
      ? supports(`Credentials are accepted from ${values.join(', ')}.`, corsOrigins.location)
      : inconclusive(reason, corsOrigins.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_apigatewayv2_api" "basket" {
  name          = "basket"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins     = ["https://shop.example.com"]
    allow_credentials = true
  }
}`,
      contradicts: `
resource "aws_apigatewayv2_api" "basket" {
  name          = "basket"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins     = ["https://*"]
    allow_credentials = true
  }
}`,
      inconclusive: `
variable "site" {
  type = string
}

resource "aws_apigatewayv2_api" "basket" {
  name          = "basket"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins     = [var.site]
    allow_credentials = true
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Basket:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: basket
      ProtocolType: HTTP
      CorsConfiguration:
        AllowOrigins: ['https://shop.example.com']
        AllowCredentials: true`,
      contradicts: `
Resources:
  Basket:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: basket
      AuthType: NONE
      Cors:
        AllowOrigins: ['*']
        AllowCredentials: true`,
    },
  },
});
