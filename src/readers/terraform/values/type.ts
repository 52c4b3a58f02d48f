import { isNumber, LazyObject, Referring, Sequence, Unknown, type Value } from './value.ts';

/** A type of Terraform's type system. `any` is what nothing is known of. */
export type Type =
  | { readonly kind: 'string' | 'number' | 'bool' | 'any' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly item: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> };

export interface AttributeType {
  readonly type: Type;
  readonly optional: boolean;
  /** Value of an optional attribute that is missing or null. */
  readonly default?: Value;
}

export const STRING: Type = { kind: 'string' };
export const NUMBER: Type = { kind: 'number' };
export const BOOL: Type = { kind: 'bool' };
export const ANY: Type = { kind: 'any' };

/** The type of a value as far as the value shows it. */
export function typeOf(value: Value): Type {
  if (value instanceof Referring) return typeOf(value.value);
  if (value instanceof Unknown) return value.type ?? (value.parts === undefined ? ANY : STRING);
  if (value === null || value instanceof LazyObject) return ANY;
  if (typeof value === 'string') return STRING;
  if (typeof value === 'boolean') return BOOL;
  if (isNumber(value)) return NUMBER;
  if (value instanceof Sequence) {
    if (value.kind === 'tuple') return { kind: 'tuple', items: value.items.map(typeOf) };
    return { kind: value.kind, item: value.itemType ?? unify(value.items.map(typeOf)) ?? ANY };
  }
  if (value.kind === 'map') {
    return { kind: 'map', item: value.itemType ?? unify([...value.entries.values()].map(typeOf)) ?? ANY };
  }
  const attributes = new Map<string, AttributeType>();
  for (const [name, item] of value.entries) attributes.set(name, { type: typeOf(item), optional: false });
  return { kind: 'object', attributes };
}

/** The one type that values of all the given types can be converted to; undefined where there is none. */
export function unify(types: readonly Type[]): Type | undefined {
  const known = types.filter(({ kind }) => kind !== 'any');
  const [first, ...others] = known;
  if (first === undefined) return ANY;
  if (others.every((other) => isSameType(first, other))) return first;
  const kinds = new Set(known.map(({ kind }) => kind));
  // Beside something open, collections of one kind stay what they are.
  if (known.length < types.length && kinds.size === 1 && !isPrimitive(first)) return ANY;
  if (isEvery(kinds, ['string', 'number', 'bool'])) return kinds.has('string') ? STRING : undefined;
  if (isEvery(kinds, ['object', 'map'])) return unifyMappings(known);
  if (isEvery(kinds, ['tuple', 'list', 'set'])) return unifySequences(known);
  return undefined;
}

function isPrimitive({ kind }: Type): boolean {
  return kind === 'string' || kind === 'number' || kind === 'bool';
}

function isEvery(kinds: ReadonlySet<string>, allowed: readonly string[]): boolean {
  for (const kind of kinds) if (!allowed.includes(kind)) return false;
  return true;
}

function unifyMappings(types: readonly Type[]): Type | undefined {
  const objects = types.filter((type) => type.kind === 'object');
  const [first] = objects;
  if (objects.length === types.length && first !== undefined) {
    const names = [...first.attributes.keys()];
    const isSameShape = objects.every(
      ({ attributes }) => attributes.size === names.length && names.every((name) => attributes.has(name)),
    );
    if (isSameShape) {
      const attributes = new Map<string, AttributeType>();
      for (const name of names) {
        const type = unify(objects.map((other) => other.attributes.get(name)?.type ?? ANY));
        if (type === undefined) return undefined;
        attributes.set(name, { type, optional: false });
      }
      return { kind: 'object', attributes };
    }
  }
  const isMixed = objects.length < types.length;
  const item =
    isMixed && objects.some((type) => unifyItems([type]) === undefined) ? undefined : unifyItems(types);
  if (item !== undefined) return { kind: 'map', item };
  // A map may have what an object needs: its values tell.
  return isMixed ? objects.find((wanted) => types.every((type) => isConvertible(type, wanted))) : undefined;
}

function unifySequences(types: readonly Type[]): Type | undefined {
  const tuples = types.filter((type) => type.kind === 'tuple');
  const [first] = tuples;
  if (tuples.length === types.length && first !== undefined) {
    if (tuples.every(({ items }) => items.length === first.items.length)) {
      const items: Type[] = [];
      for (let index = 0; index < first.items.length; index++) {
        const item = unify(tuples.map((other) => other.items[index] ?? ANY));
        if (item === undefined) return undefined;
        items.push(item);
      }
      return { kind: 'tuple', items };
    }
  }
  const lists = types.filter(({ kind }) => kind === 'list');
  const sets = types.filter(({ kind }) => kind === 'set');
  if (sets.length === 0 || sets.length === types.length) {
    const item = unifyItems(types);
    return item && { kind: sets.length === 0 ? 'list' : 'set', item };
  }
  // Sets and others have no common ground: the others become what the lists are, or else what the sets are.
  return [lists, sets]
    .flatMap((same) => (same.length === 0 ? [] : (unifySequences(same) ?? [])))
    .find((wanted) => types.every((type) => isConvertible(type, wanted)));
}

/** Whether values of one type may be values of the other, for all that the types tell. */
function isConvertible(from: Type, to: Type): boolean {
  if (from.kind === 'any' || to.kind === 'any' || isSameType(from, to)) return true;
  switch (to.kind) {
    case 'string':
      return from.kind === 'number' || from.kind === 'bool';
    case 'number':
    case 'bool':
      return from.kind === 'string';
    case 'list':
    case 'set':
      return isEvery(new Set([from.kind]), ['list', 'set', 'tuple']) && isEachConvertible(from, to.item);
    case 'map':
      return isEvery(new Set([from.kind]), ['map', 'object']) && isEachConvertible(from, to.item);
    case 'tuple':
      return (
        from.kind === 'tuple' &&
        from.items.length === to.items.length &&
        to.items.every((item, index) => isConvertible(from.items[index] ?? ANY, item))
      );
    case 'object':
      if (from.kind === 'map')
        return [...to.attributes.values()].every(({ type }) => isConvertible(from.item, type));
      return (
        from.kind === 'object' &&
        [...to.attributes].every(([name, { type }]) => {
          const given = from.attributes.get(name);
          return given !== undefined && isConvertible(given.type, type);
        })
      );
  }
}

function isEachConvertible(from: Type, item: Type): boolean {
  return itemTypes(from).every((type) => isConvertible(type, item));
}

/**
 * The one type for the members of all the types. Where something open is among the members of objects or tuples, each
 * value says for itself.
 */
function unifyItems(types: readonly Type[]): Type | undefined {
  const items = types.flatMap(itemTypes);
  const areOpen = items.includes(ANY) && types.every(({ kind }) => kind === 'object' || kind === 'tuple');
  return unify(items) ?? (areOpen ? ANY : undefined);
}

/** The types of the members of a collection type. */
export function itemTypes(type: Type): readonly Type[] {
  if (type.kind === 'tuple') return type.items;
  if (type.kind === 'object') return [...type.attributes.values()].map((attribute) => attribute.type);
  return 'item' in type ? [type.item] : [];
}

export function isSameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'tuple' && b.kind === 'tuple') {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, index) => isSameType(item, b.items[index] ?? ANY))
    );
  }
  if (a.kind === 'object' && b.kind === 'object') {
    if (a.attributes.size !== b.attributes.size) return false;
    for (const [name, { type }] of a.attributes) {
      const other = b.attributes.get(name);
      if (other === undefined || !isSameType(type, other.type)) return false;
    }
    return true;
  }
  return 'item' in a && 'item' in b ? isSameType(a.item, b.item) : true;
}

/** Whether nothing in the type is left open. */
export function isWhole(type: Type): boolean {
  return type.kind !== 'any' && itemTypes(type).every(isWhole);
}

/** The type as Terraform's own messages write it. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'any':
      return 'dynamic';
    case 'tuple':
      return 'tuple';
    case 'object':
      return 'object';
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind} of ${typeName(type.item)}`;
    default:
      return type.kind;
  }
}
