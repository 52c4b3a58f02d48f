import { fsxFileSystem } from '../../architecture/kinds/fsx.ts';
import { defineCheck } from '../check.ts';
import { expect } from '../expectations.ts';

export const fsxBackupRetention = defineCheck({
  id: 'fsx-backup-retention',
  kind: fsxFileSystem,
  title: 'FSx file system keeps automatic backups',
  why: 'Ransomware that encrypts a file share, or a script that empties it, does so on both servers of a file system at once. Only a backup brings the files back.',
  remediation: 'Keep automatic backups for as long as a loss may go unnoticed, or let AWS Backup take them.',
  links: ['https://docs.aws.amazon.com/fsx/latest/WindowsGuide/using-backups.html'],
  blindSpots: [
    'Backups that AWS Backup takes are not considered here.',
    'Lustre for short-lived results has no backups and is not judged.',
  ],
  examine: ({ backupRetentionDays, deployment, declared, type }) => {
    const isLustre =
      declared.type === 'aws_fsx_lustre_file_system' || (type.state === 'known' && type.value === 'LUSTRE');
    if (
      isLustre &&
      (deployment.state === 'absent' ||
        (deployment.state === 'known' && deployment.value.startsWith('SCRATCH')))
    )
      return 'not-applicable';
    return expect(backupRetentionDays, (days) => days > 0, {
      supports: (days) => `Automatic backups are kept for ${days} days.`,
      contradicts: 'Automatic backups are turned off.',
      absent: {
        verdict: 'inconclusive',
        message: 'The code does not say how long backups are kept; the type of file system decides.',
      },
    });
  },
  fix: ({ declared, type }) =>
    declared.type === 'aws_fsx_lustre_file_system' || (type.state === 'known' && type.value === 'LUSTRE')
      ? 'a Lustre file system that is linked to S3 takes no backups, which a person has to decide'
      : {
          set: [{ attribute: 'backupRetentionDays', value: 7 }],
          caution: 'Backups are charged by their size.',
        },
  examples: {
    terraform: {
      supports: `
resource "aws_fsx_ontap_file_system" "projects" {
  deployment_type                 = "MULTI_AZ_1"
  automatic_backup_retention_days = 30
  storage_capacity                = 1024
  preferred_subnet_id             = "subnet-1"
  subnet_ids                      = ["subnet-1", "subnet-2"]
}`,
      contradicts: `
resource "aws_fsx_ontap_file_system" "projects" {
  deployment_type                 = "MULTI_AZ_1"
  automatic_backup_retention_days = 0
  storage_capacity                = 1024
  preferred_subnet_id             = "subnet-1"
  subnet_ids                      = ["subnet-1", "subnet-2"]
}`,
      inconclusive: `
resource "aws_fsx_ontap_file_system" "projects" {
  deployment_type     = "MULTI_AZ_1"
  storage_capacity    = 1024
  preferred_subnet_id = "subnet-1"
  subnet_ids          = ["subnet-1", "subnet-2"]
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Projects:
    Type: AWS::FSx::FileSystem
    Properties:
      FileSystemType: WINDOWS
      SubnetIds: [subnet-1]
      WindowsConfiguration:
        AutomaticBackupRetentionDays: 14
        ThroughputCapacity: 32`,
      contradicts: `
Resources:
  Projects:
    Type: AWS::FSx::FileSystem
    Properties:
      FileSystemType: WINDOWS
      SubnetIds: [subnet-1]
      WindowsConfiguration:
        AutomaticBackupRetentionDays: 0
        ThroughputCapacity: 32`,
    },
  },
});
