import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { defineCheck } from '../check.ts';
import { isClusterMember, isReplica, mayComeFromSnapshot } from '../databases.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

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
  examine: (database) => {
    if (isClusterMember(database) || isReplica(database)) return 'not-applicable';
    const { backupRetentionDays: days } = database;
    if (days.state === 'unresolved') return inconclusive(days.reason, days.location);
    if (days.state === 'absent') return 'not-applicable';
    if (days.byDefault === true && mayComeFromSnapshot(database)) {
      return inconclusive(
        'The code sets no retention; a database made from a snapshot may bring its own.',
        days.location,
      );
    }
    if (days.value >= LEAST_DAYS)
      return supports(`Automated backups are kept for ${days.value} days.`, days.location);
    if (days.value === 0) return contradicts('There are no automated backups.', days.location);
    return inconclusive(
      `Automated backups are kept for ${days.value} day${days.value === 1 ? '' : 's'} only; whether that is enough, your recovery objectives say.`,
      days.location,
    );
  },
  fix: {
    set: [{ attribute: 'backupRetentionDays', value: 7 }],
    caution:
      'Turning backups on interrupts the database for a short time; backups beyond its size are charged.',
  },
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
      BackupRetentionPeriod: 0`,
      inconclusive: `
Resources:
  Crm:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mariadb
      DBInstanceClass: db.t4g.medium`,
    },
  },
});
