import { defineKind, link, policy, text } from '../index.ts';

export const snsTopic = defineKind({
  id: 'sns-topic',
  name: 'Amazon SNS topic',
  terraform: 'aws_sns_topic',
  cloudformation: 'AWS::SNS::Topic',
  names: { terraform: 'name', cloudformation: 'TopicName' },
  attributes: {
    encryptionKey: link({
      terraform: 'kms_master_key_id',
      cloudformation: 'KmsMasterKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    policy: policy({
      terraform: ['policy', { companion: 'aws_sns_topic_policy', joinedBy: 'arn', at: 'policy' }],
      cloudformation: [
        { companion: 'AWS::SNS::TopicPolicy', joinedBy: 'Topics', at: 'PolicyDocument' },
        { companion: 'AWS::SNS::TopicInlinePolicy', joinedBy: 'TopicArn', at: 'PolicyDocument' },
      ],
    }),
  },
});

export const snsSubscription = defineKind({
  id: 'sns-subscription',
  name: 'Amazon SNS subscription',
  terraform: 'aws_sns_topic_subscription',
  cloudformation: 'AWS::SNS::Subscription',
  attributes: {
    topic: link({ terraform: 'topic_arn', cloudformation: 'TopicArn', relation: 'uses', to: ['sns-topic'] }),
    protocol: text({ terraform: 'protocol', cloudformation: 'Protocol' }),
    endpoint: link({
      terraform: 'endpoint',
      cloudformation: 'Endpoint',
      relation: 'triggers',
      to: ['sqs-queue', 'lambda-function'],
    }),
    deadLetterQueue: link({
      terraform: 'redrive_policy.deadLetterTargetArn',
      cloudformation: 'RedrivePolicy.deadLetterTargetArn',
      relation: 'fails-over-to',
      to: ['sqs-queue'],
    }),
  },
});

export const snsSmsPreferences = defineKind({
  id: 'sns-sms-preferences',
  name: 'Amazon SNS SMS preferences',
  terraform: 'aws_sns_sms_preferences',
  attributes: {},
});
