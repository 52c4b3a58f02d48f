import { defineKind, flag, link, presence, text, texts } from '../index.ts';

const TERRAFORM_DESTINATIONS = [
  'extended_s3_configuration',
  'http_endpoint_configuration',
  'opensearch_configuration',
  'opensearchserverless_configuration',
  'elasticsearch_configuration',
  'redshift_configuration',
  'splunk_configuration',
  'snowflake_configuration',
  'iceberg_configuration',
];

const CLOUDFORMATION_DESTINATIONS = [
  'ExtendedS3DestinationConfiguration',
  'S3DestinationConfiguration',
  'HttpEndpointDestinationConfiguration',
  'AmazonopensearchserviceDestinationConfiguration',
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
  'RedshiftDestinationConfiguration',
  'SplunkDestinationConfiguration',
  'SnowflakeDestinationConfiguration',
  'IcebergDestinationConfiguration',
];

export const deliveryStream = defineKind({
  id: 'firehose-delivery-stream',
  name: 'Amazon Data Firehose stream',
  terraform: 'aws_kinesis_firehose_delivery_stream',
  cloudformation: 'AWS::KinesisFirehose::DeliveryStream',
  names: { terraform: 'name', cloudformation: 'DeliveryStreamName' },
  attributes: {
    /** The stream or cluster that it reads from; not written where producers send to it directly. */
    source: link({
      terraform: [
        'kinesis_source_configuration.kinesis_stream_arn',
        'msk_source_configuration.msk_cluster_arn',
      ],
      cloudformation: [
        'KinesisStreamSourceConfiguration.KinesisStreamARN',
        'MSKSourceConfiguration.MSKClusterARN',
      ],
      relation: 'uses',
      to: ['kinesis-stream', 'msk-cluster'],
    }),
    encryption: flag({ terraform: 'server_side_encryption.enabled', default: false }),
    encryptionKeyType: text({ cloudformation: 'DeliveryStreamEncryptionConfigurationInput.KeyType' }),
    errorLog: texts({
      terraform: TERRAFORM_DESTINATIONS.map(
        (destination) => `${destination}.cloudwatch_logging_options.enabled`,
      ),
      cloudformation: CLOUDFORMATION_DESTINATIONS.map(
        (destination) => `${destination}.CloudWatchLoggingOptions.Enabled`,
      ),
    }),
    bucket: link({
      terraform: 'extended_s3_configuration.bucket_arn',
      cloudformation: [
        'ExtendedS3DestinationConfiguration.BucketARN',
        'S3DestinationConfiguration.BucketARN',
      ],
      relation: 'uses',
      to: ['s3-bucket'],
    }),
    compression: text({
      terraform: 'extended_s3_configuration.compression_format',
      cloudformation: [
        'ExtendedS3DestinationConfiguration.CompressionFormat',
        'S3DestinationConfiguration.CompressionFormat',
      ],
      default: 'UNCOMPRESSED',
    }),
    /** Records become Parquet or ORC, which compress by themselves. */
    formatConversion: presence({
      terraform: 'extended_s3_configuration.data_format_conversion_configuration.output_format_configuration',
      cloudformation:
        'ExtendedS3DestinationConfiguration.DataFormatConversionConfiguration.OutputFormatConfiguration',
    }),
    processing: presence({
      terraform: 'extended_s3_configuration.processing_configuration.processors',
      cloudformation: 'ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors',
    }),
  },
});
