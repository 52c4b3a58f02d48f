import { defineKind, flag, items, link, policy, tagMap, text, texts } from '../index.ts';

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
    /** Copies of the table in other Regions, which Terraform protects one by one. */
    replicas: items({
      terraform: 'replica',
      cloudformation: 'Replicas',
      fields: {
        region: text({ terraform: 'region_name', cloudformation: 'Region' }),
        pointInTimeRecovery: flag({
          terraform: 'point_in_time_recovery',
          cloudformation: 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
          default: false,
        }),
      },
    }),
    globalIndexes: items({
      terraform: 'global_secondary_index',
      cloudformation: 'GlobalSecondaryIndexes',
      fields: { name: text({ terraform: 'name', cloudformation: 'IndexName' }) },
    }),
    resourcePolicy: policy({
      terraform: { companion: 'aws_dynamodb_resource_policy', joinedBy: 'resource_arn', at: 'policy' },
      cloudformation: 'ResourcePolicy.PolicyDocument',
    }),
    timeToLive: flag({
      terraform: 'ttl.enabled',
      cloudformation: 'TimeToLiveSpecification.Enabled',
      default: false,
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: ['Tags', 'Replicas.Tags'] }),
    stream: flag({ terraform: 'stream_enabled', default: { terraform: false } }),
  },
});

export const dynamodbItem = defineKind({
  id: 'dynamodb-item',
  name: 'Amazon DynamoDB item written by Terraform',
  terraform: 'aws_dynamodb_table_item',
  attributes: {
    table: link({ terraform: 'table_name', relation: 'in', to: ['dynamodb-table'] }),
  },
});

/** A copy of a table in another Region, declared apart from the table. */
export const dynamodbReplica = defineKind({
  id: 'dynamodb-replica',
  name: 'Amazon DynamoDB table replica',
  terraform: 'aws_dynamodb_table_replica',
  attributes: {
    table: link({ terraform: 'global_table_arn', relation: 'uses', to: ['dynamodb-table'] }),
    pointInTimeRecovery: flag({ terraform: 'point_in_time_recovery', default: false }),
    encryptionKey: link({ terraform: 'kms_key_arn', relation: 'encrypts-with', to: ['kms-key'] }),
  },
});
