import { defineKind, flag, link, policy, presence, tagMap, text, texts } from '../index.ts';

export const efsFileSystem = defineKind({
  id: 'efs-file-system',
  name: 'Amazon EFS file system',
  terraform: 'aws_efs_file_system',
  cloudformation: 'AWS::EFS::FileSystem',
  attributes: {
    encrypted: flag({ terraform: 'encrypted', cloudformation: 'Encrypted', default: false }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    /** Stated of One Zone file systems. */
    availabilityZone: text({ terraform: 'availability_zone_name', cloudformation: 'AvailabilityZoneName' }),
    performanceMode: text({
      terraform: 'performance_mode',
      cloudformation: 'PerformanceMode',
      default: 'generalPurpose',
    }),
    policy: policy({
      terraform: { companion: 'aws_efs_file_system_policy', joinedBy: 'file_system_id', at: 'policy' },
      cloudformation: 'FileSystemPolicy',
    }),
    lifecycleTransitions: texts({
      terraform: ['lifecycle_policy.transition_to_ia', 'lifecycle_policy.transition_to_archive'],
      cloudformation: ['LifecyclePolicies.TransitionToIA', 'LifecyclePolicies.TransitionToArchive'],
    }),
    backup: flag({
      terraform: {
        companion: 'aws_efs_backup_policy',
        joinedBy: 'file_system_id',
        at: 'backup_policy.status',
      },
      cloudformation: 'BackupPolicy.Status',
      trueWhen: ['ENABLED', 'ENABLING'],
    }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'FileSystemTags' }),
  },
});

/** An address of the file system in one subnet. */
export const efsMountTarget = defineKind({
  id: 'efs-mount-target',
  name: 'Amazon EFS mount target',
  terraform: 'aws_efs_mount_target',
  cloudformation: 'AWS::EFS::MountTarget',
  attributes: {
    fileSystem: link({
      terraform: 'file_system_id',
      cloudformation: 'FileSystemId',
      relation: 'routes-to',
      to: ['efs-file-system'],
    }),
    subnet: link({
      terraform: 'subnet_id',
      cloudformation: 'SubnetId',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'security_groups',
      cloudformation: 'SecurityGroups',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});

/** A way into the file system with a folder and a user of its own. */
export const efsAccessPoint = defineKind({
  id: 'efs-access-point',
  name: 'Amazon EFS access point',
  terraform: 'aws_efs_access_point',
  cloudformation: 'AWS::EFS::AccessPoint',
  attributes: {
    fileSystem: link({
      terraform: 'file_system_id',
      cloudformation: 'FileSystemId',
      relation: 'routes-to',
      to: ['efs-file-system'],
    }),
    user: presence({ terraform: 'posix_user', cloudformation: 'PosixUser' }),
    root: text({ terraform: 'root_directory.path', cloudformation: 'RootDirectory.Path', default: '/' }),
    tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'AccessPointTags' }),
  },
});
