import type { Resource, ResourceOf, Stated, StatedLink, Texts } from '../architecture/index.ts';
import { subnet } from '../architecture/kinds/vpc.ts';
import type { Finding, Neighbours } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

/** Over how many Availability Zones a resource stands, as far as the code tells. */
export type ZoneSpread =
  | { readonly zones: 'several'; readonly message: string }
  | { readonly zones: 'one'; readonly message: string }
  | { readonly zones: 'unknown'; readonly message: string };

/** The Availability Zones of the subnets that a link names. */
export function zoneSpread(subnets: StatedLink, neighbours: Neighbours<typeof subnet>): ZoneSpread {
  if (subnets.state === 'absent') return { zones: 'unknown', message: 'The code names no subnets.' };
  if (subnets.state === 'unresolved') {
    return { zones: 'unknown', message: `The subnets are not known: ${subnets.reason}.` };
  }
  const { literals, open } = subnets.value;
  const found = neighbours.follow(subnets, subnet);
  const zones = new Set(found.flatMap((item) => zoneOf(item) ?? []));
  if (zones.size > 1) {
    return { zones: 'several', message: `Its subnets lie in ${zones.size} Availability Zones: ${listed([...zones])}.` };
  }
  const strangers = open.length > 0 || literals.length > 0 || found.length < subnets.value.targets.length;
  if (!strangers && found.length > 0 && found.every(isCertain)) {
    const [zone] = zones;
    if (found.length === 1) {
      return { zones: 'one', message: `It has one subnet (${found[0]?.id}), and so one Availability Zone.` };
    }
    if (zone !== undefined && found.every((item) => zoneOf(item) === zone)) {
      return { zones: 'one', message: `All its subnets (${listed(found.map(({ id }) => id))}) lie in ${zone}.` };
    }
  }
  if (literals.length === 1 && found.length === 0 && open.length === 0) {
    return { zones: 'one', message: `It has one subnet (${literals[0]}), and so one Availability Zone.` };
  }
  return { zones: 'unknown', message: 'The code does not tell which Availability Zones its subnets lie in.' };
}

/** The finding for a resource that should stand in several zones. */
export function expectSeveralZones(
  resource: Resource,
  subnets: StatedLink,
  neighbours: Neighbours<typeof subnet>,
  zones?: Stated<Texts>,
): Finding {
  if (subnets.state === 'absent' && zones?.state === 'known') return ofNamedZones(resource, zones.value);
  const spread = zoneSpread(subnets, neighbours);
  const at = subnets.state === 'absent' ? resource : subnets.location;
  switch (spread.zones) {
    case 'several':
      return supports(spread.message, at);
    case 'one':
      return contradicts(`${spread.message} If that zone fails, so does this.`, at);
    case 'unknown':
      return inconclusive(spread.message, at);
  }
}

function ofNamedZones(resource: Resource, { values, open }: Texts): Finding {
  const zones = [...new Set(values)];
  if (zones.length > 1) return supports(`It names ${zones.length} Availability Zones.`, resource);
  const [reason] = open;
  if (reason !== undefined) return inconclusive(`The Availability Zones are not known: ${reason}.`, resource);
  return contradicts(`It names one Availability Zone (${zones[0]}). If that zone fails, so does this.`, resource);
}

/** The zone of a subnet, where the code tells it. */
export function zoneOf({ availabilityZone }: ResourceOf<typeof subnet>): string | undefined {
  return availabilityZone.state === 'known' ? availabilityZone.value : undefined;
}

function isCertain({ declared }: Resource): boolean {
  return declared.uncertain === undefined;
}

function listed(texts: readonly string[]): string {
  return texts.join(', ');
}
