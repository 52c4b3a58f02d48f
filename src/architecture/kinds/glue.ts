import { defineKind, flag, link, number, policy, presence, tagMap, text, texts } from '../index.ts';

const SECURITY = {
  relation: 'encrypts-with',
  to: ['glue-security-configuration'],
} as const;

export const glueJob = defineKind({
  id: 'glue-job',
  name: 'AWS Glue job',
  terraform: 'aws_glue_job',
  cloudformation: 'AWS::Glue::Job',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    /** `glueetl`, `gluestreaming`, `pythonshell` or `glueray`. */
    command: text({ terraform: 'command.name', cloudformation: 'Command.Name' }),
    glueVersion: text({ terraform: 'glue_version', cloudformation: 'GlueVersion' }),
    timeoutMinutes: number({ terraform: 'timeout', cloudformation: 'Timeout' }),
    workers: number({ terraform: 'number_of_workers', cloudformation: 'NumberOfWorkers' }),
    arguments: tagMap({ terraform: 'default_arguments', cloudformation: 'DefaultArguments' }),
    securityConfiguration: link({
      terraform: 'security_configuration',
      cloudformation: 'SecurityConfiguration',
      ...SECURITY,
    }),
    connections: link({
      terraform: 'connections',
      cloudformation: 'Connections.Connections',
      relation: 'uses',
      to: ['glue-connection'],
    }),
    role: link({ terraform: 'role_arn', cloudformation: 'Role', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const glueCrawler = defineKind({
  id: 'glue-crawler',
  name: 'AWS Glue crawler',
  terraform: 'aws_glue_crawler',
  cloudformation: 'AWS::Glue::Crawler',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    schedule: text({ terraform: 'schedule', cloudformation: 'Schedule.ScheduleExpression' }),
    hasBucketTarget: presence({ terraform: 's3_target', cloudformation: 'Targets.S3Targets' }),
    recrawl: text({
      terraform: 'recrawl_policy.recrawl_behavior',
      cloudformation: 'RecrawlPolicy.RecrawlBehavior',
      default: 'CRAWL_EVERYTHING',
    }),
    database: link({
      terraform: 'database_name',
      cloudformation: 'DatabaseName',
      relation: 'uses',
      to: ['glue-database'],
    }),
    securityConfiguration: link({
      terraform: 'security_configuration',
      cloudformation: 'CrawlerSecurityConfiguration',
      ...SECURITY,
    }),
    role: link({ terraform: 'role', cloudformation: 'Role', relation: 'assumes', to: ['iam-role'] }),
  },
});

export const glueTrigger = defineKind({
  id: 'glue-trigger',
  name: 'AWS Glue trigger',
  terraform: 'aws_glue_trigger',
  cloudformation: 'AWS::Glue::Trigger',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    started: link({
      terraform: ['actions.job_name', 'actions.crawler_name'],
      cloudformation: ['Actions.JobName', 'Actions.CrawlerName'],
      relation: 'triggers',
      to: ['glue-job', 'glue-crawler'],
    }),
  },
});

export const glueWorkflow = defineKind({
  id: 'glue-workflow',
  name: 'AWS Glue workflow',
  terraform: 'aws_glue_workflow',
  cloudformation: 'AWS::Glue::Workflow',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {},
});

export const glueDatabase = defineKind({
  id: 'glue-database',
  name: 'AWS Glue database',
  terraform: 'aws_glue_catalog_database',
  cloudformation: 'AWS::Glue::Database',
  names: { terraform: 'name', cloudformation: 'DatabaseInput.Name' },
  attributes: {},
});

export const glueTable = defineKind({
  id: 'glue-table',
  name: 'AWS Glue table',
  terraform: 'aws_glue_catalog_table',
  cloudformation: 'AWS::Glue::Table',
  attributes: {
    database: link({
      terraform: 'database_name',
      cloudformation: 'DatabaseName',
      relation: 'in',
      to: ['glue-database'],
    }),
    tableType: text({ terraform: 'table_type', cloudformation: 'TableInput.TableType' }),
    openTableFormat: presence({
      terraform: 'open_table_format_input',
      cloudformation: 'OpenTableFormatInput',
    }),
    inputFormat: text({
      terraform: 'storage_descriptor.input_format',
      cloudformation: 'TableInput.StorageDescriptor.InputFormat',
    }),
    serialization: text({
      terraform: 'storage_descriptor.ser_de_info.serialization_library',
      cloudformation: 'TableInput.StorageDescriptor.SerdeInfo.SerializationLibrary',
    }),
    parameters: tagMap({ terraform: 'parameters', cloudformation: 'TableInput.Parameters' }),
    partitioned: presence({ terraform: 'partition_keys', cloudformation: 'TableInput.PartitionKeys' }),
    optimized: presence({
      terraform: { companion: 'aws_glue_catalog_table_optimizer', joinedBy: 'table_name', at: '' },
      cloudformation: { companion: 'AWS::Glue::TableOptimizer', joinedBy: 'TableName', at: '' },
    }),
  },
});

export const glueConnection = defineKind({
  id: 'glue-connection',
  name: 'AWS Glue connection',
  terraform: 'aws_glue_connection',
  cloudformation: 'AWS::Glue::Connection',
  names: { terraform: 'name', cloudformation: 'ConnectionInput.Name' },
  attributes: {
    properties: tagMap({
      terraform: 'connection_properties',
      cloudformation: 'ConnectionInput.ConnectionProperties',
    }),
    subnet: link({
      terraform: 'physical_connection_requirements.subnet_id',
      cloudformation: 'ConnectionInput.PhysicalConnectionRequirements.SubnetId',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'physical_connection_requirements.security_group_id_list',
      cloudformation: 'ConnectionInput.PhysicalConnectionRequirements.SecurityGroupIdList',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});

/** How jobs and crawlers encrypt what they write. */
export const glueSecurityConfiguration = defineKind({
  id: 'glue-security-configuration',
  name: 'AWS Glue security configuration',
  terraform: 'aws_glue_security_configuration',
  cloudformation: 'AWS::Glue::SecurityConfiguration',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    logs: text({
      terraform: 'encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode',
      cloudformation: 'EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode',
      default: 'DISABLED',
    }),
    bookmarks: text({
      terraform: 'encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode',
      cloudformation: 'EncryptionConfiguration.JobBookmarksEncryption.JobBookmarksEncryptionMode',
      default: 'DISABLED',
    }),
    files: text({
      terraform: 'encryption_configuration.s3_encryption.s3_encryption_mode',
      cloudformation: 'EncryptionConfiguration.S3Encryptions.S3EncryptionMode',
      default: 'DISABLED',
    }),
  },
});

export const glueCatalogSettings = defineKind({
  id: 'glue-catalog-encryption',
  name: 'AWS Glue Data Catalog encryption settings',
  terraform: 'aws_glue_data_catalog_encryption_settings',
  cloudformation: 'AWS::Glue::DataCatalogEncryptionSettings',
  attributes: {
    catalog: text({
      terraform: 'data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode',
      cloudformation: 'DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode',
      default: 'DISABLED',
    }),
    passwords: flag({
      terraform:
        'data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted',
      cloudformation:
        'DataCatalogEncryptionSettings.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted',
      default: false,
    }),
    encryptionKey: link({
      terraform: 'data_catalog_encryption_settings.encryption_at_rest.sse_aws_kms_key_id',
      cloudformation: 'DataCatalogEncryptionSettings.EncryptionAtRest.SseAwsKmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

export const glueRegistry = defineKind({
  id: 'glue-registry',
  name: 'AWS Glue schema registry',
  terraform: ['aws_glue_registry', 'aws_glue_schema'],
  cloudformation: ['AWS::Glue::Registry', 'AWS::Glue::Schema'],
  attributes: {
    names: texts({ terraform: ['registry_name', 'schema_name'], cloudformation: 'Name' }),
  },
});

export const glueResourcePolicy = defineKind({
  id: 'glue-resource-policy',
  name: 'AWS Glue Data Catalog policy',
  terraform: 'aws_glue_resource_policy',
  attributes: {
    policy: policy({ terraform: 'policy' }),
  },
});
