import { defineKind, flag, link, number, text } from '../index.ts';

export const athenaWorkgroup = defineKind({
  id: 'athena-workgroup',
  name: 'Amazon Athena workgroup',
  terraform: 'aws_athena_workgroup',
  cloudformation: 'AWS::Athena::WorkGroup',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    enforced: flag({
      terraform: 'configuration.enforce_workgroup_configuration',
      cloudformation: 'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
      default: true,
    }),
    bytesPerQuery: number({
      terraform: 'configuration.bytes_scanned_cutoff_per_query',
      cloudformation: 'WorkGroupConfiguration.BytesScannedCutoffPerQuery',
    }),
    metrics: flag({
      terraform: 'configuration.publish_cloudwatch_metrics_enabled',
      cloudformation: 'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled',
      default: { terraform: true },
    }),
    engine: text({
      terraform: 'configuration.engine_version.selected_engine_version',
      cloudformation: 'WorkGroupConfiguration.EngineVersion.SelectedEngineVersion',
    }),
    resultLocation: text({
      terraform: 'configuration.result_configuration.output_location',
      cloudformation: 'WorkGroupConfiguration.ResultConfiguration.OutputLocation',
      outline: true,
    }),
    resultBucket: link({
      terraform: 'configuration.result_configuration.output_location',
      cloudformation: 'WorkGroupConfiguration.ResultConfiguration.OutputLocation',
      relation: 'uses',
      to: ['s3-bucket'],
    }),
    resultEncryption: text({
      terraform: 'configuration.result_configuration.encryption_configuration.encryption_option',
      cloudformation: 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption',
    }),
    resultKey: link({
      terraform: 'configuration.result_configuration.encryption_configuration.kms_key_arn',
      cloudformation: 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.KmsKey',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});

export const athenaNamedQuery = defineKind({
  id: 'athena-named-query',
  name: 'Amazon Athena saved query',
  terraform: ['aws_athena_named_query', 'aws_athena_prepared_statement'],
  cloudformation: ['AWS::Athena::NamedQuery', 'AWS::Athena::PreparedStatement'],
  names: { terraform: 'name' },
  attributes: {
    workgroup: link({
      terraform: 'workgroup',
      cloudformation: 'WorkGroup',
      relation: 'in',
      to: ['athena-workgroup'],
    }),
    database: link({
      terraform: 'database',
      cloudformation: 'Database',
      relation: 'uses',
      to: ['athena-database', 'glue-database'],
    }),
  },
});

export const athenaDatabase = defineKind({
  id: 'athena-database',
  name: 'Amazon Athena database',
  terraform: 'aws_athena_database',
  names: { terraform: 'name' },
  attributes: {
    bucket: link({ terraform: 'bucket', relation: 'uses', to: ['s3-bucket'] }),
  },
});

export const athenaDataCatalog = defineKind({
  id: 'athena-data-catalog',
  name: 'Amazon Athena data catalog',
  terraform: 'aws_athena_data_catalog',
  cloudformation: 'AWS::Athena::DataCatalog',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    function: link({
      terraform: ['parameters.function', 'parameters.metadata-function', 'parameters.record-function'],
      cloudformation: ['Parameters.function', 'Parameters.metadata-function', 'Parameters.record-function'],
      relation: 'uses',
      to: ['lambda-function'],
    }),
  },
});
