import type { ResourceOf, SourceLocation, Stated, Texts } from '../index.ts';
import type { networkAcl } from '../kinds/vpc-network-acls.ts';
import { isOpenToEveryone, type Ports, portsOf } from './ingress-rules.ts';

/** One inbound entry of a network ACL. */
export interface NetworkAclEntry {
  /** Entries count in the order of their numbers; Infinity where the number is open. */
  readonly number: number;
  readonly action: 'allow' | 'deny' | 'unknown';
  readonly ports: Ports;
  readonly sources: Stated<Texts>;
  /** Whether it speaks of the whole internet; undefined where the code leaves its sources open. */
  readonly fromEveryone: boolean | undefined;
  readonly location: SourceLocation;
}

/** The inbound entries in the order in which they count, and why there may be more. */
export function inboundEntries({ ingress, entries }: ResourceOf<typeof networkAcl>): {
  readonly entries: readonly NetworkAclEntry[];
  readonly open: readonly string[];
} {
  const found: NetworkAclEntry[] = [];
  const open: string[] = [];
  for (const part of [ingress, entries]) {
    if (part.state === 'unresolved') open.push(part.reason);
    if (part.state === 'known') open.push(...part.value.open);
  }
  if (ingress.state === 'known') found.push(...ingress.value.items.map(entryOf));
  if (entries.state === 'known') {
    const inbound = entries.value.items.filter(({ egress }) => egress.state !== 'known' || !egress.value);
    found.push(...inbound.map(entryOf));
  }
  return { entries: found.toSorted((one, other) => one.number - other.number), open };
}

type Items = Extract<ResourceOf<typeof networkAcl>['ingress'], { state: 'known' }>;

function entryOf(item: Items['value']['items'][number]): NetworkAclEntry {
  const { number, action, sources, location } = item;
  return {
    number: number.state === 'known' ? number.value : Number.POSITIVE_INFINITY,
    action: actionOf(action),
    ports: portsOf(item),
    sources,
    fromEveryone: isOpenToEveryone({ sources }),
    location,
  };
}

function actionOf(action: Stated<string>): NetworkAclEntry['action'] {
  const word = action.state === 'known' ? action.value.toLowerCase() : '';
  return word === 'allow' || word === 'deny' ? word : 'unknown';
}
