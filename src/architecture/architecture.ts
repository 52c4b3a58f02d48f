import { type Companion, type Relation, type Source, type Surroundings, sourcesIn } from './attribute.ts';
import { isCompanion, type Kind, type ResourceOf } from './kind.ts';
import { propertiesAt } from './path.ts';
import { isPropertyList, isPropertyMap, type Property, referencesOf, Unresolved } from './property.ts';
import type { DeclaredResource, Link, Resource, StatedLink } from './resource.ts';
import type { Diagnostic, FileRecord } from './source-location.ts';

/** What readers hand over: everything they found, and an account of every file. */
export interface Readings {
  readonly resources: readonly DeclaredResource[];
  readonly files: readonly FileRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One resource pointing at another, and the attribute that says so. */
export interface Edge {
  readonly from: Resource;
  readonly to: Resource;
  readonly relation: Relation;
  readonly attribute: string;
}

/** Names of the attributes of a kind that point at other resources. */
export type LinkName<K extends Kind> = {
  [A in keyof K['attributes']]: ResourceOf<K>[A & keyof ResourceOf<K>] extends StatedLink
    ? A & string
    : never;
}[keyof K['attributes']];

/** Resources of known kinds, their attributes and the edges between them, from any mix of languages. */
export class Architecture {
  readonly files: readonly FileRecord[];
  readonly diagnostics: readonly Diagnostic[];
  /** Every resource, in the order in which the readers found them. */
  readonly resources: readonly Resource[];

  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly #byKind = new Map<string, Resource[]>();
  readonly #scopes = new Map<string, Scope>();
  readonly #referrers = new Map<string, ReadonlyMap<Resource, readonly Resource[]>>();
  readonly #derived = new Map<unknown, unknown>();
  readonly #besides = new Map<string, ReadonlyMap<string, readonly Resource[]>>();
  readonly #companions = new Map<string, ReadonlyMap<string, readonly DeclaredResource[]>>();

  constructor(readings: Readings, kinds: readonly Kind[]) {
    this.files = readings.files;
    this.diagnostics = readings.diagnostics;
    this.#kinds = new Map(kinds.map((kind) => [kind.id, kind]));
    const kindOfType = new Map<string, Kind>();
    const prototypes = new Map<Kind, object>();
    for (const kind of kinds) {
      for (const type of [...(kind.types.terraform ?? []), ...(kind.types.cloudformation ?? [])]) {
        kindOfType.set(type, kind);
      }
    }
    const surroundings: Surroundings = {
      companions: (resource, companion) => this.#companionsOf(resource, companion),
      link: (property, resource, to) => this.#link(property, resource, to),
    };
    this.resources = readings.resources.map((declared) => {
      const kind = kindOfType.get(declared.type);
      if (kind !== undefined && !prototypes.has(kind)) prototypes.set(kind, prototypeOf(kind, surroundings));
      const prototype = kind && prototypes.get(kind);
      const resource =
        kind === undefined || prototype === undefined
          ? { declared, id: declared.id, kind: undefined, location: declared.location }
          : viewOf(declared, kind, prototype);
      this.#scopeOf(declared).add(resource);
      if (kind !== undefined) {
        const ofKind = this.#byKind.get(kind.id);
        if (ofKind === undefined) this.#byKind.set(kind.id, [resource]);
        else ofKind.push(resource);
      }
      return resource;
    });
  }

  /** All resources of a kind, as that kind. */
  ofKind<K extends Kind>(kind: K): readonly ResourceOf<K>[] {
    return (this.#byKind.get(kind.id) ?? []) as unknown as readonly ResourceOf<K>[];
  }

  /** All resources of a type, of a known kind or not. */
  ofType(type: string): readonly Resource[] {
    return this.derived(byType).get(type) ?? [];
  }

  /** All resources of the root module or template that the given one belongs to. */
  inScope(resource: Resource): readonly Resource[] {
    return this.#scopeOf(resource.declared).members;
  }

  /** The resources of a kind in the same root module or template as the given one. */
  beside<K extends Kind>(resource: Resource, kind: K): readonly ResourceOf<K>[] {
    let index = this.#besides.get(kind.id);
    if (index === undefined) {
      index = Map.groupBy(this.ofKind(kind), ({ declared }) => declared.scope);
      this.#besides.set(kind.id, index);
    }
    return (index.get(resource.declared.scope) ?? []) as unknown as readonly ResourceOf<K>[];
  }

  /** The resources of a kind that a link names. */
  follow<K extends Kind>(link: StatedLink, kind: K): readonly ResourceOf<K>[] {
    if (link.state !== 'known') return [];
    return link.value.targets.filter(
      (target) => target.kind === kind.id,
    ) as unknown as readonly ResourceOf<K>[];
  }

  /** The resources of a kind whose link attribute names the given resource. */
  referrers<K extends Kind>(resource: Resource, kind: K, attribute: LinkName<K>): readonly ResourceOf<K>[] {
    const key = `${kind.id}.${attribute}`;
    let index = this.#referrers.get(key);
    if (index === undefined) {
      index = this.#indexReferrers(kind, attribute);
      this.#referrers.set(key, index);
    }
    return (index.get(resource) ?? []) as unknown as readonly ResourceOf<K>[];
  }

  /** What a function derives from the whole architecture, worked out when first asked for. */
  derived<T>(derive: (architecture: Architecture) => T): T {
    if (!this.#derived.has(derive)) this.#derived.set(derive, derive(this));
    return this.#derived.get(derive) as T;
  }

  /** Every edge that a link attribute states, in the order of the resources. */
  edges(): readonly Edge[] {
    return this.resources.flatMap((from) => {
      const kind = from.kind === undefined ? undefined : this.#kinds.get(from.kind);
      return Object.entries(kind?.attributes ?? {}).flatMap(([attribute, { relation }]) => {
        if (relation === undefined) return [];
        const link = (from as unknown as Readonly<Record<string, StatedLink>>)[attribute];
        if (link?.state !== 'known') return [];
        return link.value.targets.map((to) => ({ from, to, relation, attribute }));
      });
    });
  }

  #scopeOf({ scope }: DeclaredResource): Scope {
    let found = this.#scopes.get(scope);
    if (found === undefined) {
      found = new Scope(this.#kinds);
      this.#scopes.set(scope, found);
    }
    return found;
  }

  #indexReferrers(kind: Kind, attribute: string): ReadonlyMap<Resource, readonly Resource[]> {
    const index = new Map<Resource, Resource[]>();
    for (const resource of this.#byKind.get(kind.id) ?? []) {
      const link = (resource as unknown as Readonly<Record<string, StatedLink>>)[attribute];
      if (link?.state !== 'known') continue;
      for (const target of link.value.targets) {
        const referrers = index.get(target);
        if (referrers === undefined) index.set(target, [resource]);
        else referrers.push(resource);
      }
    }
    return index;
  }

  #link(property: Property, resource: DeclaredResource, to: readonly string[] | undefined): Link {
    const scope = this.#scopeOf(resource);
    const targets = new Set<Resource>();
    const literals: string[] = [];
    const open: string[] = [];
    for (const leaf of leavesOf(property)) {
      const referred = referencesOf(leaf).flatMap(({ address }) => scope.at(address));
      for (const target of referred) targets.add(target);
      if (leaf.value instanceof Unresolved) {
        if (referred.length === 0) open.push(leaf.value.reason);
      } else if (referred.length === 0) {
        const named = to === undefined ? [] : scope.named(String(leaf.value), to);
        for (const target of named) targets.add(target);
        if (named.length === 0) literals.push(String(leaf.value));
      }
    }
    return { targets: [...targets], literals, open };
  }

  #companionsOf(resource: DeclaredResource, companion: Companion): readonly DeclaredResource[] {
    const key = `${companion.companion} ${companion.joinedBy}`;
    let index = this.#companions.get(key);
    if (index === undefined) {
      index = this.#indexCompanions(companion);
      this.#companions.set(key, index);
    }
    const found = index.get(keyOf(resource)) ?? [];
    const { where } = companion;
    if (where === undefined) return found;
    return found.filter(({ properties }) =>
      Object.entries(where).every(([path, value]) => propertiesAt(properties, path)[0]?.value === value),
    );
  }

  #indexCompanions({ companion, joinedBy }: Companion): ReadonlyMap<string, readonly DeclaredResource[]> {
    const index = new Map<string, DeclaredResource[]>();
    const companions = this.ofType(companion);
    if (companions.length === 0) return index;
    const owners = [...this.#kinds.values()]
      .filter((kind) => companionsIn(kind).has(companion))
      .map(({ id }) => id);
    for (const { declared } of companions) {
      for (const property of propertiesAt(declared.properties, joinedBy)) {
        for (const owner of this.#link(property, declared, owners).targets) {
          const key = keyOf(owner.declared);
          const found = index.get(key);
          if (found === undefined) index.set(key, [declared]);
          else found.push(declared);
        }
      }
    }
    return index;
  }
}

function byType({ resources }: Architecture): ReadonlyMap<string, readonly Resource[]> {
  return Map.groupBy(resources, ({ declared }) => declared.type);
}

function keyOf({ scope, id }: DeclaredResource): string {
  return `${scope}\n${id}`;
}

const companionTypes = new WeakMap<Kind, ReadonlySet<string>>();

/** The types of the companions that state something about a kind. */
function companionsIn(kind: Kind): ReadonlySet<string> {
  let found = companionTypes.get(kind);
  if (found === undefined) {
    const sources = Object.values(kind.attributes).flatMap((attribute) => [
      ...sourcesIn(attribute.sources, 'terraform'),
      ...sourcesIn(attribute.sources, 'cloudformation'),
    ]);
    found = new Set(sources.flatMap((source) => (isCompanion(source) ? [source.companion] : [])));
    companionTypes.set(kind, found);
  }
  return found;
}

/** The scalars and open values at the ends of a property. */
function leavesOf(property: Property): readonly Property[] {
  const { value } = property;
  if (value === null) return [];
  if (isPropertyList(value)) return value.flatMap(leavesOf);
  if (isPropertyMap(value)) return [...value.values()].flatMap(leavesOf);
  return [property];
}

/** Instances of a kind share one prototype, whose getters read an attribute once and keep it on the instance. */
function prototypeOf(kind: Kind, surroundings: Surroundings): object {
  const prototype = {};
  for (const [name, attribute] of Object.entries(kind.attributes)) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: Resource) {
        const { declared } = this;
        const found = sourcesIn(attribute.sources, declared.language).flatMap((source) =>
          stated(source, declared, surroundings),
        );
        const value = attribute.read(found, declared, surroundings);
        Object.defineProperty(this, name, { enumerable: true, value });
        return value;
      },
    });
  }
  return prototype;
}

function viewOf(declared: DeclaredResource, kind: Kind, prototype: object): Resource {
  const view = Object.create(prototype) as object;
  return Object.assign(view, { declared, id: declared.id, kind: kind.id, location: declared.location });
}

function stated(source: Source, declared: DeclaredResource, surroundings: Surroundings): readonly Property[] {
  if (!isCompanion(source)) return propertiesAt(declared.properties, source);
  return surroundings.companions(declared, source).flatMap((companion) => {
    const found =
      source.at === ''
        ? [{ ...companion.properties, location: companion.location }]
        : propertiesAt(companion.properties, source.at);
    const { uncertain } = companion;
    return uncertain === undefined
      ? found
      : found.map((property) => softened(property, companion.id, uncertain));
  });
}

/** What a companion says that may never exist is not known. */
function softened({ location }: Property, companion: string, uncertain: string): Property {
  return { value: new Unresolved(`it is not certain that ${companion} exists: ${uncertain}`), location };
}

/** The resources of one root module or template, found by address, by logical id and by name. */
class Scope {
  readonly #kinds: ReadonlyMap<string, Kind>;
  readonly #byAddress = new Map<string, Resource[]>();
  readonly members: Resource[] = [];
  #byName: Map<string, Resource[]> | undefined;

  constructor(kinds: ReadonlyMap<string, Kind>) {
    this.#kinds = kinds;
  }

  add(resource: Resource): void {
    this.members.push(resource);
    const { id } = resource;
    for (const address of new Set([id, withoutInstanceKeys(id)])) {
      const found = this.#byAddress.get(address);
      if (found === undefined) this.#byAddress.set(address, [resource]);
      else found.push(resource);
    }
  }

  at(address: string): readonly Resource[] {
    return this.#byAddress.get(address) ?? [];
  }

  /** Resources of the given kinds that carry the name, or the name that an ARN or URL ends with. */
  named(literal: string, kinds: readonly string[]): readonly Resource[] {
    const names = this.#names();
    const candidates = [
      literal,
      literal.slice(literal.lastIndexOf('/') + 1),
      literal.slice(literal.lastIndexOf(':') + 1),
    ];
    for (const candidate of candidates) {
      const found = kinds.flatMap((kind) => names.get(`${kind} ${candidate}`) ?? []);
      if (found.length > 0) return found;
    }
    return [];
  }

  #names(): ReadonlyMap<string, readonly Resource[]> {
    if (this.#byName !== undefined) return this.#byName;
    const names = new Map<string, Resource[]>();
    for (const resource of this.members) {
      const kind = resource.kind === undefined ? undefined : this.#kinds.get(resource.kind);
      for (const path of kind?.names[resource.declared.language] ?? []) {
        for (const { value } of propertiesAt(resource.declared.properties, path)) {
          if (typeof value !== 'string') continue;
          const key = `${resource.kind} ${value}`;
          names.set(key, [...(names.get(key) ?? []), resource]);
        }
      }
    }
    this.#byName = names;
    return names;
  }
}

/** `module.a["x"].aws_subnet.b[0]` → `module.a.aws_subnet.b`; other text stays as it is. */
function withoutInstanceKeys(address: string): string {
  return address.includes('[') ? address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '') : address;
}
