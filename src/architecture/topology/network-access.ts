import type { Architecture, Resource, ResourceOf, SourceLocation, StatedLink } from '../index.ts';
import { internetGateway, routeTable, securityGroup, subnet, vpc } from '../kinds/vpc.ts';
import { networkAcl } from '../kinds/vpc-network-acls.ts';
import { isInside, parseAddressRange } from './address-ranges.ts';
import {
  type IngressRule,
  inWords,
  isOpenToEveryone,
  isWithin,
  type Ports,
  portsOf,
} from './ingress-rules.ts';
import { inboundEntries } from './network-acls.ts';
import { anyOf, closed, hop, open, type Reach, through, unknown } from './reach.ts';

type Subnet = ResourceOf<typeof subnet>;
type Group = ResourceOf<typeof securityGroup>;

/** A port; `any` where one open port is enough; undefined where the code does not tell which one counts. */
export type Port = number | 'any' | undefined;

const DEFAULT_ROUTES = new Set(['0.0.0.0/0', '::/0']);

/** Whether the internet has a way to at least one of the subnets, past its network ACL. */
export function reachFromInternet(subnets: StatedLink, port: Port, architecture: Architecture): Reach {
  return toAnySubnet(subnets, architecture, (place) =>
    through(routeFromInternet(place, architecture), pastNetworkAcl(place, port, architecture)),
  );
}

/** Whether an internet gateway leads to at least one of the subnets. */
export function routeToAny(subnets: StatedLink, architecture: Architecture): Reach {
  return toAnySubnet(subnets, architecture, (place) => routeFromInternet(place, architecture));
}

function toAnySubnet(
  subnets: StatedLink,
  architecture: Architecture,
  reachOf: (place: Subnet) => Reach,
): Reach {
  if (subnets.state === 'absent') return unknown('the code names no subnets');
  if (subnets.state === 'unresolved') return unknown(`its subnets are not known: ${subnets.reason}`);
  const found = architecture.follow(subnets, subnet);
  const ways = found.map(reachOf);
  const isWhole = subnets.value.open.length === 0 && subnets.value.literals.length === 0 && found.length > 0;
  return anyOf(
    isWhole ? ways : [...ways, unknown('some of its subnets are not in this code')],
    'it has no subnet',
  );
}

/** Whether an internet gateway leads to the subnet. */
function routeFromInternet(place: Subnet, architecture: Architecture): Reach {
  const tables = tablesOf(place, architecture);
  if (tables.length === 0) return withoutTable(place, architecture);
  for (const table of tables) {
    const { routes } = table;
    for (const route of routes.state === 'known' ? routes.value.items : []) {
      if (route.destinations.state === 'unresolved') {
        return unknown(`where a route of ${table.id} leads is not known`);
      }
      if (route.destinations.state === 'absent') continue;
      const to = route.destinations.value.values.find((destination) => DEFAULT_ROUTES.has(destination));
      if (to === undefined) continue;
      const [gateway] = architecture.follow(route.gateway, internetGateway);
      if (gateway !== undefined) {
        return open(
          hop(gateway, 'where the internet meets the network'),
          hop(table, `leads ${to} to ${gateway.id}`, route.location),
          hop(place, `uses ${table.id}`),
        );
      }
      if (isGatewayElsewhere(route.gateway)) {
        return open(
          hop(table, `leads ${to} to an internet gateway`, route.location),
          hop(place, `uses ${table.id}`),
        );
      }
      if (route.gateway.state !== 'absent') {
        return unknown(`where the default route of ${table.id} leads is not known`);
      }
    }
  }
  const unclear = tables.find(
    ({ routes }) =>
      routes.state === 'unresolved' || (routes.state === 'known' && routes.value.open.length > 0),
  );
  return unclear === undefined
    ? closed(`${place.id} has no route to an internet gateway`)
    : unknown(`some routes of ${unclear.id} are not known`);
}

function isGatewayElsewhere(gateway: StatedLink): boolean {
  return gateway.state === 'known' && gateway.value.literals.some((literal) => literal.startsWith('igw-'));
}

function tablesOf(place: Subnet, architecture: Architecture): readonly ResourceOf<typeof routeTable>[] {
  const own = architecture.referrers(place, routeTable, 'subnets');
  if (own.length > 0) return own;
  return architecture
    .follow(place.vpc, vpc)
    .flatMap((network) => architecture.referrers(network, routeTable, 'mainOf'));
}

function withoutTable(place: Subnet, architecture: Architecture): Reach {
  if (place.declared.type === 'aws_default_subnet') {
    return open(hop(place, 'is a default subnet, which has a route to an internet gateway'));
  }
  const [network] = architecture.follow(place.vpc, vpc);
  if (network === undefined) return unknown(`the routes of ${place.id} are not in this code`);
  const isOpenElsewhere = architecture
    .beside(place, routeTable)
    .some(
      ({ subnets }) =>
        subnets.state === 'unresolved' || (subnets.state === 'known' && subnets.value.open.length > 0),
    );
  if (isOpenElsewhere) return unknown(`which route table ${place.id} uses is not known`);
  return architecture.referrers(network, internetGateway, 'vpc').length === 0
    ? closed(`${network.id} has no internet gateway in this code`)
    : closed(`${place.id} is given no route table, and the main one of ${network.id} has local routes only`);
}

/** Whether the network ACL of the subnet lets a port in from everywhere; without one the default lets everything in. */
function pastNetworkAcl(place: Subnet, port: Port, architecture: Architecture): Reach {
  const own = architecture.referrers(place, networkAcl, 'subnets');
  const lists =
    own.length > 0
      ? own
      : architecture
          .follow(place.vpc, vpc)
          .flatMap((network) => architecture.referrers(network, networkAcl, 'defaultOf'));
  const [list] = lists;
  if (list === undefined) return open();
  const { uncertain } = list.declared;
  if (uncertain !== undefined) return unknown(`it is not certain that ${list.id} exists: ${uncertain}`);
  const { entries, open: left } = inboundEntries(list);
  for (const entry of entries) {
    if (entry.fromEveryone === false) continue;
    if (port === 'any' && entry.action === 'deny' && entry.ports.kind === 'range') continue;
    const isOnPort = isOn(entry.ports, port);
    if (isOnPort === false) continue;
    if (isOnPort === undefined) return unknown(`whether ${list.id} lets it in is not known`);
    if (entry.fromEveryone === undefined || entry.action === 'unknown') {
      return unknown(`whether ${list.id} lets it in is not known`);
    }
    const words = inWords(entry.ports);
    if (entry.action === 'deny') return closed(`the network ACL ${list.id} turns ${words} away`);
    return open(hop(list, `lets ${words} in from everywhere`, entry.location));
  }
  const [reason] = left;
  if (reason !== undefined) return unknown(`some entries of ${list.id} are not known: ${reason}`);
  return closed(`no entry of the network ACL ${list.id} lets it in from everywhere`);
}

/** Whether ports include the one that counts; undefined where that cannot be told. */
function isOn(ports: Ports, port: Port): boolean | undefined {
  if (ports.kind === 'all') return true;
  if (ports.kind === 'none') return false;
  if (ports.kind === 'unknown' || port === undefined) return undefined;
  return port === 'any' || isWithin(ports, port);
}

/** Who knocks: the whole internet, or something with security groups and subnets of its own. */
export type Caller =
  | 'everyone'
  | { readonly resource: Resource; readonly groups: StatedLink; readonly subnets: readonly Subnet[] };

/** Whether one of the security groups lets the caller in on the port. */
export function pastSecurityGroups(
  groups: StatedLink,
  port: Port,
  caller: Caller,
  architecture: Architecture,
): Reach {
  if (groups.state === 'absent') {
    return caller === 'everyone'
      ? closed('its security group is the default one, which lets nobody in from outside')
      : pastDefaultGroup(caller.groups, architecture);
  }
  if (groups.state === 'unresolved') return unknown(`its security groups are not known: ${groups.reason}`);
  const found = architecture.follow(groups, securityGroup);
  const ways = found.map((group) => pastGroup(group, port, caller, architecture));
  const isWhole =
    groups.value.open.length === 0 &&
    groups.value.literals.length === 0 &&
    found.length === groups.value.targets.length;
  return anyOf(
    isWhole ? ways : [...ways, unknown('some of its security groups are not in this code')],
    'it has no security group',
  );
}

/** The default security group lets in its own members, which are those without another group. */
function pastDefaultGroup(groups: StatedLink, architecture: Architecture): Reach {
  const hasOthersOnly =
    groups.state === 'known' &&
    groups.value.open.length === 0 &&
    groups.value.literals.length === 0 &&
    architecture.follow(groups, securityGroup).length === groups.value.targets.length;
  return hasOthersOnly
    ? closed('its security group is the default one, which lets its own members in')
    : unknown('it has the default security group, and who else has it is not known');
}

function pastGroup(group: Group, port: Port, caller: Caller, architecture: Architecture): Reach {
  const { ingress } = group;
  if (ingress.state === 'absent') return closed(`${group.id} lets nobody in`);
  if (ingress.state === 'unresolved') return unknown(ingress.reason);
  const ways = ingress.value.items.map((rule) => pastRule(group, rule, port, caller, architecture));
  const [reason] = ingress.value.open;
  const all =
    reason === undefined ? ways : [...ways, unknown(`some rules of ${group.id} are not known: ${reason}`)];
  const who = caller === 'everyone' ? 'the whole internet' : caller.resource.id;
  const best = anyOf(all, '');
  return best.state === 'closed' ? closed(`no rule of ${group.id} lets ${who} in`) : best;
}

function pastRule(
  group: Group,
  rule: IngressRule,
  port: Port,
  caller: Caller,
  architecture: Architecture,
): Reach {
  const ports = portsOf(rule);
  const isOnPort = isOn(ports, port);
  if (isOnPort === false) return closed('');
  const admitted = admits(group, rule, caller, architecture);
  if (admitted === false) return closed('');
  if (admitted === undefined) return unknown(`whom a rule of ${group.id} lets in is not known`);
  if (ports.kind === 'unknown')
    return unknown(`which ports a rule of ${group.id} opens is not known: ${ports.reason}`);
  if (isOnPort === undefined) {
    return unknown(`on which port it listens is not known, and ${group.id} opens ${inWords(ports)}`);
  }
  return open(hop(group, `lets ${inWords(ports)} in from ${admitted.from}`, admitted.location));
}

interface Admission {
  readonly from: string;
  readonly location: SourceLocation;
}

function admits(
  group: Group,
  rule: IngressRule,
  caller: Caller,
  architecture: Architecture,
): Admission | false | undefined {
  const everyone = isOpenToEveryone(rule);
  if (everyone === true) {
    const { sources } = rule;
    const from =
      sources.state === 'known'
        ? (sources.value.values.find((value) => DEFAULT_ROUTES.has(value)) ?? '')
        : '';
    return { from, location: sources.state === 'absent' ? rule.location : sources.location };
  }
  if (caller === 'everyone')
    return everyone === false && rule.sourcePrefixLists.state !== 'unresolved' ? false : undefined;
  const members = architecture.follow(caller.groups, securityGroup);
  const named = architecture
    .follow(rule.sourceGroups, securityGroup)
    .find((candidate) => members.includes(candidate));
  if (named !== undefined) return { from: `members of ${named.id}`, location: rule.location };
  if (rule.self.state === 'known' && rule.self.value && members.includes(group)) {
    return { from: 'its own members', location: rule.location };
  }
  const ranges = rule.sources.state === 'known' ? rule.sources.value.values : [];
  const range = ranges.find((text) => covers(text, caller.subnets));
  if (range !== undefined) return { from: range, location: rule.location };
  const isOpen =
    everyone === undefined ||
    rule.sourceGroups.state === 'unresolved' ||
    (rule.sourceGroups.state === 'known' && rule.sourceGroups.value.open.length > 0) ||
    (rule.sources.state === 'known' && rule.sources.value.open.length > 0);
  return isOpen ? undefined : false;
}

/** Whether a range of addresses holds one of the subnets wholly. */
function covers(text: string, subnets: readonly Subnet[]): boolean {
  const range = parseAddressRange(text);
  if (range === undefined) return false;
  return subnets.some(({ cidrBlock }) => {
    const own = cidrBlock.state === 'known' ? parseAddressRange(cidrBlock.value) : undefined;
    return own !== undefined && isInside(own, range);
  });
}
