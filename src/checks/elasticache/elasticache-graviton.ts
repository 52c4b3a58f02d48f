import { elasticacheCluster, elasticacheReplicationGroup } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { instanceFamily, isGraviton, isOutdated } from '../instance-families.ts';

export const elasticacheGraviton = defineCheck({
  id: 'elasticache-graviton',
  kind: [elasticacheReplicationGroup, elasticacheCluster],
  title: 'ElastiCache runs on AWS Graviton processors',
  why: 'Graviton nodes answer more requests for the same money and the same energy. The application does not notice the change.',
  remediation:
    'Change the node type to one with a g after its generation, for example from cache.r5 to cache.r7g.',
  links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html'],
  blindSpots: [
    'Whether the size of the nodes fits the load is not seen.',
    'Outdated node types are reported by elasticache-current-node-type alone.',
  ],
  examine: ({ nodeType }) => {
    if (nodeType.state === 'absent') return 'not-applicable';
    if (nodeType.state === 'unresolved') return inconclusive(nodeType.reason, nodeType.location);
    const family = instanceFamily(nodeType.value);
    if (family === undefined || isOutdated(family)) return 'not-applicable';
    return isGraviton(family)
      ? supports(`${nodeType.value} runs on Graviton.`, nodeType.location)
      : contradicts(`${nodeType.value} does not run on Graviton.`, nodeType.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_replication_group" "rates" {
  replication_group_id = "rates"
  description          = "Exchange rates"
  node_type            = "cache.r7g.large"
}`,
      contradicts: `
resource "aws_elasticache_cluster" "rates" {
  cluster_id      = "rates"
  engine          = "memcached"
  node_type       = "cache.m5.large"
  num_cache_nodes = 2
}`,
      inconclusive: `
variable "node_type" {
  type = string
}

resource "aws_elasticache_replication_group" "rates" {
  replication_group_id = "rates"
  description          = "Exchange rates"
  node_type            = var.node_type
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Rates:
    Type: AWS::ElastiCache::CacheCluster
    Properties:
      Engine: memcached
      CacheNodeType: cache.t4g.small
      NumCacheNodes: 2`,
      contradicts: `
Resources:
  Rates:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Exchange rates
      CacheNodeType: cache.r5.large`,
    },
  },
});
