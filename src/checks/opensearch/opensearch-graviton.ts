import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { instanceFamily, isGraviton } from '../instance-families.ts';

export const opensearchGraviton = defineCheck({
  id: 'opensearch-graviton',
  kind: opensearchDomain,
  title: 'OpenSearch domain runs on AWS Graviton processors',
  why: 'Graviton nodes index and search more for the same money and the same energy. Clients notice nothing of the change.',
  remediation:
    'Change the instance type to one with a g after its generation, for example r7g.large.search, or to the OR1 family.',
  links: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html',
  ],
  blindSpots: ['Dedicated master nodes and warm nodes are not looked at.'],
  examine: ({ instanceType }) => {
    if (instanceType.state === 'absent') return 'not-applicable';
    if (instanceType.state === 'unresolved') return inconclusive(instanceType.reason, instanceType.location);
    const family = instanceFamily(instanceType.value);
    if (family === undefined) return 'not-applicable';
    return isGraviton(family)
      ? supports(`${instanceType.value} runs on Graviton.`, instanceType.location)
      : contradicts(`${instanceType.value} does not run on Graviton.`, instanceType.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "recipes" {
  domain_name = "recipes"
  cluster_config {
    instance_type = "or1.medium.search"
  }
}`,
      contradicts: `
resource "aws_elasticsearch_domain" "recipes" {
  domain_name = "recipes"
  cluster_config {
    instance_type = "m5.large.elasticsearch"
  }
}`,
      inconclusive: `
variable "instance_type" {
  type = string
}

resource "aws_opensearch_domain" "recipes" {
  domain_name = "recipes"
  cluster_config {
    instance_type = var.instance_type
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Recipes:
    Type: AWS::OpenSearchService::Domain
    Properties:
      ClusterConfig:
        InstanceType: r7g.large.search`,
      contradicts: `
Resources:
  Recipes:
    Type: AWS::OpenSearchService::Domain
    Properties:
      ClusterConfig:
        InstanceType: r5.large.search`,
    },
  },
});
