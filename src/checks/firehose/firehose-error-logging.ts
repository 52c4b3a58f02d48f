import { deliveryStream } from '../../architecture/kinds/firehose.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const firehoseErrorLogging = defineCheck({
  id: 'firehose-error-logging',
  kind: deliveryStream,
  title: 'Firehose records why it could not deliver',
  why: 'When a permission is missing or a transformation fails, producers notice nothing: Firehose takes their records and tries for a day. The error log is the only place that says why nothing arrives.',
  remediation: 'Turn on CloudWatch logging for the destination, with a log group and stream.',
  links: ['https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html'],
  examine: ({ errorLog, location }) => {
    if (errorLog.state === 'unresolved') return inconclusive(errorLog.reason, errorLog.location);
    if (errorLog.state === 'absent') return contradicts('Errors of the delivery are not logged.', location);
    const { open, values } = errorLog.value;
    if (values.includes('true')) return supports('Errors of the delivery are logged.', errorLog.location);
    const [reason] = open;
    return reason === undefined
      ? contradicts('Errors of the delivery are not logged.', errorLog.location)
      : inconclusive(reason, errorLog.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kinesis_firehose_delivery_stream" "meters" {
  name        = "meters"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::example-meters"
    role_arn   = "arn:aws:iam::111122223333:role/meters"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = "meters"
      log_stream_name = "delivery"
    }
  }
}`,
      contradicts: `
resource "aws_kinesis_firehose_delivery_stream" "meters" {
  name        = "meters"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::example-meters"
    role_arn   = "arn:aws:iam::111122223333:role/meters"
  }
}`,
      inconclusive: `
variable "log" {
  type = bool
}

resource "aws_kinesis_firehose_delivery_stream" "meters" {
  name        = "meters"
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::example-meters"
    role_arn   = "arn:aws:iam::111122223333:role/meters"

    cloudwatch_logging_options {
      enabled = var.log
    }
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Meters:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      HttpEndpointDestinationConfiguration:
        EndpointConfiguration:
          Url: https://collect.example.com/
        CloudWatchLoggingOptions:
          Enabled: true
          LogGroupName: meters
          LogStreamName: delivery
        S3Configuration:
          BucketARN: arn:aws:s3:::example-meters
          RoleARN: arn:aws:iam::111122223333:role/meters`,
      contradicts: `
Resources:
  Meters:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties:
      ExtendedS3DestinationConfiguration:
        BucketARN: arn:aws:s3:::example-meters
        RoleARN: arn:aws:iam::111122223333:role/meters`,
    },
  },
});
