import type { Meter } from '../evaluation/meter.ts';
import { formatNumber, INEXACT, MachineNumber, parseNumber } from './big-float.ts';
import { setOf } from './set.ts';
import { type AttributeType, isSameType, isWhole, type Type, typeName, typeOf, unify } from './type.ts';
import {
  bare,
  failure,
  isNumber,
  LazyObject,
  Mapping,
  Referring,
  Sequence,
  Unknown,
  unknownObject,
  type Value,
} from './value.ts';

/** The value as the given type, or a failure that says why it cannot be; unknown values stay as they are. */
export function convert(value: Value, type: Type, meter: Meter): Value {
  meter.spend(1);
  if (value === null || type.kind === 'any') return value;
  if (value instanceof Unknown) return typed(value, type);
  if (value instanceof LazyObject) return convertLazy(value, type, meter);
  if (value instanceof Referring) {
    const converted = convert(value.value, type, meter);
    return isScalar(converted) ? new Referring(converted, value.references) : converted;
  }
  switch (type.kind) {
    case 'string':
      return toText(value);
    case 'number':
      return toNumber(value);
    case 'bool':
      return toBool(value);
    case 'list':
    case 'set':
      return toSequence(value, type.kind, type.item, meter);
    case 'map':
      return toMap(value, type.item, meter);
    case 'tuple':
      return toTuple(value, type.items, meter);
    case 'object':
      return toObject(value, type.attributes, meter);
    default:
      return value;
  }
}

/** The unknown, said to be of the type it is converted to. */
function typed(value: Unknown, type: Type): Unknown {
  if (
    value.failed ||
    value.parts !== undefined ||
    value.outline !== undefined ||
    value.document !== undefined
  )
    return value;
  if (!isWhole(type) || (value.type !== undefined && isSameType(value.type, type))) return value;
  const { reason, references, label } = value;
  return new Unknown(reason, { references, label, type });
}

/** The text of a string, number or bool. */
export function toText(value: Value): string | Unknown {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (!isNumber(value)) return wrongType('string', value);
  if (value instanceof MachineNumber) return new Unknown(INEXACT);
  const text = formatNumber(value);
  // Digits this far out depend on the precision of every step before.
  return text.length > 60 && text.includes('.')
    ? new Unknown('the number has too many digits to be certain')
    : text;
}

export function toNumber(value: Value): Value {
  if (isNumber(value)) return value;
  if (typeof value !== 'string') return wrongType('number', value);
  return parseNumber(value) ?? failure('a number is required');
}

export function toBool(value: Value): Value {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return wrongType('bool', value);
}

function wrongType(expected: string, value: Value): Unknown {
  return failure(`${expected} required, but have ${typeName(typeOf(value))}`);
}

function isScalar(value: Value): value is Referring['value'] {
  return typeof value === 'string' || typeof value === 'boolean' || isNumber(value);
}

function convertLazy(value: LazyObject, type: Type, meter: Meter): Value {
  if (type.kind === 'object') {
    const entries = new Map<string, Value>();
    for (const name of type.attributes.keys()) entries.set(name, value.get(name));
    return toObject(new Mapping('object', entries), type.attributes, meter);
  }
  const whole = wholeObject(value);
  return whole instanceof Unknown ? whole : convert(whole, type, meter);
}

/** All attributes of a lazy object, or an unknown where they are not all known. */
export function wholeObject(value: LazyObject): Mapping | Unknown {
  if (value.names === undefined) return unknownObject(value);
  return new Mapping('object', new Map(value.names.map((name) => [name, value.get(name)] as const)));
}

function toSequence(value: Value, kind: 'list' | 'set', itemType: Type, meter: Meter): Value {
  if (!(value instanceof Sequence)) return wrongType(kind, value);
  let type: Type | undefined = itemType.kind === 'any' ? (value.itemType ?? itemType) : itemType;
  if (containsAny(type)) {
    type = completed(itemType, value, meter);
    if (type === undefined) return failure(`cannot convert ${value.kind} to ${kind} of any single type`);
  }
  const items: Value[] = [];
  for (const item of value.items) {
    const converted = convert(item, type, meter);
    if (isNewFailure(converted, item)) return converted;
    items.push(converted);
  }
  const stated = containsAny(type) ? (items.length === 0 ? value.itemType : undefined) : type;
  return kind === 'set' ? setOf(items, meter, stated) : new Sequence('list', items, stated);
}

function toMap(value: Value, itemType: Type, meter: Meter): Value {
  if (!(value instanceof Mapping)) return wrongType('map', value);
  let type: Type | undefined = itemType;
  if (containsAny(itemType)) {
    type = completed(itemType, value, meter);
    if (type === undefined) return failure(`cannot convert ${value.kind} to map of any single type`);
  }
  const entries = new Map<string, Value>();
  for (const [key, item] of value.entries) {
    const converted = convert(item, type, meter);
    if (isNewFailure(converted, item)) return converted;
    entries.set(key, converted);
  }
  return new Mapping('map', entries, containsAny(type) ? undefined : type);
}

/** The item type with its open parts filled in from the members. */
function completed(itemType: Type, value: Sequence | Mapping, meter: Meter): Type | undefined {
  const members = value instanceof Sequence ? value.items : [...value.entries.values()];
  const types: Type[] = [];
  for (const member of members) {
    const converted = itemType.kind === 'any' ? member : convert(member, itemType, meter);
    types.push(typeOf(converted));
  }
  return unify(types);
}

function containsAny(type: Type): boolean {
  if (type.kind === 'any') return true;
  if ('item' in type) return containsAny(type.item);
  if (type.kind === 'tuple') return type.items.some(containsAny);
  if (type.kind !== 'object') return false;
  for (const attribute of type.attributes.values()) if (containsAny(attribute.type)) return true;
  return false;
}

function toTuple(value: Value, types: readonly Type[], meter: Meter): Value {
  if (!(value instanceof Sequence) || value.kind === 'set') return wrongType('tuple', value);
  if (value.items.length !== types.length) return failure(`tuple of length ${types.length} required`);
  const items: Value[] = [];
  for (const [index, type] of types.entries()) {
    const item = value.items[index] ?? null;
    const converted = convert(item, type, meter);
    if (isNewFailure(converted, item)) return converted;
    items.push(converted);
  }
  return new Sequence('tuple', items);
}

function toObject(value: Value, attributes: ReadonlyMap<string, AttributeType>, meter: Meter): Value {
  if (!(value instanceof Mapping)) return wrongType('object', value);
  const entries = new Map<string, Value>();
  for (const [name, attribute] of attributes) {
    const given = value.entries.get(name);
    if (given === undefined && !attribute.optional) return failure(`attribute "${name}" is required`);
    const item = given === undefined || bare(given) === null ? (attribute.default ?? null) : given;
    const converted = convert(item, attribute.type, meter);
    if (isNewFailure(converted, item)) {
      return failure(`attribute "${name}": ${(converted as Unknown).reason}`);
    }
    entries.set(name, converted);
  }
  return new Mapping('object', entries, undefined, value.location);
}

/** Whether the conversion itself failed; a failure that was there before passes through. */
function isNewFailure(converted: Value, given: Value): converted is Unknown {
  return converted instanceof Unknown && converted.failed && converted !== given;
}
