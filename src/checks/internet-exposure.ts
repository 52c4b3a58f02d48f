import type { Link, Resource, ResourceOf } from '../architecture/index.ts';
import type { ec2Instance } from '../architecture/kinds/ec2.ts';
import { internetGateway, routeTable, securityGroup, subnet, vpc } from '../architecture/kinds/vpc.ts';
import { inWords, isOpenToEveryone, portsOf } from '../architecture/topology/ingress-rules.ts';
import type { Neighbours } from './check.ts';

/** The kinds around an instance that decide who reaches it. */
export const AROUND_INSTANCE = [subnet, routeTable, internetGateway, securityGroup, vpc] as const;

type Around = Neighbours<(typeof AROUND_INSTANCE)[number]>;

/** One condition of being reachable: it holds (with the hops that show it), it does not, or the code leaves it open. */
export type Step =
  | { readonly holds: true; readonly hops: readonly string[] }
  | { readonly holds: false; readonly reason: string }
  | { readonly holds: undefined; readonly reason: string };

const DEFAULT_ROUTES = new Set(['0.0.0.0/0', '::/0']);

/** What it takes to reach an instance straight from the internet: a route, a public address and an open port. */
export function stepsFromInternet(instance: ResourceOf<typeof ec2Instance>, around: Around): readonly Step[] {
  return [routeFromInternet(instance, around), publicAddress(instance, around), openRule(instance, around)];
}

function routeFromInternet(instance: ResourceOf<typeof ec2Instance>, around: Around): Step {
  if (hasOwnInterface(instance)) return { holds: undefined, reason: OWN_INTERFACE };
  const [place] = around.follow(instance.subnet, subnet);
  if (place === undefined) return { holds: undefined, reason: 'its subnet is not in this code' };
  const tables = tablesOf(place, around);
  for (const table of tables) {
    for (const { destinations, gateway } of table.routes.state === 'known' ? table.routes.value.items : []) {
      if (destinations.state !== 'known') continue;
      if (!destinations.value.values.some((destination) => DEFAULT_ROUTES.has(destination))) continue;
      const [way] = around.follow(gateway, internetGateway);
      if (way !== undefined) return { holds: true, hops: [way.id, table.id, place.id] };
      if (gateway.state === 'unresolved' || isOutside(gateway)) {
        return { holds: undefined, reason: `the default route of ${table.id} is not in this code` };
      }
    }
  }
  if (
    tables.length > 0 &&
    tables.every(({ routes }) => routes.state !== 'known' || routes.value.open.length === 0)
  ) {
    return { holds: false, reason: `${place.id} has no route to an internet gateway` };
  }
  if (tables.length > 0) return { holds: undefined, reason: 'some routes of its subnet are not known' };
  const [network] = around.follow(place.vpc, vpc);
  if (network === undefined)
    return { holds: undefined, reason: 'the routes of its subnet are not in this code' };
  const gateways = around.referrers(network, internetGateway, 'vpc');
  return gateways.length === 0
    ? { holds: false, reason: `${network.id} has no internet gateway in this code` }
    : { holds: undefined, reason: `the route table of ${place.id} is not in this code` };
}

const OWN_INTERFACE = 'it uses a network interface of its own';

/** Whether an interface declared elsewhere gives the instance its subnet and its security groups. */
function hasOwnInterface({ networkInterface }: ResourceOf<typeof ec2Instance>): boolean {
  return networkInterface.state !== 'known' || networkInterface.value;
}

function tablesOf(
  place: ResourceOf<typeof subnet>,
  around: Around,
): readonly ResourceOf<typeof routeTable>[] {
  const own = around.referrers(place, routeTable, 'subnets');
  if (own.length > 0) return own;
  return around.follow(place.vpc, vpc).flatMap((network) => around.referrers(network, routeTable, 'mainOf'));
}

function isOutside(link: { readonly state: string; readonly value?: Link }): boolean {
  return link.value?.literals.some((literal) => literal.startsWith('igw-')) === true;
}

function publicAddress(instance: ResourceOf<typeof ec2Instance>, around: Around): Step {
  const { elasticIp, publicIp } = instance;
  if (elasticIp.state === 'known' && elasticIp.value) return { holds: true, hops: ['an elastic IP address'] };
  if (elasticIp.state === 'unresolved') return { holds: undefined, reason: elasticIp.reason };
  const own: Resource | undefined =
    publicIp.state === 'absent' ? around.follow(instance.subnet, subnet)[0] : undefined;
  const stated =
    publicIp.state !== 'absent' ? publicIp : around.follow(instance.subnet, subnet)[0]?.mapPublicIp;
  if (stated?.state === 'known') {
    const giver = own === undefined ? 'a public address' : `a public address from ${own.id}`;
    return stated.value
      ? { holds: true, hops: [giver] }
      : { holds: false, reason: 'it has no public address' };
  }
  const reason =
    stated?.state === 'unresolved'
      ? stated.reason
      : 'its subnet, which gives out addresses, is not in this code';
  return { holds: undefined, reason };
}

function openRule(instance: ResourceOf<typeof ec2Instance>, around: Around): Step {
  const { securityGroups } = instance;
  if (securityGroups.state === 'absent') {
    if (hasOwnInterface(instance)) return { holds: undefined, reason: OWN_INTERFACE };
    return {
      holds: false,
      reason: 'its security group is the default one, which lets nobody in from outside',
    };
  }
  if (securityGroups.state === 'unresolved') return { holds: undefined, reason: securityGroups.reason };
  const groups = around.follow(securityGroups, securityGroup);
  let open: string | undefined;
  if (groups.length < securityGroups.value.targets.length || securityGroups.value.literals.length > 0) {
    open = 'some of its security groups are not in this code';
  }
  for (const group of groups) {
    if (group.ingress.state !== 'known') continue;
    open ??= group.ingress.value.open[0];
    for (const rule of group.ingress.value.items) {
      const isOpen = isOpenToEveryone(rule);
      if (isOpen === true) return { holds: true, hops: [`${inWords(portsOf(rule))} of ${group.id}`] };
      if (isOpen === undefined) open ??= `the sources of a rule of ${group.id} are not known`;
    }
  }
  open ??= securityGroups.value.open[0];
  return open === undefined
    ? { holds: false, reason: 'no rule of its security groups lets in the whole internet' }
    : { holds: undefined, reason: open };
}
