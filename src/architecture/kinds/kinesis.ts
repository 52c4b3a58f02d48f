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
