import { defineKind, flag, items, link, number, presence, tagMap, text } from '../index.ts';

/** Nodes of Valkey or Redis OSS with replicas, in one shard or several. */
export const elasticacheReplicationGroup = defineKind({
  id: 'elasticache-replication-group',
  name: 'Amazon ElastiCache replication group',
  terraform: 'aws_elasticache_replication_group',
  cloudformation: 'AWS::ElastiCache::ReplicationGroup',
  names: { terraform: 'replication_group_id', cloudformation: 'ReplicationGroupId' },
  attributes: {
    engine: text({ terraform: 'engine', cloudformation: 'Engine', default: { terraform: 'redis' } }),
    port: number({ terraform: 'port', cloudformation: 'Port' }),
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
    /** A password that clients have to give. */
    authToken: presence({ terraform: 'auth_token', cloudformation: 'AuthToken' }),
    userGroups: presence({ terraform: 'user_group_ids', cloudformation: 'UserGroupIds' }),
    parameterGroup: link({
      terraform: 'parameter_group_name',
      cloudformation: 'CacheParameterGroupName',
      relation: 'uses',
      to: ['elasticache-parameter-group'],
    }),
    subnetGroup: link({
      terraform: 'subnet_group_name',
      cloudformation: 'CacheSubnetGroupName',
      relation: 'in',
      to: ['elasticache-subnet-group'],
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
    engine: text({ terraform: 'engine', cloudformation: 'Engine', ignoresCase: true }),
    port: number({ terraform: 'port', cloudformation: 'Port' }),
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
    subnetGroup: link({
      terraform: 'subnet_group_name',
      cloudformation: 'CacheSubnetGroupName',
      relation: 'in',
      to: ['elasticache-subnet-group'],
    }),
  },
});

export const elasticacheServerlessCache = defineKind({
  id: 'elasticache-serverless-cache',
  name: 'Amazon ElastiCache serverless cache',
  terraform: 'aws_elasticache_serverless_cache',
  cloudformation: 'AWS::ElastiCache::ServerlessCache',
  names: { terraform: 'name', cloudformation: 'ServerlessCacheName' },
  attributes: {
    maximumStorage: number({
      terraform: 'cache_usage_limits.data_storage.maximum',
      cloudformation: 'CacheUsageLimits.DataStorage.Maximum',
    }),
    /** ElastiCache processing units in a second. */
    maximumProcessing: number({
      terraform: 'cache_usage_limits.ecpu_per_second.maximum',
      cloudformation: 'CacheUsageLimits.ECPUPerSecond.Maximum',
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});

export const elasticacheSubnetGroup = defineKind({
  id: 'elasticache-subnet-group',
  name: 'Amazon ElastiCache subnet group',
  terraform: 'aws_elasticache_subnet_group',
  cloudformation: 'AWS::ElastiCache::SubnetGroup',
  names: { terraform: 'name', cloudformation: 'CacheSubnetGroupName' },
  attributes: {
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const elasticacheParameterGroup = defineKind({
  id: 'elasticache-parameter-group',
  name: 'Amazon ElastiCache parameter group',
  terraform: 'aws_elasticache_parameter_group',
  cloudformation: 'AWS::ElastiCache::ParameterGroup',
  names: { terraform: 'name' },
  attributes: {
    family: text({ terraform: 'family', cloudformation: 'CacheParameterGroupFamily' }),
    listedParameters: items({
      terraform: 'parameter',
      fields: { name: text({ terraform: 'name' }), value: text({ terraform: 'value' }) },
    }),
    mappedParameters: tagMap({ cloudformation: 'Properties' }),
  },
});
