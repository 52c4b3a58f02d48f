import type { Architecture, Resource, ResourceOf, Stated, StatedLink } from '../architecture/index.ts';
import type { autoScalingGroup } from '../architecture/kinds/autoscaling.ts';
import { scalableTarget } from '../architecture/kinds/autoscaling.ts';
import type { daxCluster } from '../architecture/kinds/dax.ts';
import { docdbInstance } from '../architecture/kinds/docdb.ts';
import type { ecsService } from '../architecture/kinds/ecs.ts';
import type { elasticacheCluster, elasticacheReplicationGroup } from '../architecture/kinds/elasticache.ts';
import type { memorydbCluster } from '../architecture/kinds/memorydb.ts';
import { neptuneInstance } from '../architecture/kinds/neptune.ts';
import type { opensearchDomain } from '../architecture/kinds/opensearch.ts';
import type { rdsCluster } from '../architecture/kinds/rds.ts';
import { rdsInstance } from '../architecture/kinds/rds.ts';
import { linkOf, type Station } from '../architecture/topology/request-paths.ts';
import { isClusterMember, isReplica } from './databases.ts';
import { type ZoneSpread, zoneSpread } from './subnet-zones.ts';

/** Whether something takes over when one machine of a tier fails. */
export interface Redundancy {
  readonly machines: 'one' | 'several' | 'unknown';
  /** As in "one task" or "one instance without a standby". */
  readonly words: string;
}

const ONE = (words: string): Redundancy => ({ machines: 'one', words });
const SEVERAL: Redundancy = { machines: 'several', words: '' };
const UNKNOWN = (words = ''): Redundancy => ({ machines: 'unknown', words });

/**
 * How many machines stand where the station stands; undefined for what AWS itself keeps running in several zones and
 * for what is no machine. `stations`: all of the same entry.
 */
export function redundancyOf(
  station: Station,
  stations: readonly Station[],
  architecture: Architecture,
): Redundancy | undefined {
  const { resource } = station;
  switch (resource.kind) {
    case 'ec2-instance':
      return ofInstance(station, stations);
    case 'autoscaling-group':
      return ofGroup(resource as ResourceOf<typeof autoScalingGroup>);
    case 'ecs-service':
      return ofService(resource as ResourceOf<typeof ecsService>, architecture);
    case 'rds-instance':
      return ofDatabase(resource as ResourceOf<typeof rdsInstance>);
    case 'rds-cluster':
      return ofCluster(resource as ResourceOf<typeof rdsCluster>, architecture);
    case 'docdb-cluster':
      return ofMembers(architecture.referrers(resource, docdbInstance, 'cluster'));
    case 'neptune-cluster':
      return ofMembers(architecture.referrers(resource, neptuneInstance, 'cluster'));
    case 'elasticache-replication-group':
      return ofReplicationGroup(resource as ResourceOf<typeof elasticacheReplicationGroup>);
    case 'elasticache-cluster':
      return ofCacheCluster(resource as ResourceOf<typeof elasticacheCluster>);
    case 'memorydb-cluster':
      return atLeast(
        (resource as ResourceOf<typeof memorydbCluster>).replicasPerShard,
        1,
        'one node in a shard',
      );
    case 'dax-cluster':
      return atLeast((resource as ResourceOf<typeof daxCluster>).nodes, 2, 'one node');
    case 'opensearch-domain':
      return atLeast((resource as ResourceOf<typeof opensearchDomain>).instanceCount, 2, 'one node');
    default:
      return undefined;
  }
}

/** Caches that an application may well do without for a while. */
export function mayBeMissed({ kind }: Resource): boolean {
  return kind === 'elasticache-cluster' || kind === 'elasticache-replication-group' || kind === 'dax-cluster';
}

function atLeast(stated: Stated<number>, least: number, words: string): Redundancy {
  if (stated.state !== 'known') return UNKNOWN();
  return stated.value >= least ? SEVERAL : ONE(words);
}

/** Instances behind one load balancer stand in for each other. */
function ofInstance({ calls, resource }: Station, stations: readonly Station[]): Redundancy {
  const before = calls.at(-1)?.from;
  if (before === undefined) return UNKNOWN();
  const named = linkOf(before, before.kind === 'elb-target-group' ? 'targets' : 'instances');
  if (named?.state === 'known') {
    const { literals, open, targets } = named.value;
    if (literals.length + open.length > 0) return UNKNOWN();
    if (targets.length > 1) return SEVERAL;
  }
  const others = stations.filter(
    (other) =>
      other.resource.kind === 'ec2-instance' &&
      other.resource !== resource &&
      withoutKey(other.resource.id) === withoutKey(resource.id),
  );
  return others.length > 0 ? SEVERAL : ONE('one instance');
}

function withoutKey(id: string): string {
  return id.replace(/\[[^\]]*\]$/, '');
}

function ofGroup({ maxSize, minSize }: ResourceOf<typeof autoScalingGroup>): Redundancy {
  if (minSize.state === 'known' && minSize.value > 1) return SEVERAL;
  if (maxSize.state === 'known' && maxSize.value === 1) return ONE('a group of one instance');
  return UNKNOWN();
}

function ofService(service: ResourceOf<typeof ecsService>, architecture: Architecture): Redundancy {
  const { desiredCount, schedulingStrategy } = service;
  if (schedulingStrategy.state !== 'known' || schedulingStrategy.value === 'DAEMON') return UNKNOWN();
  const [scaling] = architecture.referrers(service, scalableTarget, 'target');
  const least = scaling?.minimum ?? desiredCount;
  if (least.state === 'known' && least.value > 1) return SEVERAL;
  const most = scaling?.maximum ?? desiredCount;
  return most.state === 'known' && most.value === 1 && least.state === 'known' ? ONE('one task') : UNKNOWN();
}

function ofDatabase(database: ResourceOf<typeof rdsInstance>): Redundancy {
  if (isClusterMember(database)) return UNKNOWN();
  if (isReplica(database)) return UNKNOWN();
  const { engine, multiAz } = database;
  if (engine.state === 'known' && engine.value.startsWith('aurora')) return UNKNOWN();
  if (multiAz.state !== 'known') return UNKNOWN();
  return multiAz.value ? SEVERAL : ONE('one database instance without a standby');
}

function ofCluster(cluster: ResourceOf<typeof rdsCluster>, architecture: Architecture): Redundancy {
  const { engineMode, instanceClass } = cluster;
  if (instanceClass.state !== 'absent') return SEVERAL;
  if (engineMode.state !== 'known' || engineMode.value === 'serverless') return UNKNOWN();
  return ofMembers(architecture.referrers(cluster, rdsInstance, 'cluster'));
}

function ofMembers(members: readonly Resource[]): Redundancy {
  const certain = members.filter(({ declared }) => declared.uncertain === undefined);
  if (certain.length > 1) return SEVERAL;
  return certain.length === 1 && members.length === 1 ? ONE('a cluster of one instance') : UNKNOWN();
}

function ofReplicationGroup(cache: ResourceOf<typeof elasticacheReplicationGroup>): Redundancy {
  const { automaticFailover, globalReplicationGroup } = cache;
  if (globalReplicationGroup.state !== 'absent' || automaticFailover.state !== 'known') return UNKNOWN();
  return automaticFailover.value ? SEVERAL : ONE('a cache without automatic failover');
}

function ofCacheCluster({ engine, replicationGroup }: ResourceOf<typeof elasticacheCluster>): Redundancy {
  if (replicationGroup.state !== 'absent' || engine.state !== 'known') return UNKNOWN();
  return engine.value === 'memcached' ? UNKNOWN() : ONE('a single cache node');
}

const SUBNET_GROUPS: ReadonlyMap<string, string> = new Map([
  ['rds-instance', 'rds-subnet-group'],
  ['rds-cluster', 'rds-subnet-group'],
  ['docdb-cluster', 'docdb-subnet-group'],
  ['neptune-cluster', 'neptune-subnet-group'],
  ['elasticache-replication-group', 'elasticache-subnet-group'],
  ['elasticache-cluster', 'elasticache-subnet-group'],
  ['memorydb-cluster', 'memorydb-subnet-group'],
]);

/** Kinds whose subnets say where their machines run. */
const IN_SUBNETS = new Set(['autoscaling-group', 'ecs-service', 'elb-load-balancer', 'lambda-function']);

/** Over which zones the machines of a station stand; undefined where AWS decides it, or nothing stands in a zone. */
export function zonesOf(
  station: Station,
  stations: readonly Station[],
  architecture: Architecture,
): ZoneSpread | undefined {
  const { resource } = station;
  const kind = resource.kind ?? '';
  if (IN_SUBNETS.has(kind)) {
    const subnets = linkOf(resource, 'subnets');
    return subnets === undefined || subnets.state === 'absent'
      ? undefined
      : zoneSpread(subnets, architecture);
  }
  if (kind === 'ec2-instance') return zonesOfInstances(station, stations, architecture);
  const redundancy = redundancyOf(station, stations, architecture);
  if (redundancy === undefined) return undefined;
  if (redundancy.machines === 'one') {
    return { zones: 'one', message: `It is ${redundancy.words}, and so in one Availability Zone.` };
  }
  const groupKind = SUBNET_GROUPS.get(kind);
  if (groupKind === undefined) return undefined;
  const own = linkOf(resource, 'subnetGroup');
  const group =
    own?.state === 'known' ? own.value.targets.find((target) => target.kind === groupKind) : undefined;
  const subnets: StatedLink | undefined = group === undefined ? undefined : linkOf(group, 'subnets');
  const spread = subnets === undefined ? undefined : zoneSpread(subnets, architecture);
  if (spread?.zones === 'one' || redundancy.machines === 'unknown') return spread;
  return { zones: 'several', message: 'Something takes over in another zone.' };
}

function zonesOfInstances(
  { calls, resource }: Station,
  stations: readonly Station[],
  architecture: Architecture,
): ZoneSpread {
  const before = calls.at(-1)?.from;
  const siblings = stations.filter(
    (other) => other.resource.kind === 'ec2-instance' && other.calls.at(-1)?.from === before,
  );
  const links = siblings.flatMap((other) => linkOf(other.resource, 'subnet') ?? []);
  const [first] = links;
  if (first === undefined || links.some(({ state }) => state !== 'known')) {
    return { zones: 'unknown', message: 'The code does not tell the subnets of its instances.' };
  }
  const known = links.flatMap((link) => (link.state === 'known' ? [link.value] : []));
  return zoneSpread(
    {
      state: 'known',
      location: resource.location,
      value: {
        targets: [...new Set(known.flatMap(({ targets }) => targets))],
        literals: [...new Set(known.flatMap(({ literals }) => literals))],
        open: known.flatMap(({ open }) => open),
      },
    },
    architecture,
  );
}
