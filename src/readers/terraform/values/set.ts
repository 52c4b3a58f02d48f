import type { Meter } from '../evaluation/meter.ts';
import { compareNumbers, formatNumber } from './big-float.ts';
import { quoted } from './quoted.ts';
import { type Type, typeOf, unify, ANY } from './type.ts';
import { bare, compareTexts, isNumber, LazyObject, Mapping, Sequence, Unknown, type Value } from './value.ts';

/** A set of values of one type: distinct, in the order in which Terraform goes through it. */
export function setOf(values: readonly Value[], meter: Meter, itemType?: Type): Sequence {
  meter.spend(values.length);
  const distinct = new Map<string, Value>();
  const open: Value[] = [];
  for (const value of values) {
    const key = identityOf(value, meter);
    if (key === undefined) open.push(value);
    else if (!distinct.has(key)) distinct.set(key, value);
  }
  const type = itemType ?? unify([...distinct.values()].map(typeOf)) ?? ANY;
  const isScalar = type.kind === 'string' || type.kind === 'number' || type.kind === 'bool';
  const sorted = [...distinct].toSorted(([keyA, a], [keyB, b]) => {
    const [left, right] = [bare(a), bare(b)];
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
    if (isScalar && isNumber(left) && isNumber(right)) return compareNumbers(left, right);
    if (isScalar && typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
    return compareTexts(keyA, keyB);
  });
  return new Sequence('set', [...sorted.map(([, value]) => value), ...open], itemType);
}

/** A text that two values share exactly if they are the same; undefined where a part is unknown. */
export function identityOf(value: Value, meter: Meter): string | undefined {
  const parts: string[] = [];
  return appendIdentity(value, parts, meter) ? parts.join('') : undefined;
}

/** Follows the bytes by which Terraform orders the members of sets that have no natural order. */
function appendIdentity(given: Value, parts: string[], meter: Meter): boolean {
  meter.spend(1);
  const value = bare(given);
  if (value instanceof Unknown || value instanceof LazyObject) return false;
  if (value === null) parts.push('~');
  else if (isNumber(value)) parts.push(formatNumber(value));
  else if (typeof value === 'boolean') parts.push(value ? 'T' : 'F');
  else if (typeof value === 'string') parts.push(quoted(value));
  else if (value instanceof Mapping) {
    const isMap = value.kind === 'map';
    parts.push(isMap ? '{' : '<');
    for (const [key, item] of value.entries) {
      parts.push(isMap ? `${quoted(key)}:` : '');
      if (!appendIdentity(item, parts, meter)) return false;
      parts.push(';');
    }
    parts.push(isMap ? '}' : '>');
  } else {
    const [open, close] = value.kind === 'tuple' ? ['<', '>'] : ['[', ']'];
    parts.push(open);
    for (const item of value.items) {
      if (!appendIdentity(item, parts, meter)) return false;
      parts.push(';');
    }
    parts.push(close);
  }
  return true;
}
