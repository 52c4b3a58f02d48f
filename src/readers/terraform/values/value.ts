import type { Reference } from '../../../architecture/index.ts';
import type { SourceLocation } from '../../../architecture/index.ts';
import { BigFloat, type TerraformNumber } from './big-float.ts';
import { DEEPEST_VALUE, LARGEST_VALUE, LimitReached } from './limit.ts';
import type { Type } from './type.ts';

export type KnownScalar = string | boolean | TerraformNumber;

/** A value while Terraform's expressions are evaluated. */
export type Value = KnownScalar | null | Sequence | Mapping | LazyObject | Unknown | Referring;

/** How many parts a value has, at all depths, and how deep they go. */
interface Extent {
  readonly size: number;
  readonly depth: number;
}

function extentOf(members: Iterable<Value>): Extent {
  let size = 1;
  let depth = 1;
  for (const given of members) {
    const member = given instanceof Unknown ? given.outline : given;
    const isCollection = member instanceof Sequence || member instanceof Mapping;
    size += isCollection ? member.extent.size : 1;
    if (isCollection && member.extent.depth >= depth) depth = member.extent.depth + 1;
  }
  if (size > LARGEST_VALUE) throw new LimitReached('the value has too many parts');
  if (depth > DEEPEST_VALUE) throw new LimitReached('the value is nested too deeply');
  return { size, depth };
}

/** A list, set or tuple. Sets hold distinct items in Terraform's order. */
export class Sequence {
  readonly kind: 'list' | 'set' | 'tuple';
  readonly items: readonly Value[];
  /** Stated type of the items; undefined where only the items tell. */
  readonly itemType: Type | undefined;
  readonly extent: Extent;

  constructor(kind: 'list' | 'set' | 'tuple', items: readonly Value[], itemType?: Type) {
    this.kind = kind;
    this.items = items;
    this.itemType = itemType;
    this.extent = extentOf(items);
  }
}

/** A map or object; entries stand in the order of their keys. */
export class Mapping {
  readonly kind: 'map' | 'object';
  readonly entries: ReadonlyMap<string, Value>;
  readonly itemType: Type | undefined;
  /** Place in code, where the map was made by a block of its own (a policy statement). */
  readonly location: SourceLocation | undefined;
  readonly extent: Extent;

  constructor(
    kind: 'map' | 'object',
    entries: ReadonlyMap<string, Value>,
    itemType?: Type,
    location?: SourceLocation,
  ) {
    this.kind = kind;
    this.entries = sortedEntries(entries);
    this.itemType = itemType;
    this.location = location;
    this.extent = extentOf(entries.values());
  }
}

/** An object whose attributes are evaluated when asked for: a resource, a module, `var`, `local`. */
export class LazyObject {
  /** The address, for messages and references. */
  readonly address: string;
  /** The names of all attributes, where they can be known. */
  readonly names: readonly string[] | undefined;
  /** For instances whose number is open, the reason; each of their elements is this object again. */
  readonly openReason: string | undefined;
  readonly #get: (name: string) => Value;

  constructor(
    address: string,
    names: readonly string[] | undefined,
    get: (name: string) => Value,
    openReason?: string,
  ) {
    this.address = address;
    this.names = names;
    this.openReason = openReason;
    this.#get = get;
  }

  get(name: string): Value {
    return this.#get(name);
  }
}

/** A value that code alone cannot tell, or (`failed`) an expression that Terraform itself would refuse. */
export class Unknown {
  readonly reason: string;
  readonly failed: boolean;
  readonly references: readonly Reference[];
  /** The parts of a text, for a text that is known in parts. */
  readonly parts: readonly (string | Unknown)[] | undefined;
  /** The structure behind JSON or YAML text with open parts. */
  readonly document: Value | undefined;
  /** For an object with open keys: the object with outlines in place of those keys. To be shown, not to be used. */
  readonly outline: Mapping | undefined;
  /** What to show in place of the value inside a text: `var.env`. */
  readonly label: string | undefined;
  /** Its type, where that is known all the same. */
  readonly type: Type | undefined;

  constructor(
    reason: string,
    known: {
      failed?: boolean;
      references?: readonly Reference[] | undefined;
      parts?: readonly (string | Unknown)[] | undefined;
      document?: Value | undefined;
      outline?: Mapping | undefined;
      label?: string | undefined;
      type?: Type | undefined;
    } = {},
  ) {
    this.reason = reason;
    this.failed = known.failed ?? false;
    this.references = known.references ?? NO_REFERENCES;
    this.parts = known.parts;
    this.document = known.document;
    this.outline = known.outline;
    this.label = known.label;
    this.type = known.type;
  }
}

/** A known scalar that was reached through resources. */
export class Referring {
  readonly value: KnownScalar;
  readonly references: readonly Reference[];

  constructor(value: KnownScalar, references: readonly Reference[]) {
    this.value = value;
    this.references = references;
  }
}

export const NO_REFERENCES: readonly Reference[] = [];
const MOST_REFERENCES = 100;

/** A reference that is none: it says that its `attribute` is a sensitive text the value was made of. */
export function markOf(text: string): Reference {
  return { address: '', attribute: text };
}

export function isMark({ address }: Reference): boolean {
  return address === '';
}

/** Says that all of a value is sensitive. */
export const WHOLE_MARK: Reference = markOf('');

/** An expression that Terraform would refuse; `try` and `can` see the difference. */
export function failure(message: string): Unknown {
  return new Unknown(message, { failed: true });
}

export function tuple(items: readonly Value[]): Sequence {
  return new Sequence('tuple', items);
}

export function object(entries: Iterable<readonly [string, Value]>): Mapping {
  return new Mapping('object', new Map(entries));
}

export function isNumber(value: Value): value is TerraformNumber {
  return typeof value === 'number' || value instanceof BigFloat;
}

/** The value without the resources it came through. */
export function bare(value: Value): Exclude<Value, Referring> {
  return value instanceof Referring ? value.value : value;
}

export function referencesAt(value: Value): readonly Reference[] {
  return value instanceof Referring || value instanceof Unknown ? value.references : NO_REFERENCES;
}

export function unionOfReferences(a: readonly Reference[], b: readonly Reference[]): readonly Reference[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const union = [...a];
  for (const reference of b) {
    if (union.length >= MOST_REFERENCES) {
      if (isMark(reference) && !union.includes(WHOLE_MARK)) union.push(WHOLE_MARK);
      continue;
    }
    if (
      !union.some((other) => other.address === reference.address && other.attribute === reference.attribute)
    ) {
      union.push(reference);
    }
  }
  return union;
}

/** The value, said to come through the given resources as well; collections pass it on to their members. */
export function withReferences(value: Value, references: readonly Reference[]): Value {
  return references.length === 0 ? value : referring(value, references, false);
}

/** The value, said to come from the given resource alone, wherever that has it from. */
export function comingFrom(value: Value, reference: Reference): Value {
  return referring(value, [reference], true);
}

function referring(value: Value, references: readonly Reference[], isOnly: boolean): Value {
  if (value === null) return value;
  if (value instanceof Unknown) {
    const { reason, failed, parts, document, outline, label, type } = value;
    const union = isOnly ? ownMarksAnd(value, references) : unionOfReferences(value.references, references);
    if (union === value.references) return value;
    return new Unknown(reason, { failed, parts, document, outline, label, type, references: union });
  }
  if (value instanceof Referring) {
    return new Referring(
      value.value,
      isOnly ? ownMarksAnd(value, references) : unionOfReferences(value.references, references),
    );
  }
  if (value instanceof Sequence) {
    return new Sequence(
      value.kind,
      value.items.map((item) => referring(item, references, isOnly)),
      value.itemType,
    );
  }
  if (value instanceof Mapping) {
    const entries = new Map<string, Value>();
    for (const [key, item] of value.entries) entries.set(key, referring(item, references, isOnly));
    return new Mapping(value.kind, entries, value.itemType, value.location);
  }
  return value instanceof LazyObject ? value : new Referring(value, references);
}

function ownMarksAnd(value: Referring | Unknown, references: readonly Reference[]): readonly Reference[] {
  const marks = value.references.filter(isMark);
  return marks.length === 0 ? references : [...references, ...marks];
}

/** One unknown that stands for the outcome of an operation on several values; a failure among them wins. */
export function unknownFrom(values: readonly Value[]): Unknown | undefined {
  let first: Unknown | undefined;
  let references = NO_REFERENCES;
  for (const value of values) {
    references = unionOfReferences(references, referencesAt(value));
    if (value instanceof LazyObject) first ??= unknownObject(value);
    else if (value instanceof Unknown && (first === undefined || (value.failed && !first.failed)))
      first = value;
  }
  if (first === undefined) return undefined;
  return new Unknown(first.reason, {
    failed: first.failed,
    references: unionOfReferences(first.references, references),
  });
}

/** A lazy object used as a whole, where not all its attributes can be known. */
export function unknownObject(value: LazyObject): Unknown {
  return new Unknown(`${value.address} as a whole is known only after apply`, {
    references: [{ address: value.address }],
    label: value.address,
  });
}

/** Order of texts by code point, as Terraform sorts keys. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) {
      const isLeftSurrogate = left >= 0xd800 && left <= 0xdfff;
      const isRightSurrogate = right >= 0xd800 && right <= 0xdfff;
      if (isLeftSurrogate !== isRightSurrogate) return isLeftSurrogate ? 1 : -1;
      return left - right;
    }
  }
  return a.length - b.length;
}

function sortedEntries(entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  let previous: string | undefined;
  for (const key of entries.keys()) {
    if (previous !== undefined && compareTexts(previous, key) > 0) {
      return new Map([...entries].toSorted(([a], [b]) => compareTexts(a, b)));
    }
    previous = key;
  }
  return entries;
}
