import { docdbCluster } from '../../architecture/kinds/docdb.ts';
import { neptuneCluster } from '../../architecture/kinds/neptune.ts';
import { defineCheck } from '../check.ts';
import { expectAtLeast, inconclusive } from '../expectations.ts';

export const docdbNeptuneBackupRetention = defineCheck({
  id: 'docdb-neptune-backup-retention',
  kind: [docdbCluster, neptuneCluster],
  title: 'DocumentDB or Neptune cluster keeps backups for a week or longer',
  why: 'These clusters keep continuous backups for one day unless told otherwise. A faulty release on Friday evening is then beyond repair on Monday morning.',
  remediation: 'Keep backups for at least seven days, or as long as your recovery objectives ask for.',
  links: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore.html',
    'https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html',
  ],
  blindSpots: ['Backups taken by AWS Backup or by hand are not considered here.'],
  examine: ({ backupRetentionDays: days, restoredFromSnapshot }) => {
    const mayBring = restoredFromSnapshot.state !== 'known' || restoredFromSnapshot.value;
    if (days.state === 'known' && days.byDefault === true && mayBring) {
      return inconclusive(
        'The code sets no retention; a cluster made from another may bring its own.',
        days.location,
      );
    }
    if (days.state === 'known' && days.byDefault !== true && days.value > 1 && days.value < 7) {
      return inconclusive(
        `Backups are kept for ${days.value} days only; whether that is enough, your recovery objectives say.`,
        days.location,
      );
    }
    return expectAtLeast(days, 7, {
      supports: (value) => `Backups are kept for ${value} days.`,
      contradicts: 'Backups are kept for one day only, the least there is.',
    });
  },
  fix: {
    set: [{ attribute: 'backupRetentionDays', value: 7 }],
    caution: 'Backups beyond the size of the cluster are charged.',
  },
  examples: {
    terraform: {
      supports: `
resource "aws_docdb_cluster" "archive" {
  cluster_identifier      = "archive"
  backup_retention_period = 14
}`,
      contradicts: `
resource "aws_neptune_cluster" "routes" {
  cluster_identifier = "routes"
}`,
      inconclusive: `
variable "days" {
  type = number
}

resource "aws_docdb_cluster" "archive" {
  cluster_identifier      = "archive"
  backup_retention_period = var.days
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Routes:
    Type: AWS::Neptune::DBCluster
    Properties:
      BackupRetentionPeriod: 30`,
      contradicts: `
Resources:
  Archive:
    Type: AWS::DocDB::DBCluster
    Properties:
      BackupRetentionPeriod: 1`,
    },
  },
});
