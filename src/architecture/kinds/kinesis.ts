import { defineKind, link, number, text } from '../index.ts';

export const kinesisStream = defineKind({
  id: 'kinesis-stream',
  name: 'Amazon Kinesis data stream',
  terraform: 'aws_kinesis_stream',
  cloudformation: 'AWS::Kinesis::Stream',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    encryption: text({
      terraform: 'encryption_type',
      cloudformation: 'StreamEncryption.EncryptionType',
      default: 'NONE',
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'StreamEncryption.KeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    retentionHours: number({
      terraform: 'retention_period',
      cloudformation: 'RetentionPeriodHours',
      default: 24,
    }),
    capacityMode: text({
      terraform: 'stream_mode_details.stream_mode',
      cloudformation: 'StreamModeDetails.StreamMode',
      default: 'PROVISIONED',
    }),
  },
});

/** A reader with a throughput of its own (enhanced fan-out). */
export const kinesisConsumer = defineKind({
  id: 'kinesis-stream-consumer',
  name: 'Amazon Kinesis stream consumer',
  terraform: 'aws_kinesis_stream_consumer',
  cloudformation: 'AWS::Kinesis::StreamConsumer',
  names: { terraform: 'name', cloudformation: 'ConsumerName' },
  attributes: {
    stream: link({
      terraform: 'stream_arn',
      cloudformation: 'StreamARN',
      relation: 'uses',
      to: ['kinesis-stream'],
    }),
  },
});

export const flinkApplication = defineKind({
  id: 'kinesis-flink-application',
  name: 'Amazon Managed Service for Apache Flink application',
  terraform: ['aws_kinesisanalyticsv2_application', 'aws_kinesis_analytics_application'],
  cloudformation: ['AWS::KinesisAnalyticsV2::Application', 'AWS::KinesisAnalytics::Application'],
  names: { terraform: 'name', cloudformation: 'ApplicationName' },
  attributes: {},
});
