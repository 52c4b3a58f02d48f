import { elasticacheReplicationGroup } from '../../architecture/kinds/elasticache.ts';
import { defineCheck } from '../check.ts';
import { expectTrue } from '../expectations.ts';

export const elasticacheFailover = defineCheck({
  id: 'elasticache-failover',
  kind: elasticacheReplicationGroup,
  title: 'ElastiCache replication group fails over to another Availability Zone',
  why: 'When the primary node of a cache is lost, automatic failover makes a replica the new primary within seconds. That helps in a zone failure only if the replicas run in other zones.',
  remediation: 'Have at least one replica in each shard, and turn on automatic failover and Multi-AZ.',
  links: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html'],
  blindSpots: ['Whether the application can live without the cache is not seen.'],
  examine: ({ globalReplicationGroup, automaticFailover, multiAz }) => {
    if (globalReplicationGroup.state !== 'absent') return 'not-applicable';
    const failover = expectTrue(automaticFailover, {
      supports: 'Automatic failover is on.',
      contradicts: 'Automatic failover is off.',
    });
    if (failover.verdict !== 'supports') return failover;
    return expectTrue(multiAz, {
      supports: 'The cache fails over to a replica in another Availability Zone.',
      contradicts: 'Automatic failover is on, but replicas may all run in one Availability Zone.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  multi_az_enabled           = true
}`,
      contradicts: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "Sessions"
  num_cache_clusters   = 1
}`,
      inconclusive: `
variable "failover" {
  type = bool
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions"
  num_cache_clusters         = 2
  automatic_failover_enabled = var.failover
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Sessions
      NumCacheClusters: 2
      AutomaticFailoverEnabled: true
      MultiAZEnabled: true`,
      contradicts: `
Resources:
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: Sessions
      NumCacheClusters: 2
      AutomaticFailoverEnabled: true`,
    },
  },
});
