import { defineKind, flag, link, number, text } from '../index.ts';

/** Nodes of Valkey or Redis OSS with replicas, in one shard or several. */
export const elasticacheReplicationGroup = defineKind({
  id: 'elasticache-replication-group',
  name: 'Amazon ElastiCache replication group',
  terraform: 'aws_elasticache_replication_group',
  cloudformation: 'AWS::ElastiCache::ReplicationGroup',
  names: { terraform: 'replication_group_id', cloudformation: 'ReplicationGroupId' },
  attributes: {
    engine: text({ terraform: 'engine', cloudformation: 'Engine', default: { terraform: 'redis' } }),
    nodeType: text({ terraform: 'node_type', cloudformation: 'CacheNodeType' }),
    automaticFailover: flag({
      terraform: 'automatic_failover_enabled',
      cloudformation: 'AutomaticFailoverEnabled',
      default: false,
    }),
    multiAz: flag({ terraform: 'multi_az_enabled', cloudformation: 'MultiAZEnabled', default: false }),
    /** Off where not written, except for Valkey. */
    atRestEncryption: flag({
      terraform: 'at_rest_encryption_enabled',
      cloudformation: 'AtRestEncryptionEnabled',
    }),
    transitEncryption: flag({
      terraform: 'transit_encryption_enabled',
      cloudformation: 'TransitEncryptionEnabled',
      default: false,
    }),
    transitEncryptionMode: text({
      terraform: 'transit_encryption_mode',
      cloudformation: 'TransitEncryptionMode',
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    snapshotRetentionDays: number({
      terraform: 'snapshot_retention_limit',
      cloudformation: 'SnapshotRetentionLimit',
      default: 0,
    }),
    /** Stated of secondaries of a global datastore, which take their settings from it. */
    globalReplicationGroup: text({
      terraform: 'global_replication_group_id',
      cloudformation: 'GlobalReplicationGroupId',
    }),
  },
});

/** Nodes of Memcached, a single node of Valkey or Redis OSS, or a replica in a replication group. */
export const elasticacheCluster = defineKind({
  id: 'elasticache-cluster',
  name: 'Amazon ElastiCache cluster',
  terraform: 'aws_elasticache_cluster',
  cloudformation: 'AWS::ElastiCache::CacheCluster',
  names: { terraform: 'cluster_id', cloudformation: 'ClusterName' },
  attributes: {
    engine: text({ terraform: 'engine', cloudformation: 'Engine' }),
    nodeType: text({ terraform: 'node_type', cloudformation: 'CacheNodeType' }),
    nodes: number({ terraform: 'num_cache_nodes', cloudformation: 'NumCacheNodes' }),
    replicationGroup: link({
      terraform: 'replication_group_id',
      relation: 'in',
      to: ['elasticache-replication-group'],
    }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'VpcSecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});
