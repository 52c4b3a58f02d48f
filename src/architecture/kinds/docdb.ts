import { defineKind, flag, items, link, number, presence, tagMap, text, texts } from '../index.ts';

export const docdbCluster = defineKind({
  id: 'docdb-cluster',
  name: 'Amazon DocumentDB cluster',
  terraform: 'aws_docdb_cluster',
  cloudformation: 'AWS::DocDB::DBCluster',
  names: { terraform: 'cluster_identifier', cloudformation: 'DBClusterIdentifier' },
  attributes: {
    storageEncrypted: flag({
      terraform: 'storage_encrypted',
      cloudformation: 'StorageEncrypted',
      default: false,
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    restoredFromSnapshot: presence({
      terraform: ['snapshot_identifier', 'restore_to_point_in_time'],
      cloudformation: ['SnapshotIdentifier', 'SourceDBClusterIdentifier'],
    }),
    backupRetentionDays: number({
      terraform: 'backup_retention_period',
      cloudformation: 'BackupRetentionPeriod',
      default: 1,
    }),
    deletionProtection: flag({
      terraform: 'deletion_protection',
      cloudformation: 'DeletionProtection',
      default: false,
    }),
    logExports: texts({
      terraform: 'enabled_cloudwatch_logs_exports',
      cloudformation: 'EnableCloudwatchLogsExports',
    }),
    parameterGroup: link({
      terraform: 'db_cluster_parameter_group_name',
      cloudformation: 'DBClusterParameterGroupName',
      relation: 'uses',
      to: ['docdb-parameter-group'],
    }),
    subnetGroup: link({
      terraform: 'db_subnet_group_name',
      cloudformation: 'DBSubnetGroupName',
      relation: 'in',
      to: ['docdb-subnet-group'],
    }),
    securityGroups: link({
      terraform: 'vpc_security_group_ids',
      cloudformation: 'VpcSecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    /** Stated of members of a global cluster. */
    globalCluster: text({
      terraform: 'global_cluster_identifier',
      cloudformation: 'GlobalClusterIdentifier',
    }),
  },
});

export const docdbInstance = defineKind({
  id: 'docdb-instance',
  name: 'Amazon DocumentDB instance',
  terraform: 'aws_docdb_cluster_instance',
  cloudformation: 'AWS::DocDB::DBInstance',
  names: { terraform: 'identifier', cloudformation: 'DBInstanceIdentifier' },
  attributes: {
    cluster: link({
      terraform: 'cluster_identifier',
      cloudformation: 'DBClusterIdentifier',
      relation: 'in',
      to: ['docdb-cluster'],
    }),
    instanceClass: text({ terraform: 'instance_class', cloudformation: 'DBInstanceClass' }),
  },
});

export const docdbParameterGroup = defineKind({
  id: 'docdb-parameter-group',
  name: 'Amazon DocumentDB cluster parameter group',
  terraform: 'aws_docdb_cluster_parameter_group',
  cloudformation: 'AWS::DocDB::DBClusterParameterGroup',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    family: text({ terraform: 'family', cloudformation: 'Family' }),
    listedParameters: items({
      terraform: 'parameter',
      fields: { name: text({ terraform: 'name' }), value: text({ terraform: 'value' }) },
    }),
    mappedParameters: tagMap({ cloudformation: 'Parameters' }),
  },
});

export const docdbSubnetGroup = defineKind({
  id: 'docdb-subnet-group',
  name: 'Amazon DocumentDB subnet group',
  terraform: 'aws_docdb_subnet_group',
  cloudformation: 'AWS::DocDB::DBSubnetGroup',
  names: { terraform: 'name', cloudformation: 'DBSubnetGroupName' },
  attributes: {
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});
