import { bigIntOf, type TerraformNumber, wholeNumber } from '../values/big-float.ts';
import { STRING } from '../values/type.ts';
import { failure, Sequence, Unknown, type Value } from '../values/value.ts';
import { define, defineVariadic, type FunctionTable } from './function.ts';

/** A network: its address as a number, and how many of the leading bits are fixed. */
interface Network {
  readonly address: bigint;
  readonly bits: 32 | 128;
  readonly prefix: number;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  // Leading zeros are read as decimal, as Terraform does.
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
    return undefined;
  return parts.reduce((address, part) => (address << 8n) | BigInt(part), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const ipv4 = dotted === null ? undefined : parseIpv4(dotted[2] ?? '');
  if (dotted !== null && ipv4 === undefined) return undefined;
  const tail = ipv4 === undefined ? '' : `${(ipv4 >> 16n).toString(16)}:${(ipv4 & 0xffffn).toString(16)}`;
  const halves = (dotted === null ? text : `${dotted[1]}${tail}`).split('::');
  if (halves.length > 2) return undefined;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...rest];
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
  return groups.reduce((address, group) => (address << 16n) | BigInt(`0x${group}`), 0n);
}

function parseNetwork(text: string): Network | Unknown {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  const ipv4 = parseIpv4(match?.[1] ?? '');
  const address = ipv4 ?? parseIpv6(match?.[1] ?? '');
  const bits = ipv4 === undefined ? 128 : 32;
  const prefix = Number(match?.[2]);
  if (address === undefined || !(prefix <= bits))
    return failure(`"${text}" is not a network in CIDR notation`);
  const host = BigInt(bits - prefix);
  return { address: (address >> host) << host, bits, prefix };
}

function addressText({ address, bits }: Pick<Network, 'address' | 'bits'>): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 0xffn)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    Number((address >> BigInt(112 - index * 16)) & 0xffffn),
  );
  let start = -1;
  let length = 1;
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && groups[to] === 0) to += 1;
    if (to - from > length) [start, length] = [from, to - from];
  }
  const texts = groups.map((group) => group.toString(16));
  if (start < 0) return texts.join(':');
  return `${texts.slice(0, start).join(':')}::${texts.slice(start + length).join(':')}`;
}

function networkText(network: Network): string {
  return `${addressText(network)}/${network.prefix}`;
}

function host(text: string, number: TerraformNumber): Value {
  const network = parseNetwork(text);
  if (network instanceof Unknown) return network;
  const given = bigIntOf(number);
  const size = 1n << BigInt(network.bits - network.prefix);
  if (given === undefined) return failure('a whole number is required');
  const position = given < 0n ? size + given : given;
  if (position < 0n || position >= size) return failure('the network has no such host');
  return addressText({ address: network.address + position, bits: network.bits });
}

function subnet(text: string, newBits: TerraformNumber, number: TerraformNumber): Value {
  const network = parseNetwork(text);
  if (network instanceof Unknown) return network;
  const added = wholeNumber(newBits);
  const position = bigIntOf(number);
  if (added === undefined || position === undefined || added < 0)
    return failure('whole numbers are required');
  const prefix = network.prefix + added;
  if (prefix > network.bits) return failure('the network has too few bits left');
  if (position < 0n || position >= 1n << BigInt(added)) return failure('the network has no such subnet');
  const address = network.address | (position << BigInt(network.bits - prefix));
  return networkText({ address, bits: network.bits, prefix });
}

function subnets(text: string, sizes: readonly TerraformNumber[]): Value {
  const network = parseNetwork(text);
  if (network instanceof Unknown) return network;
  const end = network.address + (1n << BigInt(network.bits - network.prefix));
  const texts: string[] = [];
  let next = network.address;
  for (const size of sizes) {
    const added = wholeNumber(size);
    if (added === undefined || added < 1) return failure('each number of bits must be at least 1');
    const prefix = network.prefix + added;
    if (prefix > network.bits || (network.bits === 128 && added > 32))
      return failure('the network has too few bits left');
    const length = 1n << BigInt(network.bits - prefix);
    const address = ((next + length - 1n) / length) * length;
    next = address + length;
    if (next > end) return failure('the network has no room left');
    texts.push(networkText({ address, bits: network.bits, prefix }));
  }
  return new Sequence('list', texts, STRING);
}

function netmask(text: string): Value {
  const network = parseNetwork(text);
  if (network instanceof Unknown) return network;
  if (network.bits === 128) return failure('IPv6 networks have no netmask');
  const ones = (1n << BigInt(network.prefix)) - 1n;
  return addressText({ address: ones << BigInt(32 - network.prefix), bits: 32 });
}

export const IP_FUNCTIONS: FunctionTable = new Map([
  ['cidrhost', define(['string', 'number'], ([text, number]) => host(text, number))],
  ['cidrnetmask', define(['string'], ([text]) => netmask(text))],
  [
    'cidrsubnet',
    define(['string', 'number', 'number'], ([text, bits, number]) => subnet(text, bits, number)),
  ],
  ['cidrsubnets', defineVariadic(['string'], 'number', ([text], sizes) => subnets(text, sizes))],
]);
