import { defineKind, flag, items, link, number, presence, tagMap, text, texts } from '../index.ts';

export const neptuneCluster = defineKind({
  id: 'neptune-cluster',
  name: 'Amazon Neptune cluster',
  terraform: 'aws_neptune_cluster',
  cloudformation: 'AWS::Neptune::DBCluster',
  names: { terraform: 'cluster_identifier', cloudformation: 'DBClusterIdentifier' },
  attributes: {
    storageEncrypted: flag({
      terraform: 'storage_encrypted',
      cloudformation: 'StorageEncrypted',
      default: false,
    }),
    encryptionKey: link({
      terraform: 'kms_key_arn',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    restoredFromSnapshot: presence({
      terraform: ['snapshot_identifier', 'replication_source_identifier'],
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
      terraform: 'enable_cloudwatch_logs_exports',
      cloudformation: 'EnableCloudwatchLogsExports',
    }),
    parameterGroup: link({
      terraform: 'neptune_cluster_parameter_group_name',
      cloudformation: 'DBClusterParameterGroupName',
      relation: 'uses',
      to: ['neptune-parameter-group'],
    }),
    subnetGroup: link({
      terraform: 'neptune_subnet_group_name',
      cloudformation: 'DBSubnetGroupName',
      relation: 'in',
      to: ['neptune-subnet-group'],
    }),
    securityGroups: link({
      terraform: 'vpc_security_group_ids',
      cloudformation: 'VpcSecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    iamAuthentication: flag({
      terraform: 'iam_database_authentication_enabled',
      cloudformation: 'IamAuthEnabled',
      default: false,
    }),
    /** Stated of members of a global cluster. */
    globalCluster: text({
      terraform: 'global_cluster_identifier',
      cloudformation: 'GlobalClusterIdentifier',
    }),
  },
});

export const neptuneInstance = defineKind({
  id: 'neptune-instance',
  name: 'Amazon Neptune instance',
  terraform: 'aws_neptune_cluster_instance',
  cloudformation: 'AWS::Neptune::DBInstance',
  names: { terraform: 'identifier', cloudformation: 'DBInstanceIdentifier' },
  attributes: {
    cluster: link({
      terraform: 'cluster_identifier',
      cloudformation: 'DBClusterIdentifier',
      relation: 'in',
      to: ['neptune-cluster'],
    }),
    instanceClass: text({ terraform: 'instance_class', cloudformation: 'DBInstanceClass' }),
  },
});

export const neptuneParameterGroup = defineKind({
  id: 'neptune-parameter-group',
  name: 'Amazon Neptune cluster parameter group',
  terraform: ['aws_neptune_cluster_parameter_group', 'aws_neptune_parameter_group'],
  cloudformation: ['AWS::Neptune::DBClusterParameterGroup', 'AWS::Neptune::DBParameterGroup'],
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

export const neptuneSubnetGroup = defineKind({
  id: 'neptune-subnet-group',
  name: 'Amazon Neptune subnet group',
  terraform: 'aws_neptune_subnet_group',
  cloudformation: 'AWS::Neptune::DBSubnetGroup',
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

export const neptuneSnapshot = defineKind({
  id: 'neptune-snapshot',
  name: 'Amazon Neptune snapshot taken by hand',
  terraform: 'aws_neptune_cluster_snapshot',
  attributes: {
    source: link({ terraform: 'db_cluster_identifier', relation: 'uses', to: ['neptune-cluster'] }),
  },
});
