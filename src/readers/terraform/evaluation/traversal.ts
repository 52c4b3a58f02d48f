import { toText } from '../values/convert.ts';
import { wholeNumber, parseNumber } from '../values/big-float.ts';
import { isWhole } from '../values/type.ts';
import { isSensitive, SENSITIVE } from '../values/sensitive.ts';
import {
  bare,
  failure,
  isNumber,
  LazyObject,
  Mapping,
  referencesAt,
  Sequence,
  Unknown,
  unknownObject,
  type Value,
  withReferences,
} from '../values/value.ts';

/** `source.name` */
export function attributeOf(source: Value, name: string): Value {
  if (source instanceof LazyObject) {
    return source.openReason !== undefined && /^\d+$/.test(name) ? source : source.get(name);
  }
  if (source instanceof Mapping) return entryOf(source, name);
  if (source instanceof Unknown) return partOfUnknown(source, `.${name}`);
  if (source === null) return failure(`the attribute "${name}" of null is not defined`);
  if (source instanceof Sequence) {
    if (/^\d+$/.test(name)) return itemOf(source, Number(name));
    return failure(`a ${source.kind} has no attribute "${name}"`);
  }
  return failure(`a value without attributes is asked for "${name}"`);
}

/** `source[key]` */
export function elementOf(source: Value, givenKey: Value): Value {
  const key = bare(givenKey);
  const found = elementAt(source, key);
  // Neither reason nor label nor reference may quote a sensitive key.
  if (found instanceof Unknown && isSensitive(givenKey))
    return new Unknown(`the key is a ${SENSITIVE}`, { failed: found.failed });
  // A key that came through a resource says nothing about the element.
  return found instanceof Unknown && key instanceof Unknown
    ? withReferences(found, referencesAt(key))
    : found;
}

function elementAt(source: Value, key: Value): Value {
  if (source instanceof Unknown) return partOfUnknown(source, keyLabel(key));
  if (source === null) return failure('an element of null is asked for');
  if (source instanceof LazyObject && source.openReason !== undefined) return source;
  if (key instanceof LazyObject) return unknownObject(key);
  if (key instanceof Unknown) return new Unknown(key.reason, { failed: key.failed });
  if (key === null) return failure('the key is null');
  if (source instanceof Sequence) {
    if (source.kind === 'set') return failure('the elements of a set have no keys');
    const position = isNumber(key) ? key : typeof key === 'string' ? parseNumber(key) : undefined;
    const index = position === undefined ? undefined : wholeNumber(position);
    return index === undefined ? failure('a number is required as the key of a list') : itemOf(source, index);
  }
  const name = toText(key);
  if (name instanceof Unknown) return name;
  if (source instanceof LazyObject) return source.get(name);
  return source instanceof Mapping
    ? entryOf(source, name)
    : failure('a value without elements is asked for one');
}

function entryOf(source: Mapping, name: string): Value {
  const value = source.entries.get(name);
  return value === undefined ? failure(`the ${source.kind} has no element "${name}"`) : value;
}

function itemOf(source: Sequence, index: number): Value {
  const value = index < 0 ? undefined : source.items[index];
  return value === undefined ? failure(`the ${source.kind} has no element ${index}`) : value;
}

function partOfUnknown(source: Unknown, part: string): Unknown {
  const { reason, failed, references, label, type } = source;
  return new Unknown(reason, {
    failed,
    references,
    label: label === undefined ? undefined : label + part,
    type: type !== undefined && 'item' in type && isWhole(type) ? type.item : undefined,
  });
}

function keyLabel(key: Value): string {
  if (typeof key === 'string') return `["${key}"]`;
  return typeof key === 'number' ? `[${key}]` : '[…]';
}
