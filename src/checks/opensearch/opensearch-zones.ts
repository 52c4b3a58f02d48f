import { opensearchDomain } from '../../architecture/kinds/opensearch.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const opensearchZones = defineCheck({
  id: 'opensearch-zones',
  kind: opensearchDomain,
  title: 'OpenSearch domain spreads its nodes over Availability Zones',
  why: 'With all nodes in one data center, its failure takes the search away, and with a single node every failure does.',
  remediation: 'Turn on zone awareness with nodes in three zones, or Multi-AZ with Standby.',
  links: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html'],
  blindSpots: ['Whether the indices have replicas is not seen.'],
  examine: ({ zoneAwareness, multiAzWithStandby }) => {
    for (const spread of [multiAzWithStandby, zoneAwareness]) {
      if (spread.state === 'known' && spread.value)
        return supports('The nodes are spread over zones.', spread.location);
    }
    for (const spread of [multiAzWithStandby, zoneAwareness]) {
      if (spread.state === 'unresolved') return inconclusive(spread.reason, spread.location);
    }
    return contradicts('All nodes run in one Availability Zone.', zoneAwareness.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_opensearch_domain" "archive" {
  domain_name = "archive"
  cluster_config {
    instance_count         = 3
    zone_awareness_enabled = true
    zone_awareness_config {
      availability_zone_count = 3
    }
  }
}`,
      contradicts: `
resource "aws_opensearch_domain" "archive" {
  domain_name = "archive"
  cluster_config {
    instance_count = 1
  }
}`,
      inconclusive: `
variable "spread" {
  type = bool
}

resource "aws_opensearch_domain" "archive" {
  domain_name = "archive"
  cluster_config {
    instance_count         = 2
    zone_awareness_enabled = var.spread
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Archive:
    Type: AWS::OpenSearchService::Domain
    Properties:
      ClusterConfig:
        InstanceCount: 3
        MultiAZWithStandbyEnabled: true`,
      contradicts: `
Resources:
  Archive:
    Type: AWS::Elasticsearch::Domain
    Properties:
      ElasticsearchClusterConfig:
        InstanceCount: 2
        ZoneAwarenessEnabled: false`,
    },
  },
});
