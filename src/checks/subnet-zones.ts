import type { Resource, ResourceOf, Stated, StatedLink, Texts } from '../architecture/index.ts';
import { subnet } from '../architecture/kinds/vpc.ts';
import type { Finding, Neighbours } from './check.ts';
import { contradicts, inconclusive, supports } from './expectations.ts';

/** The list of all zones, as code takes it from the Region. */
const EVERY_ZONE = /^\$\{(?:AvailabilityZones|data\.aws_availability_zones\.[\w-]+\.(?:names|zone_ids))\}$/;

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
  const zones = [...new Set(found.flatMap((item) => zoneOf(item) ?? []))];
  const several = distinctZones(zones);
  if (several.length > 1) {
    return {
      zones: 'several',
      message: `Its subnets lie in several Availability Zones: ${zonesInWords(several)}.`,
    };
  }
  const isNamed = found.every(isCertain) && literals.every((literal) => literal.startsWith('subnet-'));
  if (found.length + literals.length === 1 && open.length === 0 && isNamed) {
    const [only] = [...found.map(({ id }) => id), ...literals];
    return { zones: 'one', message: `It has one subnet (${only}), and so one Availability Zone.` };
  }
  const [zone] = zones;
  const isWhole = open.length === 0 && literals.length === 0 && found.length === subnets.value.targets.length;
  if (zone !== undefined && isWhole && found.every((item) => isCertain(item) && zoneOf(item) === zone)) {
    return {
      zones: 'one',
      message: `All its subnets (${found.map(({ id }) => id).join(', ')}) lie in ${zonesInWords([zone])}.`,
    };
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
  const zones = distinctZones([...new Set(values)]);
  if (zones.length > 1)
    return supports(`It names several Availability Zones: ${zonesInWords(zones)}.`, resource);
  if (values.some((value) => EVERY_ZONE.test(value))) {
    return supports('It may use every Availability Zone of the Region.', resource);
  }
  const [zone] = values;
  if (values.length === 1 && open.length === 0 && zone !== undefined && partsOf(zone) !== undefined) {
    return contradicts(
      `It names one Availability Zone (${zonesInWords([zone])}). If that zone fails, so does this.`,
      resource,
    );
  }
  return inconclusive(
    `The Availability Zones are not known${open[0] === undefined ? '' : `: ${open[0]}`}.`,
    resource,
  );
}

/**
 * The zone of a subnet: its name, `${…}a` where only the Region is open, or `${zones[0]}` for one of a list that only
 * deployment knows. Undefined where the code does not tell it.
 */
export function zoneOf({ availabilityZone }: ResourceOf<typeof subnet>): string | undefined {
  if (availabilityZone.state !== 'known') return undefined;
  return partsOf(availabilityZone.value) === undefined ? undefined : availabilityZone.value;
}

/** `eu-west-1a, eu-west-1b`; a zone that is one of an unknown list by its place: `zone 1, zone 2 of the Region`. */
export function zonesInWords(zones: readonly string[]): string {
  const places = zones.map((zone) => /^\$\{[^{}[]*\[(\d+)\]\}$/.exec(zone)?.[1]);
  const words = zones.map((zone, at) => (places[at] === undefined ? zone : `zone ${Number(places[at]) + 1}`));
  return places.at(-1) === undefined ? words.join(', ') : `${words.join(', ')} of the Region`;
}

/** Zones that are surely not the same, as many as can be told. */
export function distinctZones(zones: readonly string[]): readonly string[] {
  const byStem = new Map<string, string[]>();
  for (const zone of zones) {
    const stem = partsOf(zone)?.stem;
    if (stem !== undefined) byStem.set(stem, [...(byStem.get(stem) ?? []), zone]);
  }
  return [...byStem.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** What two zones must share to be compared, where it is not the whole name. */
function partsOf(zone: string): { readonly stem: string } | undefined {
  if (/^[a-z0-9-]+$/.test(zone)) return { stem: '' };
  const [, stem] = /^(\$\{[^{}…]+\})[a-z]$/.exec(zone) ?? /^(\$\{[^{}[]*\[)\d+\]\}$/.exec(zone) ?? [];
  return stem === undefined ? undefined : { stem };
}

function isCertain({ declared }: Resource): boolean {
  return declared.uncertain === undefined;
}
