import {
  type Architecture,
  isPropertyList,
  isPropertyMap,
  type Property,
  type Resource,
} from '../architecture/index.ts';

/** How large the written data are that an expression can go through. */
export interface DataSize {
  /** Parts of the longest list or map, documents in JSON text included. */
  readonly parts: number;
  /** Characters of the longest text. */
  readonly characters: number;
}

export function sizeOf({ declared: { properties } }: Resource, architecture: Architecture): DataSize {
  const known = architecture.derived(sizesByProperties);
  let size = known.get(properties);
  if (size === undefined) {
    size = measured(properties);
    known.set(properties, size);
  }
  return size;
}

/** The sizes of all resources that an expression can ask for from this one. */
export function sizeAround(resource: Resource, architecture: Architecture): DataSize {
  const known = architecture.derived(sizesByScope);
  const { scope } = resource.declared;
  let size = known.get(scope);
  if (size === undefined) {
    size = architecture
      .inScope(resource)
      .map((other) => sizeOf(other, architecture))
      .reduce(largest, NOTHING);
    known.set(scope, size);
  }
  return size;
}

const NOTHING: DataSize = { parts: 0, characters: 0 };

function sizesByProperties(): Map<Property, DataSize> {
  return new Map();
}

function sizesByScope(): Map<string, DataSize> {
  return new Map();
}

function largest(a: DataSize, b: DataSize): DataSize {
  return { parts: Math.max(a.parts, b.parts), characters: Math.max(a.characters, b.characters) };
}

function measured({ value }: Property): DataSize {
  if (typeof value === 'string') return { parts: partsOfText(value), characters: value.length };
  const parts = isPropertyMap(value) ? [...value.values()] : isPropertyList(value) ? value : [];
  return parts.map(measured).reduce(largest, { parts: parts.length, characters: 0 });
}

/** A document in JSON has no list with more parts than it has commas and one. */
function partsOfText(text: string): number {
  return /^\s*[[{]/.test(text) ? text.split(',').length : 0;
}
