import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { whyNoEncryption } from '../search-domains.ts';
import { expectTrue } from '../expectations.ts';

export const opensearchEncryption = defineCheck({
  id: 'opensearch-encryption',
  kind: opensearchDomain,
  title: 'OpenSearch domain encrypts its indices and snapshots',
  why: 'A search index is a second copy of the data behind it, often with everything in one place. It deserves the same protection.',
  remediation: 'Turn on encryption at rest; on current versions an existing domain can be changed.',
  links: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html'],
  examine: ({ encryptionAtRest }) =>
    expectTrue(encryptionAtRest, {
      supports: 'Encryption at rest is on.',
      contradicts: 'Encryption at rest is off.',
    }),
  fix: (domain) =>
    whyNoEncryption(domain) ?? {
      set: [{ attribute: 'encryptionAtRest', value: true }],
      caution:
        'The domain is built anew behind its endpoint (blue/green), and the change cannot be taken back.',
    },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "products" {
  domain_name = "products"
  encrypt_at_rest {
    enabled = true
  }
}`,
      contradicts: `
resource "aws_opensearch_domain" "products" {
  domain_name = "products"
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_opensearch_domain" "products" {
  domain_name = "products"
  encrypt_at_rest {
    enabled = var.encrypt
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Products:
    Type: AWS::OpenSearchService::Domain
    Properties:
      EncryptionAtRestOptions:
        Enabled: true`,
      contradicts: `
Resources:
  Products:
    Type: AWS::OpenSearchService::Domain
    Properties:
      EngineVersion: OpenSearch_2.17`,
    },
  },
});
