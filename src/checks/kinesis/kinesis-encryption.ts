import { kinesisStream } from '../../architecture/kinds/kinesis.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const kinesisEncryption = defineCheck({
  id: 'kinesis-encryption',
  kind: kinesisStream,
  title: 'Kinesis data stream encrypts the records it holds',
  why: 'A stream keeps every record for a day or longer, and records often hold what users did and who they are. Kinesis encrypts them only when told to.',
  remediation: 'Turn on server-side encryption with a KMS key; the key alias/aws/kinesis needs no set-up.',
  links: ['https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html'],
  examine: ({ encryption }) =>
    expect(encryption, (type) => type === 'KMS', {
      supports: 'A KMS key encrypts the records.',
      contradicts: 'The records are not encrypted.',
    }),
  fix: {
    set: [
      { attribute: 'encryption', value: 'KMS' },
      {
        at: { terraform: 'kms_key_id', cloudformation: 'StreamEncryption.KeyId' },
        value: 'alias/aws/kinesis',
        keeps: true,
      },
    ],
    caution: 'Writers and readers of other accounts cannot use this key: they need one of your own.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kinesis_stream" "clicks" {
  name            = "clicks"
  shard_count     = 2
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}`,
      contradicts: `
resource "aws_kinesis_stream" "clicks" {
  name        = "clicks"
  shard_count = 2
}`,
      inconclusive: `
variable "encryption" {
  type = string
}

resource "aws_kinesis_stream" "clicks" {
  name            = "clicks"
  shard_count     = 2
  encryption_type = var.encryption
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 2
      StreamEncryption:
        EncryptionType: KMS
        KeyId: alias/aws/kinesis`,
      contradicts: `
Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 2`,
    },
  },
});
