import { defineKind, flag, link, tagMap, text, texts } from '../index.ts';

export const dynamodbTable = defineKind({
  id: 'dynamodb-table',
  name: 'Amazon DynamoDB table',
  terraform: 'aws_dynamodb_table',
  cloudformation: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  names: { terraform: 'name', cloudformation: 'TableName' },
  attributes: {
    billingMode: text({ terraform: 'billing_mode', cloudformation: 'BillingMode', default: 'PROVISIONED' }),
    pointInTimeRecovery: flag({
      terraform: 'point_in_time_recovery.enabled',
      cloudformation: [
        'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
        'Replicas.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
      ],
      default: false,
    }),
    deletionProtection: flag({
      terraform: 'deletion_protection_enabled',
      cloudformation: ['DeletionProtectionEnabled', 'Replicas.DeletionProtectionEnabled'],
      default: false,
    }),
    encryptionKey: link({
      terraform: 'server_side_encryption.kms_key_arn',
      cloudformation: ['SSESpecification.KMSMasterKeyId', 'Replicas.SSESpecification.KMSMasterKeyId'],
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    /** What Application Auto Scaling adjusts, e.g. `dynamodb:table:ReadCapacityUnits`. */
    scaledDimensions: texts({
      terraform: {
        companion: 'aws_appautoscaling_target',
        joinedBy: 'resource_id',
        at: 'scalable_dimension',
      },
      cloudformation: {
        companion: 'AWS::ApplicationAutoScaling::ScalableTarget',
        joinedBy: 'ResourceId',
        at: 'ScalableDimension',
      },
    }),
    replicaRegions: texts({ terraform: 'replica.region_name', cloudformation: 'Replicas.Region' }),
    timeToLive: flag({
      terraform: 'ttl.enabled',
      cloudformation: 'TimeToLiveSpecification.Enabled',
      default: false,
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: ['Tags', 'Replicas.Tags'] }),
    stream: flag({ terraform: 'stream_enabled', default: { terraform: false } }),
  },
});
