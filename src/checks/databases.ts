import type { rdsCluster, rdsInstance } from '../architecture/kinds/rds.ts';
import type { ResourceOf } from '../architecture/index.ts';

type Database = ResourceOf<typeof rdsInstance> | ResourceOf<typeof rdsCluster>;

/** Whether the database is an instance in a cluster, which takes its storage and backups from the cluster. */
export function isClusterMember(database: Database): boolean {
  return 'cluster' in database && database.cluster.state !== 'absent';
}

/** Whether the database copies another one. */
export function isReplica({ replicatedFrom }: Database): boolean {
  return replicatedFrom.state !== 'absent';
}

/** Whether the database may be made from a snapshot, and so take after it where the code sets nothing else. */
export function mayComeFromSnapshot({ restoredFromSnapshot }: Database): boolean {
  return (
    restoredFromSnapshot.state === 'unresolved' ||
    (restoredFromSnapshot.state === 'known' && restoredFromSnapshot.value)
  );
}
