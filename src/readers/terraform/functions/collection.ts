import { isEqual, unknownsIn } from '../values/equality.ts';
import { LARGEST_VALUE, LimitReached } from '../values/limit.ts';
import { identityOf, setOf } from '../values/set.ts';
import {
  BigFloat,
  bigIntOf,
  compareNumbers,
  floorOf,
  type TerraformNumber,
  wholeNumber,
} from '../values/big-float.ts';
import { convert } from '../values/convert.ts';
import { ANY, BOOL, isSameType, STRING, type Type, typeOf, unify } from '../values/type.ts';
import {
  bare,
  compareTexts,
  failure,
  LazyObject,
  Mapping,
  object,
  Sequence,
  tuple,
  Unknown,
  unknownFrom,
  type Value,
} from '../values/value.ts';
import { type Call, define, defineVariadic, type FunctionTable } from './function.ts';

function lengthOf(value: Value): Value {
  if (value instanceof Sequence) {
    const open =
      value.kind === 'set' ? unknownFrom(value.items.filter((item) => item instanceof Unknown)) : undefined;
    return open ?? value.items.length;
  }
  if (value instanceof Mapping) return value.entries.size;
  if (value instanceof LazyObject)
    return (
      value.names?.length ??
      new Unknown(value.openReason ?? 'how many attributes it has is not known', {
        references: [{ address: value.address }],
      })
    );
  if (typeof value !== 'string') return failure('a list, map or text is required');
  let clusters = 0;
  for (const _ of new Intl.Segmenter('en').segment(value)) clusters += 1;
  return clusters;
}

function isEveryOrAny(list: Sequence, decisive: boolean, call: Call): Value {
  const flags = list.items.map((item) => convert(call.bare(item), BOOL, call.context.meter));
  const refused = flags.find((flag) => flag instanceof Unknown && flag.failed);
  if (refused !== undefined) return refused;
  // What comes first decides: a null ends `alltrue`.
  const decided = flags.find((flag) => flag === decisive || (flag === null && !decisive));
  if (decided !== undefined) return decisive;
  return unknownFrom(flags) ?? !decisive;
}

function concat(lists: readonly Sequence[], call: Call): Value {
  if (lists.some(({ kind }) => kind === 'set')) return failure('all arguments must be lists');
  const items = lists.flatMap((list) => list.items);
  const type = lists.every(({ kind }) => kind === 'list') ? unify(lists.map(typeOf)) : undefined;
  return type === undefined ? tuple(items) : convert(new Sequence('list', items), type, call.context.meter);
}

function coalesce(values: readonly Value[], call: Call): Value {
  const type = unify(values.map(typeOf));
  if (type === undefined) return failure('all arguments must have the same type');
  for (const value of values) {
    const plain = bare(value);
    if (plain === null || plain === '') continue;
    return plain instanceof Unknown ? plain : convert(value, type, call.context.meter);
  }
  return failure('no argument is other than null or empty');
}

function coalesceList(values: readonly Value[], call: Call): Value {
  const isNullGiven = values.some((value) => bare(value) === null);
  // A null of some type is passed over, one of no type is refused.
  if (isNullGiven && call.context.meter.isTrying) return new Unknown('of what type a null is, is not known');
  const lists = values.flatMap((value) => (bare(value) === null ? [] : [call.sequence(value)]));
  if (lists.some((list) => list instanceof Sequence && list.kind === 'set'))
    return failure('all arguments must be lists');
  const refused = lists.find((list) => list instanceof Unknown && list.failed);
  const chosen = lists.find((list) => list instanceof Unknown || list.items.length > 0);
  return refused ?? chosen ?? failure('no list has elements');
}

function contains(list: Sequence, wanted: Value, call: Call): Value {
  if (wanted === null) return failure('an argument must not be null');
  let isOpen = false;
  for (const item of list.items) {
    const equal = isEqual(item, wanted, call.context.meter);
    if (equal === true) return true;
    if (equal === undefined) isOpen = true;
  }
  if (!isOpen) return false;
  return unknownFrom([...list.items, wanted]) ?? new Unknown('a part of the list is not known');
}

/** Lists of one type, as Terraform wants them for some functions. */
const LIST: Type = { kind: 'list', item: ANY };

function asList(given: Sequence, call: Call): Sequence | Unknown {
  const list = convert(given, LIST, call.context.meter);
  return list instanceof Sequence || list instanceof Unknown ? list : failure('a list is required');
}

function distinct(given: Sequence, call: Call): Value {
  const list = asList(given, call);
  if (list instanceof Unknown) return list;
  const { meter } = call.context;
  const kept = new Map<string, Value>();
  for (const item of list.items) {
    const identity = identityOf(bare(item) === 0 ? 0 : item, meter);
    if (identity === undefined)
      return list.items.length < 2
        ? list
        : (unknownFrom(unknownsIn(list, meter)) ?? new Unknown('a part of the list is not known'));
    if (!kept.has(identity)) kept.set(identity, item);
  }
  return new Sequence('list', [...kept.values()], list.itemType);
}

function flatten(list: Sequence, call: Call): Value {
  const items: Value[] = [];
  const addAll = (members: readonly Value[]): Unknown | undefined => {
    call.context.meter.spend(members.length);
    for (const member of members) {
      if (member instanceof Unknown) return member;
      if (!(member instanceof Sequence)) items.push(member);
      else {
        const open = addAll(member.items);
        if (open !== undefined) return open;
      }
    }
    return undefined;
  };
  const open = addAll(list.items);
  if (open === undefined) return tuple(items);
  return new Unknown(open.reason, { failed: open.failed, references: call.mentioned([list]) });
}

function lookup([map, key]: readonly [Mapping, string], [fallback]: readonly Value[], call: Call): Value {
  const found = map.entries.get(key);
  if (found !== undefined) return found;
  if (fallback === undefined) return failure(`the map has no element "${key}"`);
  const type = map.kind === 'map' ? typeOf(map) : undefined;
  return type !== undefined && 'item' in type ? convert(fallback, type.item, call.context.meter) : fallback;
}

function merge(maps: readonly Value[], call: Call): Value {
  const entries = new Map<string, Value>();
  let kind: Mapping['kind'] = 'map';
  let type: Type | undefined;
  for (const value of maps) {
    if (value === null) continue;
    const map = call.mapping(value);
    if (map instanceof Unknown) {
      return new Unknown(map.reason, { failed: map.failed, references: call.mentioned(maps) });
    }
    const own = map.kind === 'map' ? typeOf(map) : undefined;
    // Maps of several types make an object.
    if (own === undefined || (type !== undefined && !isSameType(type, own))) kind = 'object';
    type ??= own;
    for (const [key, item] of map.entries) entries.set(key, item);
  }
  call.context.meter.spend(entries.size);
  return new Mapping(entries.size === 0 ? 'object' : kind, entries);
}

function sliceOf(list: Sequence, from: number | undefined, to: number | undefined): Value {
  const { length } = list.items;
  if (list.kind === 'set') return failure('the elements of a set have no order');
  if (from === undefined || to === undefined || from < 0 || to > length || from > to) {
    return failure('the indexes lie outside the list');
  }
  return new Sequence(list.kind, list.items.slice(from, to), list.itemType);
}

function setProduct(sets: readonly Sequence[], call: Call): Value {
  if (sets.length < 2) return failure('at least two arguments are required');
  const open = unknownFrom(
    sets.flatMap((set) => (set.kind === 'set' ? set.items.filter((item) => item instanceof Unknown) : [])),
  );
  if (open !== undefined) return open;
  const lists = sets.map((set) => (set.kind === 'tuple' ? asList(set, call) : set));
  let rows: (readonly Value[])[] = [[]];
  for (const set of lists) {
    if (set instanceof Unknown) return set;
    if (rows.length * set.items.length > LARGEST_VALUE)
      throw new LimitReached('the value has too many parts');
    call.context.meter.spend(rows.length * set.items.length * 2);
    rows = rows.flatMap((row) => set.items.map((item) => [...row, item]));
  }
  const areSets = sets.some(({ kind }) => kind === 'set');
  const tuples = rows.map((row) => tuple(row));
  if (areSets) return setOf(tuples, call.context.meter);
  const items = lists.map((list) => (list instanceof Sequence ? itemType(list) : ANY));
  return new Sequence('list', tuples, tuples.length === 0 ? { kind: 'tuple', items } : undefined);
}

function itemType(list: Sequence): Type {
  return list.itemType ?? unify(list.items.map(typeOf)) ?? ANY;
}

function sorted(list: Sequence, call: Call): Value {
  const texts = call.texts(list.items);
  if (texts instanceof Unknown) return texts;
  return new Sequence('list', texts.toSorted(compareTexts), STRING);
}

function transpose(map: Mapping, call: Call): Value {
  const transposed = new Map<string, string[]>();
  for (const [key, list] of map.entries) {
    const sequence = call.sequence(list);
    const texts = sequence instanceof Unknown ? sequence : call.texts(sequence.items);
    if (texts instanceof Unknown) return texts;
    for (const text of texts) {
      const keys = transposed.get(text);
      if (keys === undefined) transposed.set(text, [key]);
      else keys.push(key);
    }
  }
  const entries = [...transposed].map(
    ([key, keys]) => [key, new Sequence('list', keys.toSorted(compareTexts))] as const,
  );
  return new Mapping('map', new Map(entries));
}

function zipmap(keys: Sequence, values: Sequence, call: Call): Value {
  const names = call.texts(keys.items);
  if (names instanceof Unknown) return names;
  if (values.kind === 'set') return failure('the values must be a list');
  if (names.length !== values.items.length) return failure('there must be as many keys as values');
  const entries = names.map((name, index) => [name, values.items[index] ?? null] as const);
  return values.kind === 'list' ? new Mapping('map', new Map(entries)) : object(entries);
}

function elementAt(list: Sequence, index: number | undefined): Value {
  const { length } = list.items;
  if (list.kind === 'set') return failure('the elements of a set have no order');
  if (length === 0) return failure('the list is empty');
  if (index === undefined || index < -length)
    return failure('the index must be a whole number within the list');
  return list.items[((index % length) + length) % length] ?? null;
}

function one(list: Sequence): Value {
  if (list.kind === 'set' && list.items.length > 1) {
    const open = unknownFrom(list.items.filter((item) => item instanceof Unknown));
    if (open !== undefined) return open;
  }
  return list.items.length > 1 ? failure('the list has more than one element') : (list.items[0] ?? null);
}

function matchKeys(given: readonly Sequence[], call: Call): Value {
  const lists = given.map((list) => asList(list, call));
  const [values, keys, wanted] = lists;
  if (!(values instanceof Sequence && keys instanceof Sequence && wanted instanceof Sequence))
    return unknownFrom(lists) ?? failure('lists are required');
  if (values.items.length !== keys.items.length) return failure('there must be as many keys as values');
  const kept: Value[] = [];
  for (const [index, key] of keys.items.entries()) {
    const isWanted = contains(wanted, key, call);
    if (isWanted instanceof Unknown) return isWanted;
    if (isWanted === true) kept.push(values.items[index] ?? null);
  }
  return new Sequence('list', kept, values.itemType);
}

function chunks(given: Sequence, wanted: TerraformNumber, call: Call): Value {
  const list = asList(given, call);
  if (list instanceof Unknown) return list;
  const size = bigIntOf(wanted);
  if (size === undefined || size < 0n) return failure('the size must be a whole number that is not negative');
  const parts: Value[] = [];
  const { length } = list.items;
  const step = size === 0n || size > BigInt(length) ? Math.max(1, length) : Number(size);
  for (let start = 0; start < list.items.length; start += step) {
    parts.push(new Sequence('list', list.items.slice(start, start + step), list.itemType));
  }
  return new Sequence('list', parts, { kind: 'list', item: itemType(list) });
}

function indexOf(list: Sequence, wanted: Value, call: Call): Value {
  if (list.kind === 'set') return failure('the elements of a set have no order');
  for (const [index, item] of list.items.entries()) {
    const equal = isEqual(item, wanted, call.context.meter);
    if (equal === undefined)
      return unknownFrom([item, wanted]) ?? new Unknown('a part of the list is not known');
    if (equal) return index;
  }
  return failure('the list does not have the value');
}

function compact(list: Sequence, call: Call): Value {
  const items = list.items.filter((item) => bare(item) !== null);
  const texts = call.texts(items);
  return texts instanceof Unknown
    ? texts
    : new Sequence(
        'list',
        items
          .filter((_, index) => texts[index] !== '')
          .map((item) => convert(item, STRING, call.context.meter)),
        STRING,
      );
}

export const COLLECTION_FUNCTIONS: FunctionTable = new Map([
  ['alltrue', define(['sequence'], ([list], call) => isEveryOrAny(list, false, call))],
  ['anytrue', define(['sequence'], ([list], call) => isEveryOrAny(list, true, call))],
  ['chunklist', define(['sequence', 'number'], ([list, size], call) => chunks(list, size, call))],
  ['coalesce', defineVariadic([], 'open', (_, values, call) => coalesce(values, call))],
  ['coalescelist', defineVariadic([], 'open', (_, lists, call) => coalesceList(lists, call))],
  ['compact', define(['sequence'], ([list], call) => compact(list, call))],
  ['concat', defineVariadic([], 'sequence', (_, lists, call) => concat(lists, call))],
  ['contains', define(['sequence', 'open'], ([list, wanted], call) => contains(list, wanted, call))],
  ['distinct', define(['sequence'], ([list], call) => distinct(list, call))],
  [
    'element',
    define(['sequence', 'number'], ([list, index], { context: { meter } }) => {
      if (index instanceof BigFloat && compareNumbers(floorOf(index), index) === 0)
        return new Unknown('the index is too large to be certain');
      // Later releases count from the end.
      return meter.isTrying && compareNumbers(index, 0) < 0 && !(index instanceof BigFloat)
        ? new Unknown('element() with a negative index depends on the release of Terraform')
        : elementAt(list, wholeNumber(index));
    }),
  ],
  ['flatten', define(['sequence'], ([list], call) => flatten(list, call))],
  ['index', define(['sequence', 'open'], ([list, wanted], call) => indexOf(list, wanted, call))],
  [
    'keys',
    define(
      ['mapping'],
      ([map]) => new Sequence(map.kind === 'map' ? 'list' : 'tuple', [...map.entries.keys()]),
    ),
  ],
  ['length', define(['any'], ([value]) => lengthOf(value))],
  ['lookup', defineVariadic(['mapping', 'string'], 'open', lookup)],
  ['matchkeys', define(['sequence', 'sequence', 'sequence'], (lists, call) => matchKeys(lists, call))],
  ['merge', defineVariadic([], 'open', (_, maps, call) => merge(maps, call))],
  ['one', define(['sequence'], ([list]) => one(list))],
  [
    'reverse',
    define(
      ['sequence'],
      ([list]) =>
        new Sequence(list.kind === 'tuple' ? 'tuple' : 'list', list.items.toReversed(), list.itemType),
    ),
  ],
  ['setproduct', defineVariadic([], 'sequence', (_, sets, call) => setProduct(sets, call))],
  [
    'slice',
    define(['sequence', 'number', 'number'], ([list, from, to]) =>
      sliceOf(list, wholeNumber(from), wholeNumber(to)),
    ),
  ],
  ['sort', define(['sequence'], ([list], call) => sorted(list, call))],
  ['transpose', define(['mapping'], ([map], call) => transpose(map, call))],
  [
    'values',
    define(
      ['mapping'],
      ([map]) => new Sequence(map.kind === 'map' ? 'list' : 'tuple', [...map.entries.values()], map.itemType),
    ),
  ],
  ['zipmap', define(['sequence', 'sequence'], ([keys, values], call) => zipmap(keys, values, call))],
]);
