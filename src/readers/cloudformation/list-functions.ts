import { isPropertyList, type Property, referencesOf, Unresolved } from '../../architecture/property.ts';
import { type DocumentNode, valueAt } from '../../document/document.ts';
import { type Call, type IntrinsicFunction, openCall } from './call.ts';
import { intrinsicCall, nameIn } from './intrinsic.ts';
import { isSame } from './merge-branches.ts';

/** More candidates for an open key are not compared. */
const MOST_CANDIDATES = 64;

function select(call: Call): Property | undefined {
  const { argument, scope, evaluator } = call;
  const [index, list] =
    argument.type === 'list' ? argument.items.map((item) => evaluator.evaluate(item, scope)) : [];
  if (list?.value instanceof Unresolved) {
    return openCall(call, list.value.reason, {
      references: list.value.references,
      text: zoneText(argument, index),
    });
  }
  if (index?.value instanceof Unresolved)
    return openCall(call, index.value.reason, { references: list ? referencesOf(list) : [] });
  if (list === undefined || !isPropertyList(list.value))
    return openCall(call, 'Fn::Select takes an index and a list');
  const item = list.value[Number(index?.value)];
  return item ?? openCall(call, `the list has no item ${String(index?.value)}`);
}

/** Names one of the Availability Zones by its place, as the second one is surely not the first. */
function zoneText(argument: DocumentNode, index: Property | undefined): string | undefined {
  const list = argument.type === 'list' ? argument.items[1] : undefined;
  const isZones = list !== undefined && intrinsicCall(list)?.name === 'GetAZs';
  return isZones && /^\d+$/.test(String(index?.value))
    ? `\${AvailabilityZones[${String(index?.value)}]}`
    : undefined;
}

function length(call: Call): Property {
  const list = call.evaluator.evaluate(call.argument, call.scope);
  if (list?.value instanceof Unresolved) return openCall(call, list.value.reason);
  if (list === undefined || !isPropertyList(list.value)) return openCall(call, 'Fn::Length takes a list');
  return { value: list.value.length, location: call.location };
}

/** `Fn::FindInMap`; an open key is no obstacle where every key it can be leads to the same value. */
function findInMap(call: Call): Property | undefined {
  const { argument, scope, evaluator } = call;
  const [map, first, second, options] = argument.type === 'list' ? argument.items : [];
  if (map === undefined || first === undefined || second === undefined) {
    return openCall(call, 'Fn::FindInMap takes a map and two keys');
  }
  const name = evaluator.evaluate(map, scope)?.value;
  if (name instanceof Unresolved) return openCall(call, name.reason);
  const mapping = evaluator.template.mappings.get(String(name));
  const fallback = valueAt(options, 'DefaultValue');
  const firstKeys = keysFor(first, mapping?.keys(), call);
  const found = firstKeys.keys.flatMap((key) => {
    const row = mapping?.get(key);
    const secondKeys = keysFor(second, row?.keys(), call);
    return secondKeys.keys.map((inner) => ({ node: row?.get(inner), open: secondKeys.open }));
  });
  const open = firstKeys.open ?? found.find((candidate) => candidate.open !== undefined)?.open;
  const nodes = found.map(({ node }) => node ?? (open === undefined ? fallback : undefined));
  const values = nodes.flatMap((node) => (node === undefined ? [] : [evaluator.evaluate(node, scope)]));
  const [value] = values;
  if (open === undefined) return value ?? openCall(call, `the mapping "${String(name)}" has no such keys`);
  if (
    fallback === undefined &&
    value !== undefined &&
    values.every((other) => other !== undefined && isSame(other.value, value.value))
  ) {
    return value;
  }
  return openCall(call, open.reason);
}

interface Keys {
  readonly keys: readonly string[];
  /** Why it is not certain which of the keys it is. */
  readonly open?: Unresolved;
}

function keysFor(node: DocumentNode, all: Iterable<string> | undefined, { scope, evaluator }: Call): Keys {
  const value = evaluator.evaluate(node, scope)?.value;
  if (!(value instanceof Unresolved)) return { keys: [String(value)] };
  const present = [...(all ?? [])];
  const call = intrinsicCall(node);
  const allowed =
    call?.name === 'Ref'
      ? evaluator.template.parameters.get(nameIn(call.argument) ?? '')?.allowed
      : undefined;
  const keys = allowed === undefined ? present : present.filter((key) => allowed.includes(key));
  return { keys: keys.length > MOST_CANDIDATES ? [] : keys, open: value };
}

/** `Fn::Cidr`: blocks of equal size, one after the other. IPv4 only; IPv6 blocks come from AWS and are open anyway. */
function cidr(call: Call): Property {
  const { argument, scope, evaluator, location } = call;
  const [block, count, bits] =
    argument.type === 'list' ? argument.items.map((item) => evaluator.evaluate(item, scope)?.value) : [];
  for (const value of [block, count, bits]) {
    if (value instanceof Unresolved) return openCall(call, value.reason, { references: value.references });
  }
  const blocks = subnets(String(block), Number(count), Number(bits ?? 8));
  if (blocks === undefined || !evaluator.spend({ values: blocks.length })) {
    return openCall(call, 'Fn::Cidr takes an IPv4 block, a count of up to 256 and the bits of a host part');
  }
  return { value: blocks.map((value) => ({ value, location })), location };
}

function subnets(block: string, count: number, bits: number): readonly string[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  const isValid =
    Math.max(a, b, c, d) < 256 && prefix <= 32 && Number.isInteger(count) && Number.isInteger(bits);
  if (!isValid || count < 1 || count > 256 || bits < 0 || bits > 32 - prefix) return undefined;
  const size = 2 ** bits;
  const whole = 2 ** (32 - prefix);
  if (count * size > whole) return undefined;
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const start = address - (address % whole);
  return Array.from({ length: count }, (_, i) => `${dotted(start + i * size)}/${32 - bits}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

export const LIST_FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  Select: select,
  Length: length,
  FindInMap: findInMap,
  Cidr: cidr,
};
