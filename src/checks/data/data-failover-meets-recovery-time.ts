import { docdbCluster, docdbInstance } from '../../architecture/kinds/docdb.ts';
import { rdsCluster, rdsInstance } from '../../architecture/kinds/rds.ts';
import type { ResourceOf } from '../../architecture/index.ts';
import { defineCheck, type Neighbours } from '../check.ts';
import { contradicts, inconclusive, supports } from '../expectations.ts';
import { isClusterMember, isReplica } from '../databases.ts';
import { inWords } from '../schedules.ts';

type Database = ResourceOf<typeof rdsInstance | typeof rdsCluster | typeof docdbCluster>;

/** The longest that AWS states for a failover, in seconds. */
const FAILOVER = { standby: 120, readableStandbys: 35, reader: 60 };

/** How long a failover takes; `none` where nothing takes over, a reason where the code does not tell. */
type Failover = { readonly seconds: number; readonly by: string } | 'none' | { readonly reason: string };

function failoverOf(
  database: Database,
  neighbours: Neighbours<typeof rdsInstance | typeof docdbInstance>,
): Failover {
  if ('multiAz' in database) {
    if (database.multiAz.state === 'unresolved') return { reason: database.multiAz.reason };
    return database.multiAz.state === 'known' && database.multiAz.value
      ? { seconds: FAILOVER.standby, by: 'The standby' }
      : 'none';
  }
  if ('instanceClass' in database && database.instanceClass.state !== 'absent') {
    return { seconds: FAILOVER.readableStandbys, by: 'A readable standby' };
  }
  const members = [
    ...neighbours.referrers(database, rdsInstance, 'cluster'),
    ...neighbours.referrers(database, docdbInstance, 'cluster'),
  ];
  const certain = members.filter(({ declared }) => declared.uncertain === undefined);
  if (certain.length > 1) return { seconds: FAILOVER.reader, by: 'A reader' };
  return members.length === 1 && certain.length === 1
    ? 'none'
    : { reason: 'The number of instances is not known.' };
}

export const dataFailoverMeetsRecoveryTime = defineCheck({
  id: 'data-failover-meets-recovery-time',
  kind: [rdsInstance, rdsCluster, docdbCluster],
  related: [rdsInstance, docdbInstance],
  title: 'Databases fail over within the recovery time objective',
  why: 'A recovery time objective of five minutes can be met by a standby that takes over by itself. A database without one has to be restored by people, and a restore starts after somebody has been woken up.',
  remediation:
    'Run a standby or a reader in another Availability Zone, or state an objective that a restore can meet and has met in a rehearsal.',
  links: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html',
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_objective_defined_recovery.html',
  ],
  blindSpots: [
    'How long a restore takes depends on the data; where no standby is there, a rehearsal has to tell.',
    'The loss of a whole Region is not considered.',
  ],
  assuming: { objectives: { rtoSeconds: 300 } },
  examine: (database, neighbours, { objectives }) => {
    const objective = objectives?.rtoSeconds;
    if (objective === undefined || ('cluster' in database && isClusterMember(database)))
      return 'not-applicable';
    if ('replicatedFrom' in database && isReplica(database)) return 'not-applicable';
    const asked = `the objective of ${inWords(objective)}`;
    const failover = failoverOf(database, neighbours);
    if (failover === 'none') {
      return objective <= 600
        ? contradicts(
            `Nothing takes over by itself: people would have to restore the database within ${asked}.`,
            database,
          )
        : inconclusive(
            `Nothing takes over by itself; whether a restore meets ${asked}, a rehearsal has to tell.`,
            database,
          );
    }
    if ('reason' in failover) return inconclusive(failover.reason, database);
    const { seconds, by } = failover;
    return seconds <= objective
      ? supports(`${by} takes over within ${inWords(seconds)}, within ${asked}.`, database)
      : inconclusive(`${by} takes over within ${inWords(seconds)}; ${asked} is shorter.`, database);
  },
  examples: {
    terraform: {
      supports: `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  multi_az       = true
}`,
      contradicts: `
resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}`,
      inconclusive: `
variable "standby" {
  type = bool
}

resource "aws_db_instance" "orders" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  multi_az       = var.standby
}`,
    },
    cloudformation: {
      supports: `
Resources:
  Orders:
    Type: AWS::DocDB::DBCluster
  First:
    Type: AWS::DocDB::DBInstance
    Properties:
      DBClusterIdentifier: !Ref Orders
      DBInstanceClass: db.r6g.large
  Second:
    Type: AWS::DocDB::DBInstance
    Properties:
      DBClusterIdentifier: !Ref Orders
      DBInstanceClass: db.r6g.large`,
      contradicts: `
Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBInstanceClass: db.m7g.large
      MultiAZ: false`,
    },
  },
});
