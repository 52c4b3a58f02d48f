import type { Resource } from '../../architecture/index.ts';
import { deliveryStream } from '../../architecture/kinds/firehose.ts';
import { kinesisConsumer, kinesisStream } from '../../architecture/kinds/kinesis.ts';
import { eventSourceMapping } from '../../architecture/kinds/lambda.ts';
import { pipe } from '../../architecture/kinds/pipes.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

/** Reads per second that a shard answers, for all readers that share it. */
const READS_PER_SECOND = 5;
/** Twice what may be written to a shard may be read from it, in MB/s; a third reader falls behind a full shard. */
const READERS_AT_FULL_SPEED = 2;

export const kinesisSharedThroughput = defineCheck({
  id: 'kinesis-shared-throughput',
  kind: kinesisStream,
  related: [deliveryStream, eventSourceMapping, kinesisConsumer, pipe],
  title: 'Readers of a Kinesis stream do not take throughput from each other',
  why: 'All readers of a shard share five reads and 2 MB a second; what is written may be 1 MB a second. Two readers keep up with a full shard. A third makes all of them fall behind at peaks, and with more than five, each of which asks once a second, they are throttled all the time.',
  remediation:
    'Register the readers that must be fast as consumers (enhanced fan-out), each with 2 MB a second of its own, or let one reader pass records on.',
  links: [
    'https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html',
    'https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html',
  ],
  blindSpots: ['Readers in other code, and programs with the Kinesis Client Library, are not seen.'],
  examine: (stream, { referrers }) => {
    const readers: readonly Resource[] = [
      ...referrers(stream, eventSourceMapping, 'source').filter(
        ({ enabled }) => !(enabled.state === 'known' && !enabled.value),
      ),
      ...referrers(stream, deliveryStream, 'source'),
      ...referrers(stream, pipe, 'source'),
    ];
    const ownThroughput = referrers(stream, kinesisConsumer, 'stream').length;
    if (readers.length + ownThroughput < 2) return 'not-applicable';
    const names = readers.map(({ id }) => id).join(', ');
    if (readers.length <= READERS_AT_FULL_SPEED) {
      return supports(
        `${readers.length} readers share the stream, ${ownThroughput} have their own throughput.`,
        stream,
      );
    }
    return readers.length > READS_PER_SECOND
      ? contradicts(`${readers.length} readers share five reads a second on each shard: ${names}.`, stream)
      : inconclusive(
          `${readers.length} readers share 2 MB a second on each shard: ${names}. Load decides whether that is enough.`,
          stream,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kinesis_stream" "rides" {
  name = "rides"
}

resource "aws_kinesis_stream_consumer" "billing" {
  name       = "billing"
  stream_arn = aws_kinesis_stream.rides.arn
}

resource "aws_lambda_event_source_mapping" "billing" {
  function_name     = "billing"
  event_source_arn  = aws_kinesis_stream_consumer.billing.arn
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "map" {
  function_name     = "map"
  event_source_arn  = aws_kinesis_stream.rides.arn
  starting_position = "LATEST"
}`,
      contradicts: `
resource "aws_kinesis_stream" "rides" {
  name = "rides"
}

resource "aws_lambda_event_source_mapping" "readers" {
  for_each          = toset(["billing", "map", "fraud", "audit", "search", "reports"])
  function_name     = each.key
  event_source_arn  = aws_kinesis_stream.rides.arn
  starting_position = "LATEST"
}`,
      inconclusive: `
resource "aws_kinesis_stream" "rides" {
  name = "rides"
}

resource "aws_lambda_event_source_mapping" "readers" {
  for_each          = toset(["billing", "map", "fraud"])
  function_name     = each.key
  event_source_arn  = aws_kinesis_stream.rides.arn
  starting_position = "LATEST"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Rides:
    Type: AWS::Kinesis::Stream
  Billing:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: billing
      EventSourceArn: !GetAtt Rides.Arn
      StartingPosition: LATEST
  Map:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: map
      EventSourceArn: !GetAtt Rides.Arn
      StartingPosition: LATEST`,
      contradicts: `
Resources:
  Rides:
    Type: AWS::Kinesis::Stream
${['Billing', 'Map', 'Fraud', 'Audit', 'Search', 'Reports']
  .map(
    (name) => `  ${name}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: ${name}
      EventSourceArn: !GetAtt Rides.Arn
      StartingPosition: LATEST`,
  )
  .join('\n')}`,
    },
  },
});
