import { defineKind, link, number, text } from '../index.ts';

/** A file server that AWS runs: Windows, NetApp ONTAP, OpenZFS or Lustre. */
export const fsxFileSystem = defineKind({
  id: 'fsx-file-system',
  name: 'Amazon FSx file system',
  terraform: [
    'aws_fsx_lustre_file_system',
    'aws_fsx_ontap_file_system',
    'aws_fsx_openzfs_file_system',
    'aws_fsx_windows_file_system',
  ],
  cloudformation: 'AWS::FSx::FileSystem',
  attributes: {
    /** CloudFormation says by it what Terraform says by its type. */
    type: text({ cloudformation: 'FileSystemType' }),
    deployment: text({
      terraform: 'deployment_type',
      cloudformation: [
        'WindowsConfiguration.DeploymentType',
        'OntapConfiguration.DeploymentType',
        'OpenZFSConfiguration.DeploymentType',
        'LustreConfiguration.DeploymentType',
      ],
    }),
    backupRetentionDays: number({
      terraform: 'automatic_backup_retention_days',
      cloudformation: [
        'WindowsConfiguration.AutomaticBackupRetentionDays',
        'OntapConfiguration.AutomaticBackupRetentionDays',
        'OpenZFSConfiguration.AutomaticBackupRetentionDays',
        'LustreConfiguration.AutomaticBackupRetentionDays',
      ],
    }),
    encryptionKey: link({
      terraform: 'kms_key_id',
      cloudformation: 'KmsKeyId',
      relation: 'encrypts-with',
      to: ['kms-key'],
    }),
    subnets: link({
      terraform: 'subnet_ids',
      cloudformation: 'SubnetIds',
      relation: 'in',
      to: ['vpc-subnet'],
    }),
    securityGroups: link({
      terraform: 'security_group_ids',
      cloudformation: 'SecurityGroupIds',
      relation: 'uses',
      to: ['vpc-security-group'],
    }),
  },
});
