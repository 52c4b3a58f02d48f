import { deliveryStream } from '../../architecture/kinds/firehose.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, supports, contradicts } from '../expectations.ts';

export const firehoseEncryption = defineCheck({
  id: 'firehose-encryption',
  kind: deliveryStream,
  title: 'Firehose encrypts the records it holds on their way',
  why: 'Firehose collects records for minutes, and for up to a day when the destination is down. Unless encryption is turned on, what producers send lies there in the clear, whatever the destination does.',
  remediation:
    'Turn on server-side encryption for the stream, with a key of your own where you need control over who may decrypt.',
  links: ['https://docs.aws.amazon.com/firehose/latest/dev/encryption.html'],
  blindSpots: [
    'Streams that read from Kinesis or Kafka are not judged: they take over the encryption there.',
  ],
  examine: (stream) => {
    const { encryption, encryptionKeyType, source, declared } = stream;
    if (source.state !== 'absent') return 'not-applicable';
    if (declared.language === 'cloudformation') {
      return encryptionKeyType.state === 'absent'
        ? contradicts('Records are not encrypted.', stream)
        : supports('Records are encrypted.', encryptionKeyType.location);
    }
    return expectTrue(encryption, {
      supports: 'Records are encrypted.',
      contradicts: 'Records are not encrypted.',
    });
  },
  fix: {
    set: [
      {
        at: {
          terraform: 'server_side_encryption.enabled',
          cloudformation: 'DeliveryStreamEncryptionConfigurationInput.KeyType',
        },
        value: { terraform: true, cloudformation: 'AWS_OWNED_CMK' },
      },
    ],
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kinesis_firehose_delivery_stream" "visits" {
  name        = "visits"
  destination = "extended_s3"

  server_side_encryption {
    enabled = true
  }
}`,
      contradicts: `
resource "aws_kinesis_firehose_delivery_stream" "visits" {
  name        = "visits"
  destination = "extended_s3"
}`,
      inconclusive: `
variable "encrypt" {
  type = bool
}

resource "aws_kinesis_firehose_delivery_stream" "visits" {
  name        = "visits"
  destination = "extended_s3"

  server_side_encryption {
    enabled = var.encrypt
  }
}`,
      'not-applicable': `
resource "aws_kinesis_firehose_delivery_stream" "visits" {
  name        = "visits"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/visits"
    role_arn           = "arn:aws:iam::111122223333:role/visits"
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Visits:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      DeliveryStreamEncryptionConfigurationInput:
        KeyType: AWS_OWNED_CMK`,
      contradicts: `
Resources:
  Visits:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      DeliveryStreamType: DirectPut`,
    },
  },
});
