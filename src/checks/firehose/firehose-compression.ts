import type { Stated } from '../../architecture/index.ts';
import { deliveryStream } from '../../architecture/kinds/firehose.ts';
import { logSubscriptionFilter } from '../../architecture/kinds/logs.ts';
import { defineCheck } from '../check.ts';
import { expect, supports } from '../expectations.ts';

export const firehoseCompression = defineCheck({
  id: 'firehose-compression',
  kind: deliveryStream,
  related: [logSubscriptionFilter],
  title: 'Firehose compresses what it writes to S3',
  why: 'Streams mostly carry text, which shrinks to a tenth when compressed. Written as it comes, it costs ten times the storage month after month, and every query that is billed by the bytes it reads costs ten times as much.',
  remediation: 'Set the compression to GZIP, or convert the records to Parquet.',
  links: ['https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html'],
  blindSpots: [
    'Records that a transformation compresses, and log events that code elsewhere subscribes, cannot be told apart: with a transformation the check does not judge.',
  ],
  examine: (stream, { referrers }) => {
    const { bucket, compression, formatConversion, processing } = stream;
    if (bucket.state === 'absent') return 'not-applicable';
    if (isThere(formatConversion))
      return supports('Records are converted to a format that compresses them.', formatConversion.location);
    const isUncompressed = compression.state === 'known' && compression.value === 'UNCOMPRESSED';
    const arrivesCompressed = referrers(stream, logSubscriptionFilter, 'destination').length > 0;
    if (isUncompressed && (isThere(processing) || arrivesCompressed)) return 'not-applicable';
    return expect(compression, (format) => format !== 'UNCOMPRESSED', {
      supports: (format) => `Objects are compressed (${format}).`,
      contradicts: 'Objects are written uncompressed.',
    });
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kinesis_firehose_delivery_stream" "taps" {
  name        = "taps"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn         = "arn:aws:s3:::example-taps"
    role_arn           = "arn:aws:iam::111122223333:role/taps"
    compression_format = "GZIP"
  }
}`,
      contradicts: `
resource "aws_kinesis_firehose_delivery_stream" "taps" {
  name        = "taps"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::example-taps"
    role_arn   = "arn:aws:iam::111122223333:role/taps"
  }
}`,
      inconclusive: `
variable "format" {
  type = string
}

resource "aws_kinesis_firehose_delivery_stream" "taps" {
  name        = "taps"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn         = "arn:aws:s3:::example-taps"
    role_arn           = "arn:aws:iam::111122223333:role/taps"
    compression_format = var.format
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Taps:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      ExtendedS3DestinationConfiguration:
        BucketARN: arn:aws:s3:::example-taps
        RoleARN: arn:aws:iam::111122223333:role/taps
        CompressionFormat: GZIP`,
      contradicts: `
Resources:
  Taps:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      S3DestinationConfiguration:
        BucketARN: arn:aws:s3:::example-taps
        RoleARN: arn:aws:iam::111122223333:role/taps`,
    },
  },
});

/** Written, or left to deployment. */
function isThere(part: Stated<boolean>): boolean {
  return part.state === 'unresolved' || (part.state === 'known' && part.value);
}
