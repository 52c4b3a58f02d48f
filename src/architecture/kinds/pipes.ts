import { defineKind, link, number } from '../index.ts';

export const pipe = defineKind({
  id: 'pipes-pipe',
  name: 'Amazon EventBridge pipe',
  terraform: 'aws_pipes_pipe',
  cloudformation: 'AWS::Pipes::Pipe',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    source: link({
      terraform: 'source',
      cloudformation: 'Source',
      relation: 'uses',
      to: ['sqs-queue', 'kinesis-stream', 'dynamodb-table', 'msk-cluster', 'mq-broker'],
    }),
    enrichment: link({
      terraform: 'enrichment',
      cloudformation: 'Enrichment',
      relation: 'triggers',
      to: ['lambda-function', 'stepfunctions-state-machine'],
    }),
    target: link({
      terraform: 'target',
      cloudformation: 'Target',
      relation: 'triggers',
      to: [
        'lambda-function',
        'sqs-queue',
        'sns-topic',
        'stepfunctions-state-machine',
        'kinesis-stream',
        'firehose-delivery-stream',
        'eventbridge-bus',
      ],
    }),
    /** Said of streams only. */
    deadLetterQueue: link({
      terraform: [
        'source_parameters.kinesis_stream_parameters.dead_letter_config.arn',
        'source_parameters.dynamodb_stream_parameters.dead_letter_config.arn',
      ],
      cloudformation: [
        'SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn',
        'SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn',
      ],
      relation: 'fails-over-to',
      to: ['sqs-queue', 'sns-topic'],
    }),
    maximumRetries: number({
      terraform: [
        'source_parameters.kinesis_stream_parameters.maximum_retry_attempts',
        'source_parameters.dynamodb_stream_parameters.maximum_retry_attempts',
      ],
      cloudformation: [
        'SourceParameters.KinesisStreamParameters.MaximumRetryAttempts',
        'SourceParameters.DynamoDBStreamParameters.MaximumRetryAttempts',
      ],
      default: -1,
    }),
  },
});
