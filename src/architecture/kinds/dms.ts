import { defineKind, flag, link, text } from '../index.ts';

export const dmsInstance = defineKind({
  id: 'dms-instance',
  name: 'AWS DMS replication instance',
  terraform: 'aws_dms_replication_instance',
  cloudformation: 'AWS::DMS::ReplicationInstance',
  names: { terraform: 'replication_instance_id', cloudformation: 'ReplicationInstanceIdentifier' },
  attributes: {
    publiclyAccessible: flag({
      terraform: 'publicly_accessible',
      cloudformation: 'PubliclyAccessible',
      default: { terraform: false, cloudformation: true },
    }),
    multiAz: flag({ terraform: 'multi_az', cloudformation: 'MultiAZ', default: false }),
    subnetGroup: link({
      terraform: 'replication_subnet_group_id',
      cloudformation: 'ReplicationSubnetGroupIdentifier',
      relation: 'in',
      to: ['dms-subnet-group'],
    }),
    securityGroups: link({
      terraform: 'vpc_security_group_ids',
      cloudformation: 'VpcSecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
    encryptionKey: link({
      terraform: 'kms_key_arn',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

export const dmsSubnetGroup = defineKind({
  id: 'dms-subnet-group',
  name: 'AWS DMS replication subnet group',
  terraform: 'aws_dms_replication_subnet_group',
  cloudformation: 'AWS::DMS::ReplicationSubnetGroup',
  names: {
    terraform: 'replication_subnet_group_id',
    cloudformation: 'ReplicationSubnetGroupIdentifier',
  },
  attributes: {
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
  },
});

export const dmsEndpoint = defineKind({
  id: 'dms-endpoint',
  name: 'AWS DMS endpoint',
  terraform: ['aws_dms_endpoint', 'aws_dms_s3_endpoint'],
  cloudformation: 'AWS::DMS::Endpoint',
  names: { terraform: 'endpoint_id', cloudformation: 'EndpointIdentifier' },
  attributes: {
    engine: text({ terraform: 'engine_name', cloudformation: 'EngineName' }),
    sslMode: text({ terraform: 'ssl_mode', cloudformation: 'SslMode', default: 'none' }),
    password: text({ terraform: 'password', cloudformation: 'Password', outline: true }),
    secret: link({
      terraform: 'secrets_manager_arn',
      cloudformation: [
        'MySqlSettings.SecretsManagerSecretId',
        'OracleSettings.SecretsManagerSecretId',
        'PostgreSqlSettings.SecretsManagerSecretId',
        'MicrosoftSqlServerSettings.SecretsManagerSecretId',
      ],
      relation: 'uses',
      to: ['secretsmanager-secret'],
    }),
    database: link({
      terraform: 'server_name',
      cloudformation: 'ServerName',
      relation: 'uses',
      to: ['rds-instance', 'rds-cluster'],
    }),
    encryptionKey: link({
      terraform: 'kms_key_arn',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

export const dmsTask = defineKind({
  id: 'dms-task',
  name: 'AWS DMS replication task',
  terraform: 'aws_dms_replication_task',
  cloudformation: 'AWS::DMS::ReplicationTask',
  attributes: {
    migrationType: text({ terraform: 'migration_type', cloudformation: 'MigrationType' }),
    settings: text({
      terraform: 'replication_task_settings',
      cloudformation: 'ReplicationTaskSettings',
    }),
    /** `Logging.EnableLogging` inside the settings. */
    logging: flag({
      terraform: 'replication_task_settings.Logging.EnableLogging',
      cloudformation: 'ReplicationTaskSettings.Logging.EnableLogging',
      default: false,
    }),
    instance: link({
      terraform: 'replication_instance_arn',
      cloudformation: 'ReplicationInstanceArn',
      relation: 'uses',
      to: ['dms-instance'],
    }),
    source: link({
      terraform: 'source_endpoint_arn',
      cloudformation: 'SourceEndpointArn',
      relation: 'uses',
      to: ['dms-endpoint'],
    }),
    target: link({
      terraform: 'target_endpoint_arn',
      cloudformation: 'TargetEndpointArn',
      relation: 'routes-to',
      to: ['dms-endpoint'],
    }),
  },
});
