import { httpIntegration, restMethod } from '../../architecture/kinds/apigateway.ts';
import type { ResourceOf, Stated } from '../../architecture/index.ts';
import { defineCheck } from '../check.ts';
import { contradicts, supports } from '../expectations.ts';

export const apigatewayIntegrationEncryption = defineCheck({
  id: 'apigateway-integration-encryption',
  kind: [restMethod, httpIntegration],
  title: 'API reaches the server behind it over TLS',
  why: 'Callers see a lock in the browser, but that only covers the way to the API. If the API passes requests on to a server over plain HTTP, passwords and personal data cross the internet in the clear on the second half of the way.',
  remediation:
    'Use an https address with a certificate that is checked, or a VPC link so that requests do not leave the private network.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
  ],
  blindSpots: [
    'Terraform: an integration counts where its HTTP method is taken from the method resource.',
    'Requests through a VPC link are not judged: they stay in the private network.',
  ],
  examine: (route) => {
    const { connectionType, integrationUri } = route;
    if (connectionType.state !== 'known' || connectionType.value !== 'INTERNET') return 'not-applicable';
    const uri = beginningOf(integrationUri);
    if (uri === undefined || !/^(?:https?:|\$\{)/i.test(uri)) return 'not-applicable';
    if (/^http:/i.test(uri)) return contradicts('Requests go on over plain HTTP.', integrationUri.location);
    if (skipsCheck(route)) {
      return contradicts('The certificate of the server is not checked.', integrationUri.location);
    }
    return uri.startsWith('https:')
      ? supports('Requests go on over HTTPS.', integrationUri.location)
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_apigatewayv2_integration" "shop" {
  api_id             = "a1b2c3d4e5"
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = "https://shop.example.com/{proxy}"
}`,
      contradicts: `
resource "aws_apigatewayv2_integration" "shop" {
  api_id             = "a1b2c3d4e5"
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = "http://shop.example.com/{proxy}"
}`,
      'not-applicable': `
resource "aws_apigatewayv2_integration" "shop" {
  api_id             = "a1b2c3d4e5"
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = "http://shop.internal/{proxy}"
  connection_type    = "VPC_LINK"
  connection_id      = "v1w2x3"
}`,
      inconclusive: `
variable "with_api" {
  type = bool
}

resource "aws_apigatewayv2_integration" "shop" {
  count              = var.with_api ? 1 : 0
  api_id             = "a1b2c3d4e5"
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = "http://shop.example.com/{proxy}"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Shop:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: a1b2c3d4e5
      ResourceId: r1s2t3
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      Integration:
        Type: HTTP_PROXY
        IntegrationHttpMethod: GET
        Uri: https://shop.example.com/`,
      contradicts: `
Parameters:
  Host:
    Type: String
Resources:
  Shop:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: a1b2c3d4e5
      ResourceId: r1s2t3
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      Integration:
        Type: HTTP_PROXY
        IntegrationHttpMethod: GET
        Uri: !Sub http://\${Host}/`,
    },
  },
});

/** The text as far as it is known, `${…}` for each open part. */
function beginningOf(stated: Stated<string>): string | undefined {
  switch (stated.state) {
    case 'known':
      return stated.value;
    case 'unresolved':
      return stated.text;
    case 'absent':
      return undefined;
  }
}

function skipsCheck(route: ResourceOf<typeof restMethod> | ResourceOf<typeof httpIntegration>): boolean {
  return (
    'skipsCertificateCheck' in route &&
    route.skipsCertificateCheck.state === 'known' &&
    route.skipsCertificateCheck.value
  );
}
