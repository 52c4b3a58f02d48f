import { rdsSnapshot } from '../../architecture/kinds/rds-groups.ts';
import { defineCheck } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';

export const rdsSnapshotNotPublic = defineCheck({
  id: 'rds-snapshot-not-public',
  kind: rdsSnapshot,
  title: 'RDS snapshot is shared with named accounts only',
  why: 'A public snapshot can be restored by anyone with an AWS account. They get a full copy of the database, with every customer in it, and leave no trace in yours.',
  remediation: 'Share the snapshot with the accounts that need it, by number.',
  links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html'],
  blindSpots: ['Snapshots that are taken by RDS itself or by hand, outside this code, are not seen.'],
  examine: ({ sharedWith }) => {
    if (sharedWith.state === 'absent') return 'not-applicable';
    if (sharedWith.state === 'unresolved') return inconclusive(sharedWith.reason, sharedWith.location);
    const { values, open } = sharedWith.value;
    if (values.includes('all')) return contradicts('Everyone may restore the snapshot.', sharedWith.location);
    const [reason] = open;
    return reason === undefined
      ? supports('The snapshot is shared with named accounts.', sharedWith.location)
      : inconclusive(reason, sharedWith.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_snapshot" "before_upgrade" {
  db_instance_identifier = "payroll"
  db_snapshot_identifier = "payroll-before-upgrade"
  shared_accounts        = ["111122223333"]
}`,
      contradicts: `
resource "aws_db_snapshot" "before_upgrade" {
  db_instance_identifier = "payroll"
  db_snapshot_identifier = "payroll-before-upgrade"
  shared_accounts        = ["all"]
}`,
      inconclusive: `
variable "accounts" {
  type = list(string)
}

resource "aws_db_snapshot" "before_upgrade" {
  db_instance_identifier = "payroll"
  db_snapshot_identifier = "payroll-before-upgrade"
  shared_accounts        = var.accounts
}`,
    },
  },
});
