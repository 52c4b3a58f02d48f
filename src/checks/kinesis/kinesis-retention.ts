import { kinesisStream } from '../../architecture/kinds/kinesis.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

const A_DAY_HOURS = 24;

export const kinesisRetention = defineCheck({
  id: 'kinesis-retention',
  kind: kinesisStream,
  title: 'Kinesis stream keeps records until a fault of its readers is mended',
  why: 'A stream forgets its records after a day unless the code says otherwise. A reader that breaks on Friday evening and is repaired on Monday has then lost the weekend: the records are gone, and no error tells which.',
  remediation: 'Keep records for at least three days, or for as long as a repair may take.',
  links: ['https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html'],
  blindSpots: [
    'Records that are kept elsewhere as well, such as in a bucket, are not seen.',
    'Terraform: one day does not contradict, since records may be worthless after an hour; where nothing is written, nothing is said.',
    'CloudFormation: one day does not contradict, since records may be worthless after an hour; where nothing is written, nothing is said.',
  ],
  examine: ({ retentionHours: kept }) => {
    if (kept.state === 'absent') return 'not-applicable';
    if (kept.state === 'known' && kept.byDefault === true) return 'not-applicable';
    if (kept.state === 'unresolved') return inconclusive(kept.reason, kept.location);
    return kept.value > A_DAY_HOURS
      ? supports(`Records are kept for ${kept.value} hours.`, kept.location)
      : inconclusive(
          'Records are kept for a day; whether that is long enough for a repair is not seen.',
          kept.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kinesis_stream" "rides" {
  name             = "rides"
  retention_period = 168
}`,
      inconclusive: `
resource "aws_kinesis_stream" "clicks" {
  name             = "clicks"
  shard_count      = 1
  retention_period = 24
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Rides:
    Type: AWS::Kinesis::Stream
    Properties:
      RetentionPeriodHours: 72`,
    },
  },
});
