import type { Architecture, Resource } from '../index.ts';
import { subnet } from '../kinds/vpc.ts';
import { type DataStore, dataStoresIn } from './data-stores.ts';
import { frontEndsByTarget, type Machine, machinesIn, type WayIn, waysInto } from './internet-entries.ts';
import { pastSecurityGroups, reachFromInternet } from './network-access.ts';
import { closed, type Hop, hop, open, type Reach, through, unknown } from './reach.ts';

export type { Hop, Reach } from './reach.ts';

/** A way from the internet to data through a machine, every step of which the code shows to be open. */
export interface InternetPath {
  /** Where strangers come in: a load balancer, an API, or the machine itself. */
  readonly entry: Resource;
  /** What talks to the data. */
  readonly machine: Resource;
  /** Strangers reach the machine itself: nothing of one's own stands before it. */
  readonly isDirect: boolean;
  readonly hops: readonly Hop[];
}

/** How the internet stands to one data store. */
export interface Exposure {
  readonly data: Resource;
  /** The way that passes no machine at all. */
  readonly direct: Reach;
  /** The shortest way from each entry through a machine, at most 20. */
  readonly paths: readonly InternetPath[];
  /** Why there may be further ways, one reason for each machine, at most 20. */
  readonly unclear: readonly string[];
}

const MOST_PATHS = 20;
/** Machines looked at for each data store. */
const MOST_MACHINES = 500;

/** The ways from the internet to every data store that stands in a VPC, by data store. */
export function internetPaths(architecture: Architecture): ReadonlyMap<Resource, Exposure> {
  const stores = dataStoresIn(architecture);
  if (stores.length === 0) return new Map();
  const scopes = new Set(stores.map(({ resource }) => resource.declared.scope));
  const machines = machinesIn(architecture).filter(({ resource }) => scopes.has(resource.declared.scope));
  const byScope = Map.groupBy(machines, ({ resource }) => resource.declared.scope);
  const frontEnds = frontEndsByTarget(architecture);
  const known = new Map<Machine, readonly WayIn[]>();
  const ways: WaysInto = (machine) => {
    const found =
      known.get(machine) ?? waysInto(machine, frontEnds.get(machine.resource) ?? [], architecture);
    known.set(machine, found);
    return found;
  };
  return new Map(
    stores.map((store) => {
      const near = (byScope.get(store.resource.declared.scope) ?? []).slice(0, MOST_MACHINES);
      const found = pathsTo(store, near, ways, architecture);
      return [store.resource, { data: store.resource, direct: directTo(store, architecture), ...found }];
    }),
  );
}

type WaysInto = (machine: Machine) => readonly WayIn[];

/** The routes, lists and rules between the internet and the data store itself. */
function directTo(store: DataStore, architecture: Architecture): Reach {
  const { resource, isPublic, subnets, groups, port } = store;
  if (isPublic === undefined) return closed('it never has a public address');
  if (isPublic.state === 'absent') return unknown('whether it has a public address is not known');
  if (isPublic.state === 'unresolved') return unknown(isPublic.reason);
  if (!isPublic.value) return closed('it has no public address');
  return through(
    subnets.state === 'absent'
      ? open(hop(resource, 'stands in the default VPC, whose subnets have a route to the internet'))
      : reachFromInternet(subnets, port, architecture),
    pastSecurityGroups(groups, port, 'everyone', architecture),
    open(hop(resource, 'has a public address', isPublic.location)),
  );
}

function pathsTo(
  store: DataStore,
  machines: readonly Machine[],
  ways: WaysInto,
  architecture: Architecture,
): { readonly paths: readonly InternetPath[]; readonly unclear: readonly string[] } {
  const shortest = new Map<Resource, InternetPath>();
  const unclear: string[] = [];
  for (const machine of machines) {
    const last = toData(store, machine, architecture);
    if (last.state === 'closed') continue;
    for (const { entry, reach, isDirect } of ways(machine)) {
      const whole = through(reach, last);
      if (whole.state === 'unknown') unclear.push(`${entry.id}: ${whole.reason}`);
      if (whole.state !== 'open') continue;
      const known = shortest.get(entry);
      if (known !== undefined && known.hops.length <= whole.hops.length) continue;
      shortest.set(entry, { entry, machine: machine.resource, isDirect, hops: whole.hops });
    }
  }
  return { paths: [...shortest.values()].slice(0, MOST_PATHS), unclear: unclear.slice(0, MOST_PATHS) };
}

function toData({ resource, groups, port }: DataStore, machine: Machine, architecture: Architecture): Reach {
  const caller = {
    resource: machine.resource,
    groups: machine.groups,
    subnets: architecture.follow(machine.subnets, subnet),
  };
  return through(
    pastSecurityGroups(groups, port, caller, architecture),
    open(hop(resource, 'holds the data')),
  );
}
