import type { Architecture, Resource, ResourceOf, Stated, StatedLink } from '../index.ts';
import { docdbCluster, docdbSubnetGroup } from '../kinds/docdb.ts';
import {
  elasticacheCluster,
  elasticacheReplicationGroup,
  elasticacheSubnetGroup,
} from '../kinds/elasticache.ts';
import { memorydbCluster, memorydbSubnetGroup } from '../kinds/memorydb.ts';
import { neptuneCluster, neptuneSubnetGroup } from '../kinds/neptune.ts';
import { opensearchDomain } from '../kinds/opensearch.ts';
import { rdsCluster, rdsInstance } from '../kinds/rds.ts';
import { rdsSubnetGroup } from '../kinds/rds-groups.ts';
import { redshiftCluster, redshiftSubnetGroup, redshiftWorkgroup } from '../kinds/redshift.ts';

/** Something that keeps data and stands in a VPC. */
export interface DataStore {
  readonly resource: Resource;
  readonly subnets: StatedLink;
  readonly groups: StatedLink;
  /** Undefined where neither the code nor the engine tells it. */
  readonly port: number | undefined;
  /** Whether it has a public address; undefined for kinds that never have one. */
  readonly isPublic: Stated<boolean> | undefined;
}

/** Every kind that `dataStoresIn` lists. */
export const DATA_STORE_KINDS = [
  docdbCluster,
  elasticacheCluster,
  elasticacheReplicationGroup,
  memorydbCluster,
  neptuneCluster,
  opensearchDomain,
  rdsCluster,
  rdsInstance,
  redshiftCluster,
  redshiftWorkgroup,
] as const;

const ENGINE_PORTS: readonly (readonly [engine: RegExp, port: number])[] = [
  [/^(?:aurora-mysql|aurora$|mysql|mariadb)/, 3306],
  [/^(?:aurora-postgresql|postgres)/, 5432],
  [/^(?:custom-)?oracle/, 1521],
  [/^(?:custom-)?sqlserver/, 1433],
  [/^db2/, 50_000],
  [/^(?:redis|valkey)/, 6379],
  [/^memcached/, 11_211],
];

/** The data stores of the architecture that stand in a VPC, in the order of their kinds. */
export function dataStoresIn(architecture: Architecture): readonly DataStore[] {
  return [
    ...architecture.ofKind(docdbCluster).map((cluster) => ({
      resource: cluster,
      subnets: subnetsOf(cluster.subnetGroup, architecture.follow(cluster.subnetGroup, docdbSubnetGroup)),
      groups: cluster.securityGroups,
      port: 27_017,
      isPublic: undefined,
    })),
    ...[...architecture.ofKind(elasticacheCluster), ...architecture.ofKind(elasticacheReplicationGroup)].map(
      (cache) => ({
        resource: cache,
        subnets: subnetsOf(cache.subnetGroup, architecture.follow(cache.subnetGroup, elasticacheSubnetGroup)),
        groups: cache.securityGroups,
        port: portOf(cache),
        isPublic: undefined,
      }),
    ),
    ...architecture.ofKind(memorydbCluster).map((cluster) => ({
      resource: cluster,
      subnets: subnetsOf(cluster.subnetGroup, architecture.follow(cluster.subnetGroup, memorydbSubnetGroup)),
      groups: cluster.securityGroups,
      port: 6379,
      isPublic: undefined,
    })),
    ...architecture.ofKind(neptuneCluster).map((cluster) => ({
      resource: cluster,
      subnets: subnetsOf(cluster.subnetGroup, architecture.follow(cluster.subnetGroup, neptuneSubnetGroup)),
      groups: cluster.securityGroups,
      port: 8182,
      isPublic: undefined,
    })),
    ...architecture
      .ofKind(opensearchDomain)
      .filter(({ subnets }) => subnets.state !== 'absent')
      .map((domain) => ({
        resource: domain,
        subnets: domain.subnets,
        groups: domain.securityGroups,
        port: 443,
        isPublic: undefined,
      })),
    ...architecture.ofKind(rdsCluster).map((cluster) => ({
      resource: cluster,
      subnets: subnetsOf(cluster.subnetGroup, architecture.follow(cluster.subnetGroup, rdsSubnetGroup)),
      groups: cluster.securityGroups,
      port: portOf(cluster),
      isPublic: undefined,
    })),
    ...architecture.ofKind(rdsInstance).map((instance) => databaseInstance(instance, architecture)),
    ...architecture.ofKind(redshiftCluster).map((cluster) => ({
      resource: cluster,
      subnets: subnetsOf(cluster.subnetGroup, architecture.follow(cluster.subnetGroup, redshiftSubnetGroup)),
      groups: cluster.securityGroups,
      port: 5439,
      isPublic: cluster.publiclyAccessible,
    })),
    ...architecture.ofKind(redshiftWorkgroup).map((workgroup) => ({
      resource: workgroup,
      subnets: workgroup.subnets,
      groups: workgroup.securityGroups,
      port: 5439,
      isPublic: workgroup.publiclyAccessible,
    })),
  ];
}

/** An instance in a cluster stands where its cluster stands. */
function databaseInstance(instance: ResourceOf<typeof rdsInstance>, architecture: Architecture): DataStore {
  const [cluster] = architecture.follow(instance.cluster, rdsCluster);
  const { subnetGroup } = instance.subnetGroup.state === 'absent' ? (cluster ?? instance) : instance;
  return {
    resource: instance,
    subnets: subnetsOf(subnetGroup, architecture.follow(subnetGroup, rdsSubnetGroup)),
    groups:
      instance.securityGroups.state === 'absent'
        ? (cluster ?? instance).securityGroups
        : instance.securityGroups,
    port: portOf(instance) ?? (cluster === undefined ? undefined : portOf(cluster)),
    isPublic: instance.publiclyAccessible,
  };
}

/** The subnets of the group that a store names; without a group, as little is known as of the default VPC. */
function subnetsOf(link: StatedLink, groups: readonly { readonly subnets: StatedLink }[]): StatedLink {
  const [group] = groups;
  if (group !== undefined) return group.subnets;
  if (link.state !== 'known') return link;
  return { state: 'unresolved', reason: 'its subnet group is not in this code', location: link.location };
}

function portOf({
  engine,
  port,
}: {
  readonly engine: Stated<string>;
  readonly port: Stated<number>;
}): number | undefined {
  if (port.state === 'known') return port.value;
  if (port.state === 'unresolved' || engine.state !== 'known') return undefined;
  return ENGINE_PORTS.find(([name]) => name.test(engine.value.toLowerCase()))?.[1];
}
