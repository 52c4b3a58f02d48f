import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { supports } from '../expectations.ts';
import { expectNoPublicGrant } from '../public-access.ts';

export const opensearchPolicyNotPublic = defineCheck({
  id: 'opensearch-policy-not-public',
  kind: opensearchDomain,
  title: 'OpenSearch domain lets in named callers only',
  why: 'A domain on the internet whose policy allows everyone can be searched, and emptied, by anybody who finds its address. Scanners find such addresses within hours.',
  remediation:
    'Name the roles that may come in, put the domain into a VPC, or turn on fine-grained access control.',
  links: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html'],
  blindSpots: ['A principal that only deployment knows is taken as a named one.'],
  examine: ({ accessPolicy, subnets, fineGrainedAccessControl }) => {
    if (subnets.state !== 'absent') return 'not-applicable';
    if (fineGrainedAccessControl.state === 'known' && fineGrainedAccessControl.value) {
      return supports(
        'Fine-grained access control asks every caller to sign in.',
        fineGrainedAccessControl.location,
      );
    }
    return expectNoPublicGrant(accessPolicy, {
      supports: 'The access policy names those whom it lets in.',
      contradicts: 'The access policy lets everyone on the internet in.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "library" {
  domain_name = "library"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/search" }
      Action    = "es:ESHttp*"
      Resource  = "*"
    }]
  })
}`,
      contradicts: `
resource "aws_opensearch_domain" "library" {
  domain_name = "library"
  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "es:*"
      Resource  = "*"
    }]
  })
}`,
      inconclusive: `
variable "policy" {
  type = string
}

resource "aws_opensearch_domain" "library" {
  domain_name     = "library"
  access_policies = var.policy
}`,
      'not-applicable': `
resource "aws_opensearch_domain" "library" {
  domain_name = "library"
  vpc_options {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Library:
    Type: AWS::OpenSearchService::Domain
    Properties:
      AccessPolicies:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:role/search
            Action: es:ESHttp*
            Resource: "*"`,
      contradicts: `
Resources:
  Library:
    Type: AWS::OpenSearchService::Domain
    Properties:
      AccessPolicies:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: "*"
            Action: es:*
            Resource: "*"`,
    },
  },
});
