import { defineKind, flag, link, number, presence, text, texts } from '../index.ts';

/** What instances and clusters state alike. */
const SIGN_IN_AND_LOGS = {
  iamAuthentication: flag({
    terraform: 'iam_database_authentication_enabled',
    cloudformation: 'EnableIAMDatabaseAuthentication',
    default: false,
  }),
  managedMasterPassword: flag({
    terraform: 'manage_master_user_password',
    cloudformation: 'ManageMasterUserPassword',
    default: false,
  }),
  /** Arguments that Terraform sets once and then leaves alone. */
  ignoredChanges: texts({ terraform: 'lifecycle.ignore_changes' }),
  logExports: texts({
    terraform: 'enabled_cloudwatch_logs_exports',
    cloudformation: 'EnableCloudwatchLogsExports',
  }),
};

/** A database instance of its own, or one in an Aurora or Multi-AZ cluster: then `cluster` is stated. */
export const rdsInstance = defineKind({
  id: 'rds-instance',
  name: 'Amazon RDS DB instance',
  terraform: ['aws_db_instance', 'aws_rds_cluster_instance'],
  cloudformation: 'AWS::RDS::DBInstance',
  names: { terraform: 'identifier', cloudformation: 'DBInstanceIdentifier' },
  attributes: {
    cluster: link({
      terraform: 'cluster_identifier',
      cloudformation: 'DBClusterIdentifier',
      relation: 'in',
      to: ['rds-cluster'],
    }),
    /** Stated of read replicas. */
    replicatedFrom: link({
      terraform: 'replicate_source_db',
      cloudformation: ['SourceDBInstanceIdentifier', 'SourceDBClusterIdentifier'],
      relation: 'uses',
      to: ['rds-instance', 'rds-cluster'],
    }),
    restoredFromSnapshot: presence({
      terraform: 'snapshot_identifier',
      cloudformation: ['DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier'],
    }),
    engine: text({ terraform: 'engine', cloudformation: 'Engine', ignoresCase: true }),
    engineVersion: text({ terraform: 'engine_version', cloudformation: 'EngineVersion' }),
    instanceClass: text({ terraform: 'instance_class', cloudformation: 'DBInstanceClass' }),
    parameterGroup: link({
      terraform: ['parameter_group_name', 'db_parameter_group_name'],
      cloudformation: 'DBParameterGroupName',
      relation: 'uses',
      to: ['rds-parameter-group'],
    }),
    subnetGroup: link({
      terraform: 'db_subnet_group_name',
      cloudformation: 'DBSubnetGroupName',
      relation: 'in',
      to: ['rds-subnet-group'],
    }),
    /** Seconds between measurements on the host; 0 is off. */
    monitoringIntervalSeconds: number({
      terraform: 'monitoring_interval',
      cloudformation: 'MonitoringInterval',
      default: 0,
    }),
    associatedRoles: link({
      terraform: {
        companion: 'aws_db_instance_role_association',
        joinedBy: 'db_instance_identifier',
        at: 'role_arn',
      },
      cloudformation: 'AssociatedRoles.RoleArn',
      relation: 'assumes',
      to: ['iam-role'],
    }),
    port: number({ terraform: 'port', cloudformation: 'Port' }),
    multiAz: flag({ terraform: 'multi_az', cloudformation: 'MultiAZ', default: false }),
    availabilityZone: text({ terraform: 'availability_zone', cloudformation: 'AvailabilityZone' }),
    backupRetentionDays: number({
      terraform: 'backup_retention_period',
      cloudformation: 'BackupRetentionPeriod',
      default: { terraform: 0, cloudformation: 1 },
    }),
    deletionProtection: flag({
      terraform: 'deletion_protection',
      cloudformation: 'DeletionProtection',
      default: false,
    }),
    /** Terraform's way of saying whether a last snapshot is taken. */
    skipsFinalSnapshot: flag({ terraform: 'skip_final_snapshot', default: { terraform: false } }),
    /** What CloudFormation does with the database when the resource goes away. */
    deletionPolicy: text({ cloudformation: 'DeletionPolicy', default: { cloudformation: 'Snapshot' } }),
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
    /** CloudFormation's default depends on the VPC and its subnet group. */
    publiclyAccessible: flag({
      terraform: 'publicly_accessible',
      cloudformation: 'PubliclyAccessible',
      default: { terraform: false },
    }),
    securityGroups: link({
      terraform: 'vpc_security_group_ids',
      cloudformation: 'VPCSecurityGroups',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    ...SIGN_IN_AND_LOGS,
    masterPassword: text({
      terraform: ['password', 'password_wo'],
      cloudformation: 'MasterUserPassword',
      outline: true,
    }),
    performanceInsights: flag({
      terraform: 'performance_insights_enabled',
      cloudformation: 'EnablePerformanceInsights',
      default: false,
    }),
    databaseInsightsMode: text({
      terraform: 'database_insights_mode',
      cloudformation: 'DatabaseInsightsMode',
    }),
    storageType: text({ terraform: 'storage_type', cloudformation: 'StorageType' }),
    maximumStorageGib: number({ terraform: 'max_allocated_storage', cloudformation: 'MaxAllocatedStorage' }),
    autoMinorVersionUpgrade: flag({
      terraform: 'auto_minor_version_upgrade',
      cloudformation: 'AutoMinorVersionUpgrade',
      default: true,
    }),
  },
});

/** An Aurora cluster, or a Multi-AZ cluster of another engine: then `instanceClass` is stated. */
export const rdsCluster = defineKind({
  id: 'rds-cluster',
  name: 'Amazon RDS DB cluster',
  terraform: 'aws_rds_cluster',
  cloudformation: 'AWS::RDS::DBCluster',
  names: { terraform: 'cluster_identifier', cloudformation: 'DBClusterIdentifier' },
  attributes: {
    /** Stated of replicas of another cluster. */
    replicatedFrom: link({
      terraform: 'replication_source_identifier',
      cloudformation: ['ReplicationSourceIdentifier', 'SourceDBClusterIdentifier'],
      relation: 'uses',
      to: ['rds-cluster'],
    }),
    restoredFromSnapshot: presence({
      terraform: 'snapshot_identifier',
      cloudformation: 'SnapshotIdentifier',
    }),
    engine: text({ terraform: 'engine', cloudformation: 'Engine', ignoresCase: true }),
    engineVersion: text({ terraform: 'engine_version', cloudformation: 'EngineVersion' }),
    parameterGroup: link({
      terraform: 'db_cluster_parameter_group_name',
      cloudformation: 'DBClusterParameterGroupName',
      relation: 'uses',
      to: ['rds-parameter-group'],
    }),
    subnetGroup: link({
      terraform: 'db_subnet_group_name',
      cloudformation: 'DBSubnetGroupName',
      relation: 'in',
      to: ['rds-subnet-group'],
    }),
    globalCluster: link({
      terraform: 'global_cluster_identifier',
      cloudformation: 'GlobalClusterIdentifier',
      relation: 'in',
      to: ['rds-global-cluster'],
    }),
    monitoringIntervalSeconds: number({
      terraform: 'monitoring_interval',
      cloudformation: 'MonitoringInterval',
      default: 0,
    }),
    /** Aurora capacity units between which Serverless v2 instances scale. */
    minimumCapacity: number({
      terraform: 'serverlessv2_scaling_configuration.min_capacity',
      cloudformation: 'ServerlessV2ScalingConfiguration.MinCapacity',
    }),
    maximumCapacity: number({
      terraform: 'serverlessv2_scaling_configuration.max_capacity',
      cloudformation: 'ServerlessV2ScalingConfiguration.MaxCapacity',
    }),
    /** Queries over HTTPS, without a connection to the database. */
    dataApi: flag({
      terraform: 'enable_http_endpoint',
      cloudformation: 'EnableHttpEndpoint',
      default: false,
    }),
    engineMode: text({ terraform: 'engine_mode', cloudformation: 'EngineMode', default: 'provisioned' }),
    instanceClass: text({ terraform: 'db_cluster_instance_class', cloudformation: 'DBClusterInstanceClass' }),
    port: number({ terraform: 'port', cloudformation: 'Port' }),
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
    skipsFinalSnapshot: flag({ terraform: 'skip_final_snapshot', default: { terraform: false } }),
    /** What CloudFormation does with the database when the resource goes away. */
    deletionPolicy: text({ cloudformation: 'DeletionPolicy', default: { cloudformation: 'Snapshot' } }),
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
    securityGroups: link({
      terraform: 'vpc_security_group_ids',
      cloudformation: 'VpcSecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    ...SIGN_IN_AND_LOGS,
    masterPassword: text({
      terraform: ['master_password', 'master_password_wo'],
      cloudformation: 'MasterUserPassword',
      outline: true,
    }),
    performanceInsights: flag({
      terraform: 'performance_insights_enabled',
      cloudformation: 'PerformanceInsightsEnabled',
      default: false,
    }),
  },
});
