import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const opensearchTlsPolicy = defineCheck({
  id: 'opensearch-tls-policy',
  kind: opensearchDomain,
  title: 'OpenSearch domain takes TLS 1.2 or newer only',
  why: 'TLS 1.0 and 1.1 can be broken by attackers on the network. Unless a policy is chosen, the endpoint of a domain still takes them from any client that asks.',
  remediation: 'Choose a TLS security policy that starts at TLS 1.2.',
  links: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html',
  ],
  examine: ({ tlsPolicy }) =>
    expect(tlsPolicy, (policy) => !policy.includes('TLS-1-0'), {
      supports: (policy) => `${policy} is in force.`,
      contradicts: 'The endpoint still takes TLS 1.0.',
    }),
  fix: {
    set: [{ attribute: 'tlsPolicy', value: 'Policy-Min-TLS-1-2-2019-07' }],
    caution: 'Clients that speak nothing newer than TLS 1.1 can no longer connect.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "articles" {
  domain_name = "articles"
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}`,
      contradicts: `
resource "aws_opensearch_domain" "articles" {
  domain_name = "articles"
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
  }
}`,
      inconclusive: `
variable "tls" {
  type = string
}

resource "aws_opensearch_domain" "articles" {
  domain_name = "articles"
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = var.tls
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Articles:
    Type: AWS::OpenSearchService::Domain
    Properties:
      DomainEndpointOptions:
        EnforceHTTPS: true
        TLSSecurityPolicy: Policy-Min-TLS-1-2-2019-07`,
      contradicts: `
Resources:
  Articles:
    Type: AWS::OpenSearchService::Domain
    Properties:
      DomainEndpointOptions:
        EnforceHTTPS: true`,
    },
  },
});
