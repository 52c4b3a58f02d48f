import {
  type Architecture,
  isPropertyList,
  isPropertyMap,
  type Property,
  type Requirements,
  type Resource,
  type SourceLocation,
  type Stated,
  Unresolved,
} from '../architecture/index.ts';

/** Thrown where an expression reads what only deployment can know. */
export class NotKnown extends Error {}

/** What an expression sees. */
export interface Context {
  readonly resource: object;
  readonly neighbours: readonly object[];
  readonly workload: object;
}

interface Neighbour {
  readonly resource: Resource;
  readonly relation: string;
  readonly direction: 'to' | 'from';
}

/** Where an expression reads: the place of a finding. */
export interface Reads {
  /** The attribute of the resource that was read last. */
  last?: SourceLocation;
}

export function contextOf(
  resource: Resource,
  architecture: Architecture,
  requirements: Requirements,
  reads: Reads,
): Context {
  return lazily({
    resource: () => viewOf(resource, reads),
    neighbours: () =>
      (architecture.derived(neighboursByResource).get(resource) ?? []).map(
        ({ resource: other, relation, direction }) => ({
          ...fixedParts(other),
          relation,
          direction,
          ...attributesOf(other, {}),
        }),
      ),
    workload: () => workloadView(requirements),
  }) as unknown as Context;
}

/** Resources of a kind or a type in the same root module or template, as expressions see them. */
export function resourcesBeside(
  name: string,
  resource: Resource,
  architecture: Architecture,
): readonly object[] {
  const views = architecture.derived(viewsOfOthers);
  const key = `${name} ${resource.declared.scope}`;
  let found = views.get(key);
  if (found === undefined) {
    found = architecture
      .inScope(resource)
      .filter(({ kind, declared }) => kind === name || declared.type === name)
      .map((other) => viewOf(other, {}));
    views.set(key, found);
  }
  return found;
}

/** Filled when first asked for: by kind or type, and scope. */
function viewsOfOthers(): Map<string, readonly object[]> {
  return new Map();
}

function neighboursByResource(architecture: Architecture): ReadonlyMap<Resource, readonly Neighbour[]> {
  const byResource = new Map<Resource, Neighbour[]>();
  const add = (resource: Resource, neighbour: Neighbour) => {
    const found = byResource.get(resource);
    if (found === undefined) byResource.set(resource, [neighbour]);
    else found.push(neighbour);
  };
  for (const { from, to, relation } of architecture.edges()) {
    add(from, { resource: to, relation, direction: 'to' });
    add(to, { resource: from, relation, direction: 'from' });
  }
  return byResource;
}

function workloadView({ environment, objectives }: Requirements): object {
  return { ...(environment !== undefined && { environment }), ...objectives };
}

function viewOf(resource: Resource, reads: Reads): object {
  const view = { ...fixedParts(resource) };
  Object.defineProperties(view, Object.getOwnPropertyDescriptors(attributesOf(resource, reads)));
  return lazily({ properties: () => propertiesView(resource.declared.properties) }, view);
}

function fixedParts({ id, kind, declared }: Resource) {
  return { id, type: declared.type, ...(kind !== undefined && { kind }) };
}

/** The attributes that are written, by name; one that is not known throws when it is read. */
function attributesOf(resource: Resource, reads: Reads): object {
  const view: Record<string, unknown> = {};
  for (const [name, stated] of statedIn(resource)) {
    if (stated.state === 'absent') continue;
    Object.defineProperty(view, name, {
      enumerable: true,
      get: () => {
        reads.last = stated.location;
        return asValue(stated);
      },
    });
  }
  return view;
}

/** The attributes of a resource of a known kind: getters of its prototype. */
export function statedIn(resource: Resource): readonly (readonly [string, Stated<unknown>])[] {
  const prototype = Object.getPrototypeOf(resource) as object;
  if (prototype === Object.prototype) return [];
  const attributes = resource as unknown as Readonly<Record<string, Stated<unknown>>>;
  return Object.keys(prototype).flatMap((name) => {
    const stated = attributes[name];
    return stated === undefined ? [] : [[name, stated] as const];
  });
}

function asValue(stated: Stated<unknown>): unknown {
  if (stated.state === 'unresolved') throw new NotKnown(stated.reason);
  return stated.state === 'known' ? plain(stated.value) : undefined;
}

/** Values as CEL knows them: whole numbers as int, links as the ids of what they name, tags as a map. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (value instanceof Map) return mapView(value as ReadonlyMap<string, unknown>);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('state' in value && 'location' in value) return asValue(value as Stated<unknown>);
  const { open = [], ...parts } = value as { readonly open?: readonly string[] } & Readonly<
    Record<string, unknown>
  >;
  const [reason] = open;
  if (reason !== undefined) throw new NotKnown(reason || 'a part of it is left open');
  if ('targets' in parts) return linkedIds(parts);
  if ('values' in parts) return plain(parts['values']);
  if ('items' in parts) return plain(parts['items']);
  const fields = Object.entries(parts).filter(([name, part]) => name !== 'location' && !isAbsent(part));
  return lazily(Object.fromEntries(fields.map(([name, part]) => [name, () => plain(part)])));
}

function isAbsent(part: unknown): boolean {
  return typeof part === 'object' && part !== null && 'state' in part && part.state === 'absent';
}

function linkedIds(link: Readonly<Record<string, unknown>>): readonly string[] {
  const { targets, literals } = link as { targets: readonly Resource[]; literals: readonly string[] };
  return [...targets.map(({ id }) => id), ...literals];
}

function mapView(map: ReadonlyMap<string, unknown>): object {
  return lazily(Object.fromEntries([...map].map(([key, value]) => [key, () => plain(value)])));
}

/** The tree of a resource as its language writes it. */
function propertiesView({ value }: Property): unknown {
  if (value instanceof Unresolved) throw new NotKnown(value.reason);
  if (isPropertyMap(value)) {
    const written = [...value].filter(([, part]) => part.value !== null);
    return lazily(Object.fromEntries(written.map(([key, part]) => [key, () => propertiesView(part)])));
  }
  if (!isPropertyList(value)) return plain(value);
  const list: unknown[] = [];
  value.forEach((part, index) => {
    Object.defineProperty(list, index, {
      enumerable: true,
      configurable: true,
      get: () => propertiesView(part),
    });
  });
  return list;
}

/** An object whose values are worked out when they are first read. */
function lazily(values: Readonly<Record<string, () => unknown>>, onto: object = {}): object {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(onto, name, {
      enumerable: true,
      configurable: true,
      get: () => {
        const found = value();
        Object.defineProperty(onto, name, { enumerable: true, value: found });
        return found;
      },
    });
  }
  return onto;
}
