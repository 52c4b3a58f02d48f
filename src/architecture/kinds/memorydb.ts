import { defineKind, flag, link, number, text } from '../index.ts';

/** A database that speaks the protocol of Redis and keeps its data. */
export const memorydbCluster = defineKind({
  id: 'memorydb-cluster',
  name: 'Amazon MemoryDB cluster',
  terraform: 'aws_memorydb_cluster',
  cloudformation: 'AWS::MemoryDB::Cluster',
  names: { terraform: 'name', cloudformation: 'ClusterName' },
  attributes: {
    /** `open-access` lets every caller in. */
    acl: text({ terraform: 'acl_name', cloudformation: 'ACLName' }),
    tls: flag({ terraform: 'tls_enabled', cloudformation: 'TLSEnabled', default: true }),
    replicasPerShard: number({
      terraform: 'num_replicas_per_shard',
      cloudformation: 'NumReplicasPerShard',
      default: 1,
    }),
    snapshotRetentionDays: number({
      terraform: 'snapshot_retention_limit',
      cloudformation: 'SnapshotRetentionLimit',
      default: 0,
    }),
    nodeType: text({ terraform: 'node_type', cloudformation: 'NodeType' }),
    encryptionKey: link({
      terraform: 'kms_key_arn',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    subnetGroup: link({
      terraform: 'subnet_group_name',
      cloudformation: 'SubnetGroupName',
      relation: 'in',
      to: ['memorydb-subnet-group'],
    }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});

export const memorydbSubnetGroup = defineKind({
  id: 'memorydb-subnet-group',
  name: 'Amazon MemoryDB subnet group',
  terraform: 'aws_memorydb_subnet_group',
  cloudformation: 'AWS::MemoryDB::SubnetGroup',
  names: { terraform: 'name', cloudformation: 'SubnetGroupName' },
  attributes: {
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});
