import type { ResourceOf, SourceLocation } from '../index.ts';
import type { securityGroup } from '../kinds/vpc.ts';

type Ingress = Extract<ResourceOf<typeof securityGroup>['ingress'], { state: 'known' }>;

/** One inbound rule of a security group, whichever of the ways the code writes it in. */
export type IngressRule = Ingress['value']['items'][number];

/** Ports from the first to the last; `none` for protocols without ports. */
export type Ports =
  | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly protocol: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: string };

const EVERYONE = new Set(['0.0.0.0/0', '::/0']);
const PROTOCOL_NUMBERS = new Map([
  ['6', 'tcp'],
  ['17', 'udp'],
]);

/** Whether the rule lets in the whole internet; undefined where the code leaves its sources open. */
export function isOpenToEveryone({ sources }: Pick<IngressRule, 'sources'>): boolean | undefined {
  if (sources.state === 'absent') return false;
  if (sources.state === 'unresolved') return isRangeOfNetwork(sources.reason) ? false : undefined;
  if (sources.value.values.some((source) => EVERYONE.has(source))) return true;
  return sources.value.open.every(isRangeOfNetwork) ? false : undefined;
}

/** By the reason why a source is open: it is the range of a VPC or subnet, which is never the whole internet. */
function isRangeOfNetwork(reason: string): boolean {
  return /^(?:module\.[^ ]+\.)?(?:data\.)?aws_(?:vpc|subnet)\.[\w-]+(?:\[[^\][]*\])?\.(?:ipv6_)?cidr_block /.test(
    reason,
  );
}

/** Where the rule names its sources, or else the rule itself. */
export function placeOfSources({ sources, location }: IngressRule): SourceLocation {
  return sources.state === 'absent' ? location : sources.location;
}

export function portsOf({
  protocol,
  fromPort,
  toPort,
}: Pick<IngressRule, 'protocol' | 'fromPort' | 'toPort'>): Ports {
  if (protocol.state === 'unresolved') return { kind: 'unknown', reason: protocol.reason };
  const name = protocol.state === 'known' ? protocol.value.toLowerCase() : '-1';
  if (name === '-1' || name === 'all') return { kind: 'all' };
  const transport = PROTOCOL_NUMBERS.get(name) ?? name;
  if (transport !== 'tcp' && transport !== 'udp') return { kind: 'none' };
  for (const port of [fromPort, toPort]) {
    if (port.state === 'unresolved') return { kind: 'unknown', reason: port.reason };
  }
  if (fromPort.state !== 'known' || toPort.state !== 'known') return { kind: 'all' };
  const [from, to] = [fromPort.value, toPort.value];
  if (from <= 0 && to >= 65_535) return { kind: 'all' };
  return { kind: 'range', from, to, protocol: transport };
}

export function isWithin(ports: Ports, port: number): boolean {
  return ports.kind === 'all' || (ports.kind === 'range' && ports.from <= port && port <= ports.to);
}

/** `port 22`, `ports 3000 to 4000`, `every port`. */
export function inWords(ports: Ports): string {
  switch (ports.kind) {
    case 'all':
      return 'every port';
    case 'none':
      return 'a protocol without ports';
    case 'unknown':
      return 'ports that the code leaves open';
    case 'range':
      return ports.from === ports.to ? `port ${ports.from}` : `ports ${ports.from} to ${ports.to}`;
  }
}
