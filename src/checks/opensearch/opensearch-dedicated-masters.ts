import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, expect, inconclusive } from '../expectations.ts';

/** From here on data nodes should not have to lead as well. */
const MANY_NODES = 10;

export const opensearchDedicatedMasters = defineCheck({
  id: 'opensearch-dedicated-masters',
  kind: opensearchDomain,
  title: 'OpenSearch domain can elect a leader when one node is lost',
  why: 'The nodes of a domain elect a leader by majority. With two candidates the loss of one leaves no majority, and the whole domain stops. In large domains data nodes that also lead are slowed down until they drop out.',
  remediation: 'Run three dedicated master nodes in three Availability Zones.',
  links: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html',
  ],
  blindSpots: ['Domains with fewer than ten data nodes and no dedicated masters are not judged.'],
  examine: ({ dedicatedMasters, dedicatedMasterCount: count, instanceCount }) => {
    if (dedicatedMasters.state === 'unresolved')
      return inconclusive(dedicatedMasters.reason, dedicatedMasters.location);
    if (dedicatedMasters.state === 'known' && dedicatedMasters.value) {
      return expect(count, (masters) => masters >= 3, {
        supports: (masters) => `There are ${masters} dedicated master nodes.`,
        contradicts: (masters) =>
          `With ${masters} dedicated master node${masters === 1 ? '' : 's'} no majority is left when one is lost.`,
        absent: { verdict: 'inconclusive', message: 'The number of dedicated master nodes is not written.' },
      });
    }
    if (instanceCount.state === 'unresolved')
      return inconclusive(instanceCount.reason, instanceCount.location);
    return instanceCount.state === 'known' && instanceCount.value >= MANY_NODES
      ? contradicts(
          `${instanceCount.value} data nodes lead the domain as well: there are no dedicated master nodes.`,
          instanceCount.location,
        )
      : 'not-applicable';
  },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "events" {
  domain_name = "events"
  cluster_config {
    instance_count           = 6
    dedicated_master_enabled = true
    dedicated_master_count   = 3
    dedicated_master_type    = "m7g.large.search"
  }
}`,
      contradicts: `
resource "aws_opensearch_domain" "events" {
  domain_name = "events"
  cluster_config {
    instance_count           = 6
    dedicated_master_enabled = true
    dedicated_master_count   = 2
    dedicated_master_type    = "m7g.large.search"
  }
}`,
      inconclusive: `
variable "masters" {
  type = bool
}

resource "aws_opensearch_domain" "events" {
  domain_name = "events"
  cluster_config {
    instance_count           = 6
    dedicated_master_enabled = var.masters
  }
}`,
      'not-applicable': `
resource "aws_opensearch_domain" "events" {
  domain_name = "events"
  cluster_config {
    instance_count = 3
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Events:
    Type: AWS::OpenSearchService::Domain
    Properties:
      ClusterConfig:
        InstanceCount: 6
        DedicatedMasterEnabled: true
        DedicatedMasterCount: 3`,
      contradicts: `
Resources:
  Events:
    Type: AWS::OpenSearchService::Domain
    Properties:
      ClusterConfig:
        InstanceCount: 12`,
    },
  },
});
