import { efsFileSystem } from '../../architecture/kinds/efs.ts';
import { defineCheck } from '../check.ts';
import { expectTrue, inconclusive } from '../expectations.ts';

export const efsBackup = defineCheck({
  id: 'efs-backup',
  kind: efsFileSystem,
  title: 'EFS file system is backed up automatically',
  why: 'A file system has no way back from files that were deleted or encrypted by an intruder, unless there is a backup from the day before.',
  remediation: 'Turn on automatic backups, or cover the file system by a backup plan of AWS Backup.',
  links: ['https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html'],
  blindSpots: ['A backup plan that covers the file system is not considered here.'],
  examine: ({ backup, availabilityZone }) =>
    backup.state === 'absent' && availabilityZone.state !== 'absent'
      ? inconclusive(
          'One Zone file systems are backed up by default, but the code does not say so.',
          availabilityZone.location,
        )
      : expectTrue(backup, {
          supports: 'Automatic backups are on.',
          contradicts: 'Automatic backups are off.',
        }),
  fix: {
    set: [{ attribute: 'backup', value: 'ENABLED' }],
    caution: 'Backups are charged by their size.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_efs_file_system" "content" {}

resource "aws_efs_backup_policy" "content" {
  file_system_id = aws_efs_file_system.content.id
  backup_policy {
    status = "ENABLED"
  }
}`,
      contradicts: `
resource "aws_efs_file_system" "content" {}`,
      inconclusive: `
variable "backup" {
  type = string
}

resource "aws_efs_file_system" "content" {}

resource "aws_efs_backup_policy" "content" {
  file_system_id = aws_efs_file_system.content.id
  backup_policy {
    status = var.backup
  }
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Content:
    Type: AWS::EFS::FileSystem
    Properties:
      BackupPolicy:
        Status: ENABLED`,
      contradicts: `
Resources:
  Content:
    Type: AWS::EFS::FileSystem
    Properties:
      BackupPolicy:
        Status: DISABLED`,
    },
  },
});
