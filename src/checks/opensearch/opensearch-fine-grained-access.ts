import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const opensearchFineGrainedAccess = defineCheck({
  id: 'opensearch-fine-grained-access',
  kind: opensearchDomain,
  title: 'OpenSearch domain grants rights index by index',
  why: 'Without fine-grained access control a caller either gets in or does not: the service that writes access logs may also read the index of customers, or delete it. Rights for single indexes, documents and fields need it.',
  remediation: 'Turn on fine-grained access control, with a role or a user of its own as the master.',
  links: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html'],
  blindSpots: ['What the roles inside the domain allow is not seen.'],
  examine: ({ fineGrainedAccessControl, accessPolicy }) => {
    if (fineGrainedAccessControl.state === 'known' && !fineGrainedAccessControl.value) {
      const named =
        accessPolicy.state === 'known' &&
        accessPolicy.value.statements.every(
          ({ effect, principals }) =>
            effect === 'Deny' || principals.get('AWS')?.values.includes('*') !== true,
        );
      if (named) {
        return inconclusive(
          'The access policy names the callers; whether they need rights of different reach is not seen.',
          accessPolicy.location,
        );
      }
    }
    return expectTrue(fineGrainedAccessControl, {
      supports: 'Fine-grained access control is on.',
      contradicts: 'Whoever reaches the domain may read and write every index.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "tickets" {
  domain_name = "tickets"
  advanced_security_options {
    enabled = true
    master_user_options {
      master_user_arn = "arn:aws:iam::111122223333:role/search-admin"
    }
  }
}`,
      contradicts: `
resource "aws_opensearch_domain" "tickets" {
  domain_name = "tickets"
  vpc_options {
    subnet_ids = ["subnet-1"]
  }
}`,
      inconclusive: `
resource "aws_opensearch_domain" "tickets" {
  domain_name = "tickets"
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
    },
    cloudformation: {
      supports: `
Resources:
  Tickets:
    Type: AWS::OpenSearchService::Domain
    Properties:
      AdvancedSecurityOptions:
        Enabled: true
        MasterUserOptions:
          MasterUserARN: arn:aws:iam::111122223333:role/search-admin`,
      contradicts: `
Resources:
  Tickets:
    Type: AWS::OpenSearchService::Domain
    Properties:
      VPCOptions:
        SubnetIds: [subnet-1]`,
    },
  },
});
