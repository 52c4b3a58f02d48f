import { defineKind, link, text } from '../index.ts';

const LOCATIONS = ['datasync-location'];

export const datasyncTask = defineKind({
  id: 'datasync-task',
  name: 'AWS DataSync task',
  terraform: 'aws_datasync_task',
  cloudformation: 'AWS::DataSync::Task',
  names: { terraform: 'name', cloudformation: 'Name' },
  attributes: {
    logGroup: link({
      terraform: 'cloudwatch_log_group_arn',
      cloudformation: 'CloudWatchLogGroupArn',
      relation: 'logs-to',
      to: ['cloudwatch-log-group'],
    }),
    verification: text({
      terraform: 'options.verify_mode',
      cloudformation: 'Options.VerifyMode',
      default: 'POINT_IN_TIME_CONSISTENT',
    }),
    source: link({
      terraform: 'source_location_arn',
      cloudformation: 'SourceLocationArn',
      relation: 'uses',
      to: LOCATIONS,
    }),
    destination: link({
      terraform: 'destination_location_arn',
      cloudformation: 'DestinationLocationArn',
      relation: 'routes-to',
      to: LOCATIONS,
    }),
  },
});

export const datasyncLocation = defineKind({
  id: 'datasync-location',
  name: 'AWS DataSync location',
  terraform: [
    'aws_datasync_location_efs',
    'aws_datasync_location_fsx_windows_file_system',
    'aws_datasync_location_nfs',
    'aws_datasync_location_s3',
    'aws_datasync_location_smb',
  ],
  cloudformation: [
    'AWS::DataSync::LocationEFS',
    'AWS::DataSync::LocationFSxWindows',
    'AWS::DataSync::LocationNFS',
    'AWS::DataSync::LocationS3',
    'AWS::DataSync::LocationSMB',
  ],
  attributes: {
    storage: link({
      terraform: ['s3_bucket_arn', 'efs_file_system_arn', 'fsx_filesystem_arn'],
      cloudformation: ['S3BucketArn', 'EfsFilesystemArn', 'FsxFilesystemArn'],
      relation: 'uses',
      to: ['s3-bucket', 'efs-file-system', 'fsx-file-system'],
    }),
  },
});

export const datasyncAgent = defineKind({
  id: 'datasync-agent',
  name: 'AWS DataSync agent',
  terraform: 'aws_datasync_agent',
  cloudformation: 'AWS::DataSync::Agent',
  attributes: {},
});
