import {
  type Companion,
  defineKind,
  flag,
  items,
  link,
  number,
  policy,
  presence,
  text,
  texts,
} from '../index.ts';

function bucketCompanion(companion: string, at: string): Companion {
  return { companion, joinedBy: 'bucket', at };
}

function publicAccessBlock(terraform: string, cloudformation: string) {
  return flag({
    terraform: bucketCompanion('aws_s3_bucket_public_access_block', terraform),
    cloudformation: `PublicAccessBlockConfiguration.${cloudformation}`,
  });
}

export const s3Bucket = defineKind({
  id: 's3-bucket',
  name: 'Amazon S3 bucket',
  terraform: 'aws_s3_bucket',
  cloudformation: 'AWS::S3::Bucket',
  names: { terraform: 'bucket', cloudformation: 'BucketName' },
  attributes: {
    versioning: flag({
      terraform: [
        bucketCompanion('aws_s3_bucket_versioning', 'versioning_configuration.status'),
        'versioning.enabled',
      ],
      cloudformation: 'VersioningConfiguration.Status',
      trueWhen: ['Enabled'],
      default: false,
    }),
    acl: text({
      terraform: [bucketCompanion('aws_s3_bucket_acl', 'acl'), 'acl'],
      cloudformation: 'AccessControl',
    }),
    policy: policy({
      terraform: [bucketCompanion('aws_s3_bucket_policy', 'policy'), 'policy'],
      cloudformation: { companion: 'AWS::S3::BucketPolicy', joinedBy: 'Bucket', at: 'PolicyDocument' },
    }),
    /** Whether the code says anything about public access; what it leaves out of the block is off. */
    publicAccessBlock: presence({
      terraform: bucketCompanion('aws_s3_bucket_public_access_block', ''),
      cloudformation: 'PublicAccessBlockConfiguration',
    }),
    blockPublicAcls: publicAccessBlock('block_public_acls', 'BlockPublicAcls'),
    ignorePublicAcls: publicAccessBlock('ignore_public_acls', 'IgnorePublicAcls'),
    blockPublicPolicy: publicAccessBlock('block_public_policy', 'BlockPublicPolicy'),
    restrictPublicBuckets: publicAccessBlock('restrict_public_buckets', 'RestrictPublicBuckets'),
    objectOwnership: text({
      terraform: bucketCompanion('aws_s3_bucket_ownership_controls', 'rule.object_ownership'),
      cloudformation: 'OwnershipControls.Rules.ObjectOwnership',
    }),
    /** S3 encrypts every new object with its own key (AES256) unless the bucket names another way. */
    encryptionAlgorithm: text({
      terraform: [
        bucketCompanion(
          'aws_s3_bucket_server_side_encryption_configuration',
          'rule.apply_server_side_encryption_by_default.sse_algorithm',
        ),
        'server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm',
      ],
      cloudformation:
        'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm',
      default: 'AES256',
    }),
    encryptionKey: link({
      terraform: [
        bucketCompanion(
          'aws_s3_bucket_server_side_encryption_configuration',
          'rule.apply_server_side_encryption_by_default.kms_master_key_id',
        ),
        'server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id',
      ],
      cloudformation:
        'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    /** One data key for many objects instead of a call to KMS for each. */
    bucketKey: flag({
      terraform: [
        bucketCompanion('aws_s3_bucket_server_side_encryption_configuration', 'rule.bucket_key_enabled'),
        'server_side_encryption_configuration.rule.bucket_key_enabled',
      ],
      cloudformation: 'BucketEncryption.ServerSideEncryptionConfiguration.BucketKeyEnabled',
      default: false,
    }),
    lifecycleRules: items({
      terraform: [bucketCompanion('aws_s3_bucket_lifecycle_configuration', 'rule'), 'lifecycle_rule'],
      cloudformation: 'LifecycleConfiguration.Rules',
      fields: {
        enabled: flag({ terraform: ['status', 'enabled'], cloudformation: 'Status', trueWhen: ['Enabled'] }),
        expirationDays: number({ terraform: 'expiration.days', cloudformation: 'ExpirationInDays' }),
        transitions: texts({
          terraform: 'transition.storage_class',
          cloudformation: ['Transitions.StorageClass', 'Transition.StorageClass'],
        }),
        noncurrentExpirationDays: number({
          terraform: ['noncurrent_version_expiration.noncurrent_days', 'noncurrent_version_expiration.days'],
          cloudformation: ['NoncurrentVersionExpiration.NoncurrentDays', 'NoncurrentVersionExpirationInDays'],
        }),
        abortIncompleteUploadDays: number({
          terraform: [
            'abort_incomplete_multipart_upload.days_after_initiation',
            'abort_incomplete_multipart_upload_days',
          ],
          cloudformation: 'AbortIncompleteMultipartUpload.DaysAfterInitiation',
        }),
      },
    }),
    intelligentTiering: presence({
      terraform: bucketCompanion('aws_s3_bucket_intelligent_tiering_configuration', ''),
      cloudformation: 'IntelligentTieringConfigurations',
    }),
    website: presence({
      terraform: [bucketCompanion('aws_s3_bucket_website_configuration', ''), 'website'],
      cloudformation: 'WebsiteConfiguration',
    }),
    logBucket: link({
      terraform: [bucketCompanion('aws_s3_bucket_logging', 'target_bucket'), 'logging.target_bucket'],
      cloudformation: 'LoggingConfiguration.DestinationBucketName',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
    replicaBuckets: link({
      terraform: [
        bucketCompanion('aws_s3_bucket_replication_configuration', 'rule.destination.bucket'),
        'replication_configuration.rules.destination.bucket',
      ],
      cloudformation: 'ReplicationConfiguration.Rules.Destination.Bucket',
      relation: 'fails-over-to',
      to: ['s3-bucket'],
    }),
    notifications: link({
      terraform: [
        bucketCompanion('aws_s3_bucket_notification', 'lambda_function.lambda_function_arn'),
        bucketCompanion('aws_s3_bucket_notification', 'queue.queue_arn'),
        bucketCompanion('aws_s3_bucket_notification', 'topic.topic_arn'),
      ],
      cloudformation: [
        'NotificationConfiguration.LambdaConfigurations.Function',
        'NotificationConfiguration.QueueConfigurations.Queue',
        'NotificationConfiguration.TopicConfigurations.Topic',
      ],
      relation: 'triggers',
      to: ['lambda-function', 'sqs-queue', 'sns-topic'],
    }),
    inventoryBuckets: link({
      terraform: bucketCompanion('aws_s3_bucket_inventory', 'destination.bucket.bucket_arn'),
      cloudformation: 'InventoryConfigurations.Destination.BucketArn',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
    replicationStatus: texts({
      terraform: [
        bucketCompanion('aws_s3_bucket_replication_configuration', 'rule.status'),
        'replication_configuration.rules.status',
      ],
      cloudformation: 'ReplicationConfiguration.Rules.Status',
    }),
    objectLock: presence({
      terraform: [
        bucketCompanion('aws_s3_bucket_object_lock_configuration', 'rule'),
        'object_lock_configuration.rule',
      ],
      cloudformation: 'ObjectLockConfiguration.Rule',
    }),
  },
});

/** Block public access for every bucket of the account; CloudFormation has no such resource. */
export const s3AccountPublicAccessBlock = defineKind({
  id: 's3-account-public-access-block',
  name: 'Amazon S3 block public access settings of the account',
  terraform: 'aws_s3_account_public_access_block',
  attributes: {
    blockPublicAcls: flag({ terraform: 'block_public_acls', default: false }),
    ignorePublicAcls: flag({ terraform: 'ignore_public_acls', default: false }),
    blockPublicPolicy: flag({ terraform: 'block_public_policy', default: false }),
    restrictPublicBuckets: flag({ terraform: 'restrict_public_buckets', default: false }),
  },
});
