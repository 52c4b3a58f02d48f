import { apiDomainName } from '../../architecture/kinds/apigateway-access.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const apigatewayDomainTlsVersion = defineCheck({
  id: 'apigateway-domain-tls-version',
  kind: apiDomainName,
  title: 'Custom domain of an API speaks TLS 1.2 or later',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and auditors no longer accept them. A domain that still offers them lets an attacker in between talk a client down to the weaker version.',
  remediation: 'Set the security policy TLS_1_2, or one of the newer policies with TLS 1.3.',
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
  ],
  examine: ({ securityPolicy }) =>
    expect(securityPolicy, (policy) => !/^(?:TLS_1_[01]|SecurityPolicy_TLS1[01]_.*)$/.test(policy), {
      supports: (policy) => `The security policy is ${policy}.`,
      contradicts: (policy) => `The security policy ${policy} lets clients use TLS 1.0.`,
      absent: {
        verdict: 'inconclusive',
        message:
          'The code names no security policy; which TLS versions are offered follows from how the domain was made.',
      },
    }),
  fix: {
    set: [{ attribute: 'securityPolicy', value: 'TLS_1_2', replaces: ['TLS_1_0', 'TLS_1_1'] }],
    caution: 'Clients that speak nothing newer than TLS 1.1 can no longer connect.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_apigatewayv2_domain_name" "api" {
  domain_name = "api.example.com"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/a1b2"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}`,
      contradicts: `
resource "aws_api_gateway_domain_name" "api" {
  domain_name     = "api.example.com"
  certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/a1b2"
  security_policy = "TLS_1_0"
}`,
      inconclusive: `
resource "aws_api_gateway_domain_name" "api" {
  domain_name     = "api.example.com"
  certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/a1b2"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Domain:
    Type: AWS::ApiGatewayV2::DomainName
    Properties:
      DomainName: api.example.com
      DomainNameConfigurations:
        - CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/a1b2
          SecurityPolicy: TLS_1_2`,
      contradicts: `
Resources:
  Domain:
    Type: AWS::ApiGateway::DomainName
    Properties:
      DomainName: api.example.com
      CertificateArn: arn:aws:acm:us-east-1:111122223333:certificate/a1b2
      SecurityPolicy: TLS_1_0`,
    },
  },
});
