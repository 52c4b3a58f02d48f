import { defineKind, flag, link, tagMap, text, texts } from '../index.ts';

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
