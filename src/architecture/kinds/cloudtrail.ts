import { defineKind, flag, link, texts } from '../index.ts';

export const cloudtrailTrail = defineKind({
  id: 'cloudtrail-trail',
  name: 'AWS CloudTrail trail',
  terraform: 'aws_cloudtrail',
  cloudformation: 'AWS::CloudTrail::Trail',
  names: { terraform: 'name', cloudformation: 'TrailName' },
  attributes: {
    logging: flag({ terraform: 'enable_logging', cloudformation: 'IsLogging', default: true }),
    /** Off for trails of data events only. */
    managementEvents: flag({
      terraform: 'event_selector.include_management_events',
      cloudformation: 'EventSelectors.IncludeManagementEvents',
      default: true,
    }),
    /** What advanced selectors choose; `Management` among it where they choose management events. */
    advancedSelection: texts({
      terraform: 'advanced_event_selector.field_selector.equals',
      cloudformation: 'AdvancedEventSelectors.FieldSelectors.Equals',
    }),
    multiRegion: flag({
      terraform: 'is_multi_region_trail',
      cloudformation: 'IsMultiRegionTrail',
      default: false,
    }),
    ofOrganization: flag({
      terraform: 'is_organization_trail',
      cloudformation: 'IsOrganizationTrail',
      default: false,
    }),
    /** `ReadOnly`, `WriteOnly` or `All`, one for each selector. */
    readWriteTypes: texts({
      terraform: 'event_selector.read_write_type',
      cloudformation: 'EventSelectors.ReadWriteType',
    }),
    logFileValidation: flag({
      terraform: 'enable_log_file_validation',
      cloudformation: 'EnableLogFileValidation',
      default: false,
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KMSKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    bucket: link({
      terraform: 's3_bucket_name',
      cloudformation: 'S3BucketName',
      relation: 'logs-to',
      to: ['s3-bucket'],
    }),
    logGroup: link({
      terraform: 'cloud_watch_logs_group_arn',
      cloudformation: 'CloudWatchLogsLogGroupArn',
      relation: 'logs-to',
      to: ['cloudwatch-log-group'],
    }),
  },
});

/** Keeps events in CloudTrail itself, to be asked with SQL. */
export const cloudtrailEventDataStore = defineKind({
  id: 'cloudtrail-event-data-store',
  name: 'AWS CloudTrail Lake event data store',
  terraform: 'aws_cloudtrail_event_data_store',
  cloudformation: 'AWS::CloudTrail::EventDataStore',
  attributes: {
    terminationProtection: flag({
      terraform: 'termination_protection_enabled',
      cloudformation: 'TerminationProtectionEnabled',
      default: true,
    }),
    multiRegion: flag({
      terraform: 'multi_region_enabled',
      cloudformation: 'MultiRegionEnabled',
      default: true,
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
  },
});
