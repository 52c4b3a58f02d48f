import { httpApi, restApi } from '../../architecture/kinds/apigateway.ts';
import { apiDomainName, apiMapping } from '../../architecture/kinds/apigateway-access.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const apigatewayMutualTlsEnforced = defineCheck({
  id: 'apigateway-mutual-tls-enforced',
  kind: [restApi, httpApi],
  related: [apiDomainName, apiMapping],
  title: 'API with mutual TLS cannot be reached around it',
  why: 'Mutual TLS asks callers of the custom domain for a certificate. The address that API Gateway gives every API by itself asks for none: as long as it is open, anybody who knows it walks past the check.',
  remediation: 'Turn off the default execute-api endpoint of the API.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
  ],
  blindSpots: ['Domains that are mapped to the API in other code are not seen.'],
  examine: (api, { follow, referrers }) => {
    const domain = referrers(api, apiMapping, 'api')
      .flatMap((mapping) => follow(mapping.domain, apiDomainName))
      .find(({ mutualTls }) => mutualTls.state !== 'known' || mutualTls.value);
    if (domain === undefined) return 'not-applicable';
    if (domain.mutualTls.state !== 'known')
      return inconclusive(`Whether ${domain.id} asks for certificates is known only at deployment.`, domain);
    const { defaultEndpointDisabled: disabled } = api;
    if (disabled.state === 'unresolved') return inconclusive(disabled.reason, disabled.location);
    return disabled.state === 'known' && disabled.value
      ? supports('The API can be reached through its domain only.', disabled.location)
      : contradicts(
          `${domain.id} asks for client certificates; the default endpoint does not.`,
          disabled.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_apigatewayv2_api" "partners" {
  name                         = "partners"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_domain_name" "partners" {
  domain_name = "partners.example.com"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/a1b2"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }

  mutual_tls_authentication {
    truststore_uri = "s3://example-trust/partners.pem"
  }
}

resource "aws_apigatewayv2_api_mapping" "partners" {
  api_id      = aws_apigatewayv2_api.partners.id
  domain_name = aws_apigatewayv2_domain_name.partners.id
  stage       = "$default"
}`,
      contradicts: `
resource "aws_api_gateway_rest_api" "partners" {
  name = "partners"
}

resource "aws_api_gateway_domain_name" "partners" {
  domain_name              = "partners.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/a1b2"
  security_policy          = "TLS_1_2"

  mutual_tls_authentication {
    truststore_uri = "s3://example-trust/partners.pem"
  }
}

resource "aws_api_gateway_base_path_mapping" "partners" {
  api_id      = aws_api_gateway_rest_api.partners.id
  stage_name  = "live"
  domain_name = aws_api_gateway_domain_name.partners.domain_name
}`,
      inconclusive: `
variable "closed" {
  type = bool
}

resource "aws_api_gateway_rest_api" "partners" {
  name                         = "partners"
  disable_execute_api_endpoint = var.closed
}

resource "aws_api_gateway_domain_name" "partners" {
  domain_name              = "partners.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/a1b2"

  mutual_tls_authentication {
    truststore_uri = "s3://example-trust/partners.pem"
  }
}

resource "aws_api_gateway_base_path_mapping" "partners" {
  api_id      = aws_api_gateway_rest_api.partners.id
  domain_name = aws_api_gateway_domain_name.partners.domain_name
}`,
      'not-applicable': `
resource "aws_api_gateway_rest_api" "open" {
  name = "open"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: partners
      ProtocolType: HTTP
      DisableExecuteApiEndpoint: true
  Domain:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: partners.example.com
      MutualTlsAuthentication:
        TruststoreUri: s3://example-trust/partners.pem
  Mapping:
    Type: AWS::ApiGatewayV2::ApiMapping
    Properties:
      ApiId: !Ref Api
      DomainName: !Ref Domain
      Stage: $default`,
      contradicts: `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: partners
  Domain:
    Type: AWS::ApiGateway::DomainName
    Properties:
      DomainName: partners.example.com
      RegionalCertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/a1b2
      MutualTlsAuthentication:
        TruststoreUri: s3://example-trust/partners.pem
  Mapping:
    Type: AWS::ApiGateway::BasePathMapping
    Properties:
      RestApiId: !Ref Api
      DomainName: !Ref Domain
      Stage: live`,
    },
  },
});
