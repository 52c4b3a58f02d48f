import { defineKind, flag, link, number, policy, text } from '../index.ts';

export const sqsQueue = defineKind({
  id: 'sqs-queue',
  name: 'Amazon SQS queue',
  terraform: 'aws_sqs_queue',
  cloudformation: 'AWS::SQS::Queue',
  names: { terraform: 'name', cloudformation: 'QueueName' },
  attributes: {
    queueName: text({ terraform: 'name', cloudformation: 'QueueName' }),
    visibilityTimeoutSeconds: number({
      terraform: 'visibility_timeout_seconds',
      cloudformation: 'VisibilityTimeout',
      default: 30,
    }),
    messageRetentionSeconds: number({
      terraform: 'message_retention_seconds',
      cloudformation: 'MessageRetentionPeriod',
      default: 345_600,
    }),
    receiveWaitTimeSeconds: number({
      terraform: 'receive_wait_time_seconds',
      cloudformation: 'ReceiveMessageWaitTimeSeconds',
      default: 0,
    }),
    fifo: flag({ terraform: 'fifo_queue', cloudformation: 'FifoQueue', default: false }),
    deadLetterQueue: link({
      terraform: [
        'redrive_policy.deadLetterTargetArn',
        {
          companion: 'aws_sqs_queue_redrive_policy',
          joinedBy: 'queue_url',
          at: 'redrive_policy.deadLetterTargetArn',
        },
      ],
      cloudformation: 'RedrivePolicy.deadLetterTargetArn',
      relation: 'fails-over-to',
      to: ['sqs-queue'],
    }),
    maxReceiveCount: number({
      terraform: [
        'redrive_policy.maxReceiveCount',
        {
          companion: 'aws_sqs_queue_redrive_policy',
          joinedBy: 'queue_url',
          at: 'redrive_policy.maxReceiveCount',
        },
      ],
      cloudformation: 'RedrivePolicy.maxReceiveCount',
    }),
    /** Said of queues that serve others as dead-letter queue. */
    redrivePermission: text({
      terraform: [
        'redrive_allow_policy.redrivePermission',
        {
          companion: 'aws_sqs_queue_redrive_allow_policy',
          joinedBy: 'queue_url',
          at: 'redrive_allow_policy.redrivePermission',
        },
      ],
      cloudformation: 'RedriveAllowPolicy.redrivePermission',
    }),
    /** Encryption with the key that SQS manages: on for new queues unless a queue turns it off or names a KMS key. */
    sqsManagedEncryption: flag({
      terraform: 'sqs_managed_sse_enabled',
      cloudformation: 'SqsManagedSseEnabled',
      default: true,
    }),
    encryptionKey: link({
      terraform: 'kms_master_key_id',
      cloudformation: 'KmsMasterKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    policy: policy({
      terraform: ['policy', { companion: 'aws_sqs_queue_policy', joinedBy: 'queue_url', at: 'policy' }],
      cloudformation: { companion: 'AWS::SQS::QueuePolicy', joinedBy: 'Queues', at: 'PolicyDocument' },
    }),
  },
});
