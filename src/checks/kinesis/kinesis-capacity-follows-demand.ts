import { kinesisStream } from '../../architecture/kinds/kinesis.ts';
import { defineCheck } from '../check.ts';
import { inconclusive, supports } from '../expectations.ts';

export const kinesisCapacityFollowsDemand = defineCheck({
  id: 'kinesis-capacity-follows-demand',
  kind: kinesisStream,
  title: 'Capacity of a Kinesis stream follows demand',
  why: 'A stream with a fixed number of shards refuses what comes beyond them, and is paid for around the clock when nothing comes. On demand, the stream grows and shrinks by itself.',
  remediation: 'Use on-demand mode where traffic varies; keep provisioned mode where it is steady and known.',
  links: ['https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html'],
  blindSpots: [
    'Terraform: provisioned shards do not contradict; for steady traffic they are right, and code elsewhere may change their number.',
    'CloudFormation: provisioned shards do not contradict; for steady traffic they are right, and code elsewhere may change their number.',
  ],
  examine: ({ capacityMode }) => {
    if (capacityMode.state === 'unresolved') return inconclusive(capacityMode.reason, capacityMode.location);
    return capacityMode.state === 'known' && capacityMode.value === 'ON_DEMAND'
      ? supports('The stream grows and shrinks by itself.', capacityMode.location)
      : inconclusive(
          'The number of shards is fixed; whether traffic is steady is not seen.',
          capacityMode.location,
        );
  },
  examples: {
    terraform: {
      supports: `
resource "aws_kinesis_stream" "votes" {
  name = "votes"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}`,
      inconclusive: `
resource "aws_kinesis_stream" "votes" {
  name        = "votes"
  shard_count = 4
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Votes:
    Type: AWS::Kinesis::Stream
    Properties:
      StreamModeDetails:
        StreamMode: ON_DEMAND`,
    },
  },
});
