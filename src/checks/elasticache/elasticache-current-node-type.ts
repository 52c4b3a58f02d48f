import { elasticacheCluster, elasticacheReplicationGroup } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { instanceFamily, isOutdated } from '../instance-families.ts';

export const elasticacheCurrentNodeType = defineCheck({
  id: 'elasticache-current-node-type',
  kind: [elasticacheReplicationGroup, elasticacheCluster],
  title: 'ElastiCache runs on a current node type',
  why: 'Newer nodes have faster networks and processors for the same money. Old ones miss features such as data tiering and are withdrawn in the end.',
  remediation:
    'Move to a successor of the node type, for example from cache.m4 to cache.m7g or from cache.t2 to cache.t4g.',
  links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html'],
  examine: ({ nodeType }) => {
    if (nodeType.state === 'absent') return 'not-applicable';
    if (nodeType.state === 'unresolved') return inconclusive(nodeType.reason, nodeType.location);
    return isOutdated(instanceFamily(nodeType.value) ?? '')
      ? contradicts(`${nodeType.value} is outdated.`, nodeType.location)
      : supports(`${nodeType.value} is of a current generation.`, nodeType.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_cluster" "lookups" {
  cluster_id      = "lookups"
  engine          = "memcached"
  node_type       = "cache.m6g.large"
  num_cache_nodes = 1
}`,
      contradicts: `
resource "aws_elasticache_cluster" "lookups" {
  cluster_id      = "lookups"
  engine          = "memcached"
  node_type       = "cache.m3.medium"
  num_cache_nodes = 1
}`,
      inconclusive: `
variable "node_type" {
  type = string
}

resource "aws_elasticache_cluster" "lookups" {
  cluster_id      = "lookups"
  engine          = "memcached"
  node_type       = var.node_type
  num_cache_nodes = 1
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Lookups:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Lookups
      CacheNodeType: cache.r6g.large`,
      contradicts: `
Resources:
  Lookups:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Lookups
      CacheNodeType: cache.t2.micro`,
    },
  },
});
