import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember, isReplica } from '../databases.ts';
import { expectAtLeast } from '../expectations.ts';

const LEAST_DAYS = 7;

export const rdsBackupRetention = defineCheck({
  id: 'rds-backup-retention',
  kind: [rdsInstance, rdsCluster],
  title: 'RDS database keeps automated backups for a week or longer',
  why: 'Damage to data is often noticed days later. Automated backups let you restore the database to any second of the days that are kept, and to none before.',
  remediation:
    'Keep automated backups for at least seven days, or as long as your recovery objectives ask for.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  ],
  blindSpots: ['Backups taken by AWS Backup or by hand are not considered here.'],
  examine: (database) =>
    isClusterMember(database) || isReplica(database)
      ? 'not-applicable'
      : expectAtLeast(database.backupRetentionDays, LEAST_DAYS, {
          supports: (days) => `Automated backups are kept for ${days} days.`,
          contradicts: (days) =>
            days === 0
              ? 'There are no automated backups.'
              : `Automated backups are kept for ${days} day${days === 1 ? '' : 's'} only.`,
        }),
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "crm" {
  engine                  = "mariadb"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 14
}`,
      contradicts: `
resource "aws_db_instance" "crm" {
  engine         = "mariadb"
  instance_class = "db.t4g.medium"
}`,
      inconclusive: `
variable "backup_days" {
  type = number
}

resource "aws_rds_cluster" "crm" {
  engine                  = "aurora-mysql"
  backup_retention_period = var.backup_days
}`,
      'not-applicable': `
resource "aws_db_instance" "crm_reports" {
  instance_class      = "db.t4g.medium"
  replicate_source_db = "crm"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Crm:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-mysql
      BackupRetentionPeriod: 14`,
      contradicts: `
Resources:
  Crm:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mariadb
      DBInstanceClass: db.t4g.medium
      BackupRetentionPeriod: 3`,
    },
  },
});
