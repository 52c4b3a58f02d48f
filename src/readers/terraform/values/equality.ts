import type { Meter } from '../evaluation/meter.ts';
import { compareNumbers } from './big-float.ts';
import { isSameType, isWhole, typeOf } from './type.ts';
import { bare, isNumber, LazyObject, Mapping, Sequence, Unknown, type Value } from './value.ts';

/** Whether Terraform's `==` holds; undefined where an unknown part decides. */
export function isEqual(left: Value, right: Value, meter: Meter): boolean | undefined {
  meter.spend(1);
  const a = bare(left);
  const b = bare(right);
  if ((a === null && isObject(b)) || (b === null && isObject(a))) return false;
  if (isOpen(a) || isOpen(b)) return undefined;
  if (a === null || b === null) return a === b;
  if (isNumber(a)) return isNumber(b) && compareNumbers(a, b) === 0;
  if (a instanceof Sequence) return b instanceof Sequence ? isEqualSequence(a, b, meter) : false;
  if (a instanceof Mapping) return b instanceof Mapping ? isEqualMapping(a, b, meter) : false;
  return a === b;
}

/** A resource or module is an object, whatever is in it; one of several whose number is open may not be there. */
function isObject(value: Value): boolean {
  return value instanceof LazyObject && value.openReason === undefined;
}

export function isOpen(value: Value): boolean {
  return value instanceof Unknown || value instanceof LazyObject;
}

function isEqualSequence(a: Sequence, b: Sequence, meter: Meter): boolean | undefined {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'set' && (a.items.some(isOpen) || b.items.some(isOpen))) return undefined;
  if (a.items.length !== b.items.length) return false;
  if (a.items.length === 0 && a.kind !== 'tuple') return isEqualTypeOfEmpty(a, b);
  let outcome: boolean | undefined = true;
  for (let index = 0; index < a.items.length; index++) {
    const isItemEqual = isEqual(a.items[index] ?? null, b.items[index] ?? null, meter);
    if (isItemEqual === false) return false;
    if (isItemEqual === undefined) outcome = undefined;
  }
  return outcome;
}

function isEqualMapping(a: Mapping, b: Mapping, meter: Meter): boolean | undefined {
  if (a.kind !== b.kind || a.entries.size !== b.entries.size) return false;
  if (a.entries.size === 0 && a.kind === 'map') return isEqualTypeOfEmpty(a, b);
  let outcome: boolean | undefined = true;
  for (const [key, item] of a.entries) {
    const other = b.entries.get(key);
    const isItemEqual = other === undefined ? false : isEqual(item, other, meter);
    if (isItemEqual === false) return false;
    if (isItemEqual === undefined) outcome = undefined;
  }
  return outcome;
}

/** Empty collections are equal only where their types are. */
function isEqualTypeOfEmpty(a: Sequence | Mapping, b: Sequence | Mapping): boolean | undefined {
  const [left, right] = [typeOf(a), typeOf(b)];
  if (isSameType(left, right)) return true;
  return isWhole(left) && isWhole(right) ? false : undefined;
}

/** The first unknown part of a value, however deep. */
export function firstUnknown(value: Value, meter: Meter): Unknown | LazyObject | undefined {
  meter.spend(1);
  if (value instanceof Unknown || value instanceof LazyObject) return value;
  if (value instanceof Sequence) {
    for (const item of value.items) {
      const found = firstUnknown(item, meter);
      if (found !== undefined) return found;
    }
  } else if (value instanceof Mapping) {
    for (const item of value.entries.values()) {
      const found = firstUnknown(item, meter);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** All unknown parts of a value, however deep, up to a bound. */
export function unknownsIn(value: Value, meter: Meter, found: Value[] = []): readonly Value[] {
  meter.spend(1);
  if (found.length >= 100) return found;
  if (value instanceof Unknown || value instanceof LazyObject) found.push(value);
  else if (value instanceof Sequence) for (const item of value.items) unknownsIn(item, meter, found);
  else if (value instanceof Mapping)
    for (const item of value.entries.values()) unknownsIn(item, meter, found);
  return found;
}

/** A part of a value, or the value itself, that Terraform would refuse. */
export function failureIn(value: Value, meter: Meter): Unknown | undefined {
  if (value instanceof Unknown) return value.failed ? value : undefined;
  if (typeof value !== 'object') return undefined;
  return unknownsIn(value, meter).find((part): part is Unknown => part instanceof Unknown && part.failed);
}
