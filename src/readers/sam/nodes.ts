import type { DocumentNode, MapEntry, MapNode } from '../../document/document.ts';
import { intrinsicCall } from '../cloudformation/intrinsic.ts';

/** Lines of the SAM resource that a made node stands for. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

/** Data for a node: nodes of the template stay as they are, keys without value are left out. */
export type Written = DocumentNode | string | number | boolean | null | readonly Written[] | WrittenMap;

export interface WrittenMap {
  readonly [key: string]: Written | undefined;
}

/** A node with everything that is new in it at the one place. */
export function made(data: Written, place: Place): DocumentNode {
  if (data === null || typeof data !== 'object') return { type: 'scalar', value: data, ...startOf(place) };
  if (isList(data)) return { type: 'list', items: data.map((item) => made(item, place)), ...place };
  return isNode(data) ? data : madeMap(data, place);
}

export function madeMap(data: WrittenMap, place: Place): MapNode {
  const entries = Object.entries(data).flatMap(([key, value]) =>
    value === undefined ? [] : [entry(key, made(value, place), place)],
  );
  return { type: 'map', entries, ...place };
}

/** For keys that come from the template, which may be any text. */
export function mapOfEntries(pairs: Iterable<readonly [string, Written]>, place: Place): MapNode {
  return {
    type: 'map',
    entries: [...pairs].map(([key, value]) => entry(key, made(value, place), place)),
    ...place,
  };
}

export function entry(key: string, value: DocumentNode, { line, column }: Place): MapEntry {
  return { key, line, column, value };
}

/** The entries of a map that is plain data; none for anything else. */
export function plainEntries(node: DocumentNode | undefined): readonly MapEntry[] {
  return node?.type === 'map' && intrinsicCall(node) === undefined ? node.entries : [];
}

/** The chosen properties as they are written, each under its own name. */
export function picked(properties: DocumentNode | undefined, names: readonly string[]): readonly MapEntry[] {
  return plainEntries(properties).filter(({ key }) => names.includes(key));
}

export function withEntries(map: MapNode, more: readonly MapEntry[]): MapNode {
  const own = map.entries.filter(({ key }) => !more.some((other) => other.key === key));
  return { ...map, entries: [...own, ...more] };
}

function isNode(data: DocumentNode | WrittenMap): data is DocumentNode {
  return typeof data['type'] === 'string' && typeof (data as { line?: unknown }).line === 'number';
}

function isList(data: Written): data is readonly Written[] {
  return Array.isArray(data);
}

function startOf({ line, column }: Place): { readonly line: number; readonly column: number } {
  return { line, column };
}
