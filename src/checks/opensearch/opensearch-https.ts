import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { whyNoEncryption } from '../search-domains.ts';
import { expectTrue } from '../expectations.ts';

export const opensearchHttps = defineCheck({
  id: 'opensearch-https',
  kind: opensearchDomain,
  title: 'OpenSearch domain encrypts traffic to it and between its nodes',
  why: 'Queries and documents travel from the application to the domain, and between its nodes. Without TLS they can be read on the way.',
  remediation: 'Enforce HTTPS on the endpoint and turn on node-to-node encryption.',
  links: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html'],
  examine: ({ enforceHttps, nodeToNodeEncryption }) => {
    const endpoint = expectTrue(enforceHttps, {
      supports: 'The endpoint takes HTTPS only.',
      contradicts: 'The endpoint takes plain HTTP as well.',
    });
    if (endpoint.verdict !== 'supports') return endpoint;
    return expectTrue(nodeToNodeEncryption, {
      supports: 'Traffic to the domain and between its nodes is encrypted.',
      contradicts: 'Traffic between the nodes is not encrypted.',
    });
  },
  fix: (domain) =>
    whyNoEncryption(domain) ?? {
      set: [
        { attribute: 'enforceHttps', value: true },
        { attribute: 'nodeToNodeEncryption', value: true },
      ],
      caution:
        'Clients that use plain HTTP are turned away. The domain is built anew behind its endpoint (blue/green).',
    },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "tickets" {
  domain_name = "tickets"
  node_to_node_encryption {
    enabled = true
  }
  domain_endpoint_options {
    enforce_https = true
  }
}`,
      contradicts: `
resource "aws_opensearch_domain" "tickets" {
  domain_name = "tickets"
}`,
      inconclusive: `
variable "https" {
  type = bool
}

resource "aws_opensearch_domain" "tickets" {
  domain_name = "tickets"
  domain_endpoint_options {
    enforce_https = var.https
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Tickets:
    Type: AWS::OpenSearchService::Domain
    Properties:
      NodeToNodeEncryptionOptions:
        Enabled: true
      DomainEndpointOptions:
        EnforceHTTPS: true`,
      contradicts: `
Resources:
  Tickets:
    Type: AWS::OpenSearchService::Domain
    Properties:
      DomainEndpointOptions:
        EnforceHTTPS: true`,
    },
  },
});
