import { backupPlan, backupSelection } from '../../architecture/kinds/backup.ts';
import { docdbCluster } from '../../architecture/kinds/docdb.ts';
import { dynamodbTable } from '../../architecture/kinds/dynamodb.ts';
import { efsFileSystem } from '../../architecture/kinds/efs.ts';
import { neptuneCluster } from '../../architecture/kinds/neptune.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import { redshiftCluster } from '../../architecture/kinds/redshift.ts';
import type { ResourceOf, Stated } from '../../architecture/index.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { isClusterMember, isReplica } from '../databases.ts';
import { inWords, longestGapSeconds } from '../schedules.ts';

type Store = ResourceOf<
  | typeof rdsInstance
  | typeof rdsCluster
  | typeof docdbCluster
  | typeof neptuneCluster
  | typeof dynamodbTable
  | typeof efsFileSystem
  | typeof redshiftCluster
>;

/** Point-in-time recovery reaches back to five minutes ago. */
const POINT_IN_TIME_SECONDS = 300;

/** Whether the store keeps backups from which any second can be restored; undefined where it offers none. */
function pointInTime(store: Store): Stated<boolean> | undefined {
  if ('pointInTimeRecovery' in store) return store.pointInTimeRecovery;
  if (!('backupRetentionDays' in store)) return undefined;
  const days = store.backupRetentionDays;
  return days.state === 'known' ? { ...days, value: days.value > 0 } : days;
}

type Plan = ResourceOf<typeof backupPlan>;

/** The shortest time between two backups that a plan takes; undefined where its rules do not tell. */
function intervalOf({ rules }: Plan): number | undefined {
  if (rules.state !== 'known') return undefined;
  const gaps = rules.value.items.flatMap(({ schedule, continuous }) => {
    if (continuous.state === 'known' && continuous.value) return [POINT_IN_TIME_SECONDS];
    const gap = schedule.state === 'known' ? longestGapSeconds(schedule.value) : undefined;
    return gap === undefined ? [] : [gap];
  });
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}

function plansFor(
  store: Store,
  neighbours: Neighbours<typeof backupPlan | typeof backupSelection>,
): readonly Plan[] {
  return neighbours
    .referrers(store, backupSelection, 'resources')
    .flatMap((selection) => neighbours.follow(selection.plan, backupPlan));
}

function hasOpenPlans(
  store: Store,
  neighbours: Neighbours<typeof backupPlan | typeof backupSelection>,
): boolean {
  return neighbours
    .beside(store, backupSelection)
    .some(
      ({ byTag, resourceArns }) =>
        (byTag.state === 'known' && byTag.value) ||
        (resourceArns.state === 'known' &&
          (resourceArns.value.open.length > 0 || resourceArns.value.values.some((arn) => arn.includes('*')))),
    );
}

export const dataBackupMeetsRecoveryPoint = defineCheck({
  id: 'data-backup-meets-recovery-point',
  kind: [
    rdsInstance,
    rdsCluster,
    docdbCluster,
    neptuneCluster,
    dynamodbTable,
    efsFileSystem,
    redshiftCluster,
  ],
  related: [backupPlan, backupSelection],
  title: 'Backups are frequent enough for the recovery point objective',
  why: 'A recovery point objective of one hour promises that no more than an hour of work is lost. A backup taken every night breaks that promise by up to 23 hours, and nobody notices until the day the backup is needed.',
  remediation:
    'Turn on point-in-time recovery or continuous backups, or back up at least as often as the objective says.',
  links: [
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_objective_defined_recovery.html',
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html',
  ],
  blindSpots: [
    'Replication that survives the loss of a data store does not undo a deletion, and is not counted.',
    'A plan that selects resources by tag is not matched with them.',
    'Whether a restore was ever tried is not seen.',
  ],
  assuming: { objectives: { rpoSeconds: 3600 } },
  examine: (store, neighbours, { objectives }) => {
    const objective = objectives?.rpoSeconds;
    if (objective === undefined || ('cluster' in store && isClusterMember(store))) return 'not-applicable';
    if ('replicatedFrom' in store && isReplica(store)) return 'not-applicable';
    const asked = `the objective of ${inWords(objective)}`;
    const recovery = pointInTime(store);
    if (recovery?.state === 'unresolved') return inconclusive(recovery.reason, recovery.location);
    if (recovery?.state === 'known' && recovery.value) {
      return objective >= POINT_IN_TIME_SECONDS
        ? supports(`Any second up to five minutes ago can be restored, within ${asked}.`, recovery.location)
        : inconclusive(
            `Up to five minutes are lost in a restore, more than ${asked}; whether a replica helps depends on what went wrong.`,
            recovery.location,
          );
    }
    const intervals = plansFor(store, neighbours).map((plan) => ({ plan, seconds: intervalOf(plan) }));
    const [best] = intervals
      .flatMap(({ plan, seconds }) => (seconds === undefined ? [] : [{ plan, seconds }]))
      .toSorted((a, b) => a.seconds - b.seconds);
    if (best !== undefined) {
      return best.seconds <= objective
        ? supports(
            `${best.plan.id} takes a backup every ${inWords(best.seconds)}, within ${asked}.`,
            best.plan,
          )
        : contradicts(
            `${best.plan.id} takes a backup every ${inWords(best.seconds)} only, beyond ${asked}.`,
            best.plan,
          );
    }
    if (intervals.length > 0 || hasOpenPlans(store, neighbours)) {
      return inconclusive('A backup plan may cover it; how often is not known.', store);
    }
    return recovery === undefined
      ? inconclusive('No backup plan for it is in this code.', store)
      : contradicts(`There are no backups that could meet ${asked}.`, recovery.location);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "order"
  point_in_time_recovery {
    enabled = true
  }
}`,
      contradicts: `
resource "aws_efs_file_system" "orders" {}

resource "aws_backup_plan" "nightly" {
  name = "nightly"
  rule {
    rule_name         = "nightly"
    target_vault_name = "main"
    schedule          = "cron(0 3 * * ? *)"
  }
}

resource "aws_backup_selection" "orders" {
  name         = "orders"
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  plan_id      = aws_backup_plan.nightly.id
  resources    = [aws_efs_file_system.orders.arn]
}`,
      inconclusive: `
resource "aws_efs_file_system" "orders" {}`,
      'not-applicable': `
resource "aws_db_instance" "replica" {
  replicate_source_db = "orders"
  instance_class      = "db.m7g.large"
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.m7g.large
      BackupRetentionPeriod: 7`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema:
        - AttributeName: order
          KeyType: HASH`,
    },
  },
});
