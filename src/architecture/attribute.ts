import { isPropertyList, isPropertyMap, type Property, type Scalar, Unresolved } from './property.ts';
import { type PolicyDocument, policyDocument } from './policy-document.ts';
import { jsonDocument, propertiesAt } from './path.ts';
import type { DeclaredResource, Language, Link } from './resource.ts';
import type { SourceLocation } from './source-location.ts';
import { absent, known, type Stated, unresolved } from './stated.ts';

/** A resource of another type that states something about this one, e.g. `aws_s3_bucket_versioning`. */
export interface Companion {
  readonly companion: string;
  /** The companion's property that names this resource. */
  readonly joinedBy: string;
  /** Path of the statement inside the companion; empty for the companion as a whole. */
  readonly at: string;
  /** Only companions whose properties have these values count. */
  readonly where?: Readonly<Record<string, string>>;
}

/** Where a language states an attribute: a dotted path in the resource itself, or in a companion. */
export type Source = string | Companion;

export interface Sources {
  readonly terraform?: Source | readonly Source[];
  readonly cloudformation?: Source | readonly Source[];
}

/** What an attribute needs from the architecture around its resource. */
export interface Surroundings {
  companions(resource: DeclaredResource, companion: Companion): readonly DeclaredResource[];
  link(property: Property, resource: DeclaredResource, to: readonly string[] | undefined): Link;
}

/** How one attribute of a kind is read from either language. */
export interface Attribute<T> {
  readonly sources: Sources;
  /** For attributes made of parts: the attributes of each part, their paths relative to the part. */
  readonly fields?: Readonly<Record<string, Attribute<unknown>>>;
  /** For links: the relation of the edges that the attribute makes. */
  readonly relation?: Relation;
  read(found: readonly Property[], resource: DeclaredResource, surroundings: Surroundings): Stated<T>;
}

/** How one resource stands to another: the label of an edge. */
export type Relation =
  | 'uses'
  | 'contains'
  | 'in'
  | 'triggers'
  | 'routes-to'
  | 'protects'
  | 'encrypts-with'
  | 'assumes'
  | 'logs-to'
  | 'fails-over-to'
  | 'watches'
  | 'scales';

/** Values of a list as far as they are known, with the reasons of those that are not. */
export interface Texts {
  readonly values: readonly string[];
  readonly open: readonly string[];
}

/** Parts of a resource that repeat, e.g. ingress rules; `open` has the reasons of parts that code leaves open. */
export interface Items<F extends Fields> {
  readonly items: readonly Item<F>[];
  readonly open: readonly string[];
}

export type Fields = Readonly<Record<string, Attribute<unknown>>>;
export type AttributeValues<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Attribute<infer T> ? Stated<T> : never;
};
export type Item<F extends Fields> = AttributeValues<F> & { readonly location: SourceLocation };

type Default<T> = T | { readonly [L in Language]?: T };

interface ScalarOptions<T> extends Sources {
  /** The provider's value where the code states none; per language where they differ. */
  readonly default?: Default<T>;
}

interface Outlined {
  /** An open text counts as known by its literal parts, with `${…}` for each open part. */
  readonly outline?: boolean;
}

interface Cased {
  /** The service takes the value in any case (`MySQL`, `mysql`): it is read in lower case. */
  readonly ignoresCase?: boolean;
}

function isPerLanguage<T>(value: Default<T>): value is { readonly [L in Language]?: T } {
  return typeof value === 'object' && value !== null && ('terraform' in value || 'cloudformation' in value);
}

function byDefault<T>(options: ScalarOptions<T>, resource: DeclaredResource): Stated<T> {
  const { default: given } = options;
  const value =
    given !== undefined && isPerLanguage(given) ? given[resource.language] : (given as T | undefined);
  if (value === undefined) return absent(resource.location);
  return { state: 'known', value, location: resource.location, byDefault: true };
}

function scalar<T>(
  options: ScalarOptions<T>,
  convert: (value: Scalar) => T | undefined,
  expected: string,
): Attribute<T> {
  return {
    sources: options,
    read(found, resource) {
      const first = found[0];
      if (first === undefined) return byDefault(options, resource);
      const { value, location } = first;
      if (value instanceof Unresolved) return unresolved(value.reason, location, value.text);
      if (isPropertyList(value) && value.length === 0) return byDefault(options, resource);
      const single = isPropertyList(value) && value.length === 1 ? value[0]?.value : value;
      if (single instanceof Unresolved) return unresolved(single.reason, location, single.text);
      if (single === undefined || isPropertyList(single) || isPropertyMap(single)) {
        return unresolved(
          `expected ${expected}, found ${isPropertyMap(value) ? 'a map' : 'a list'}`,
          location,
        );
      }
      const converted = convert(single);
      return converted === undefined
        ? unresolved(`expected ${expected}, found ${JSON.stringify(single)}`, location)
        : known(converted, location);
    },
  };
}

/** A yes-or-no attribute; `trueWhen` and `falseWhen` translate words such as `Enabled`. */
export function flag(
  options: ScalarOptions<boolean> & {
    readonly trueWhen?: readonly string[];
    readonly falseWhen?: readonly string[];
  },
): Attribute<boolean> {
  const yes = new Set(['true', ...(options.trueWhen ?? [])]);
  const no = new Set(['false', ...(options.falseWhen ?? [])]);
  const closed = options.trueWhen !== undefined && options.falseWhen === undefined;
  return scalar(
    options,
    (value) => {
      const word = String(value);
      if (yes.has(word)) return true;
      return no.has(word) || closed ? false : undefined;
    },
    'true or false',
  );
}

export function number(options: ScalarOptions<number>): Attribute<number> {
  return scalar(
    options,
    (value) => {
      const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : undefined;
    },
    'a number',
  );
}

export function text(options: ScalarOptions<string> & Outlined & Cased): Attribute<string> {
  const worded = (value: unknown): string =>
    options.ignoresCase === true ? String(value).toLowerCase() : String(value);
  const literal = scalar(options, (value) => (value === null ? undefined : worded(value)), 'text');
  if (!options.outline) return literal;
  return {
    sources: options,
    read(found, resource, surroundings) {
      const [first, ...rest] = found;
      if (first === undefined) return literal.read(found, resource, surroundings);
      return literal.read([outlineOf(first), ...rest], resource, surroundings);
    },
  };
}

function outlineOf(property: Property): Property {
  const { value } = property;
  const text = value instanceof Unresolved ? value.text : undefined;
  return text === undefined || text.replaceAll('${…}', '') === '' ? property : { ...property, value: text };
}

/** Whether anything at all is stated at the path: a block, a companion, a value other than null. */
export function presence(options: Sources): Attribute<boolean> {
  return {
    sources: options,
    read(found, resource) {
      const first = found.find(({ value }) => !(isPropertyList(value) && value.length === 0));
      if (first === undefined) return { ...known(false, resource.location), byDefault: true };
      const parts = flattened(first).map(({ value }) => value);
      const [open] = parts;
      if (open instanceof Unresolved && parts.every(isOpen)) return unresolved(open.reason, first.location);
      return known(true, first.location);
    },
  };
}

/** Neither known nor known to come from a resource. */
function isOpen(value: Property['value']): boolean {
  return value instanceof Unresolved && value.references.length === 0 && value.document === undefined;
}

/** A list of texts; every source adds to it. A single text counts as a list of one. */
export function texts(
  options: Sources & Outlined & { readonly default?: Default<readonly string[]> },
): Attribute<Texts> {
  return {
    sources: options,
    read(found, resource) {
      const first = found[0];
      if (first === undefined) {
        const given = byDefault<readonly string[]>(options as ScalarOptions<readonly string[]>, resource);
        return given.state === 'known' ? { ...given, value: { values: given.value, open: [] } } : given;
      }
      const values: string[] = [];
      const open: string[] = [];
      for (const part of found.flatMap(flattened)) {
        const item = options.outline ? outlineOf(part) : part;
        if (item.value instanceof Unresolved) open.push(item.value.reason);
        else if (item.value !== null && !isPropertyMap(item.value)) values.push(String(item.value));
      }
      return known({ values, open }, first.location);
    },
  };
}

function flattened(property: Property): readonly Property[] {
  return isPropertyList(property.value) ? property.value.flatMap(flattened) : [property];
}

/** Parts that repeat, also inside JSON text. Each source adds its parts; `fields` are read relative to one part. */
export function items<F extends Fields>(options: Sources & { readonly fields: F }): Attribute<Items<F>> {
  return {
    sources: options,
    fields: options.fields,
    read(found, resource, surroundings) {
      const first = found[0];
      if (first === undefined) return absent(resource.location);
      const parts: Item<F>[] = [];
      const open: string[] = [];
      for (const property of found.flatMap((part) => flattened(jsonDocument(part) ?? part))) {
        if (property.value instanceof Unresolved && !property.value.document)
          open.push(property.value.reason);
        else parts.push(readItem(options.fields, property, resource, surroundings));
      }
      return known({ items: parts, open }, first.location);
    },
  };
}

function readItem<F extends Fields>(
  fields: F,
  property: Property,
  resource: DeclaredResource,
  surroundings: Surroundings,
): Item<F> {
  const place = { ...resource, location: property.location };
  const values = Object.entries(fields).map(([name, attribute]) => {
    const paths = ownPaths(attribute.sources, resource.language);
    const found = paths.flatMap((path) => propertiesAt(property, path));
    return [name, attribute.read(found, place, surroundings)] as const;
  });
  return { ...Object.fromEntries(values), location: property.location } as Item<F>;
}

function ownPaths(sources: Sources, language: Language): readonly string[] {
  return sourcesIn(sources, language).filter((source) => typeof source === 'string');
}

/** The places where one language states an attribute, in order. */
export function sourcesIn(sources: Sources, language: Language): readonly Source[] {
  const given = sources[language];
  if (given === undefined) return [];
  return typeof given === 'string' || 'companion' in given ? [given] : given;
}

/** A mention of other resources. Literal names and ARNs are matched against the kinds named in `to`. */
export function link(
  options: Sources & { readonly relation: Relation; readonly to?: readonly string[] },
): Attribute<Link> {
  return {
    sources: options,
    relation: options.relation,
    read(found, resource, surroundings) {
      const first = found[0];
      if (first === undefined) return absent(resource.location);
      const links = found.map((property) => surroundings.link(property, resource, options.to));
      const value: Link = {
        targets: [...new Set(links.flatMap(({ targets }) => targets))],
        literals: links.flatMap(({ literals }) => literals),
        open: links.flatMap(({ open }) => open),
      };
      if (value.targets.length === 0 && value.literals.length === 0) {
        const [reason] = value.open;
        return reason === undefined ? absent(first.location) : unresolved(reason, first.location);
      }
      return known(value, first.location);
    },
  };
}

/** A JSON policy (IAM, bucket, queue, key policies), read into its statements. */
export function policy(options: Sources): Attribute<PolicyDocument> {
  return {
    sources: options,
    read(found, resource) {
      const first = found[0];
      if (first === undefined) return absent(resource.location);
      const documents = found.map((property) => jsonDocument(property));
      if (documents.some((document) => document === undefined)) {
        const { value } = first;
        const reason = value instanceof Unresolved ? value.reason : 'the policy is not JSON';
        return unresolved(reason, first.location);
      }
      return known(policyDocument(documents.filter((document) => document !== undefined)), first.location);
    },
  };
}

/** Tags as a map, whichever of the three ways the code writes them in. */
export function tagMap(options: Sources): Attribute<ReadonlyMap<string, Stated<string>>> {
  return {
    sources: options,
    read(found, resource) {
      const first = found[0];
      if (first === undefined) return absent(resource.location);
      const tags = new Map<string, Stated<string>>();
      for (const property of found.flatMap(flattened)) {
        if (property.value instanceof Unresolved) return unresolved(property.value.reason, property.location);
        if (!isPropertyMap(property.value)) continue;
        const key = property.value.get('Key') ?? property.value.get('key');
        const value = property.value.get('Value') ?? property.value.get('value');
        if (key !== undefined && value !== undefined) tags.set(tagName(key), statedText(value));
        else for (const [name, item] of property.value) tags.set(name, statedText(item));
      }
      return known(tags, first.location);
    },
  };
}

/** A name that code leaves open is known by its literal parts. */
function tagName({ value }: Property): string {
  return value instanceof Unresolved ? (value.text ?? '${…}') : String(value);
}

function statedText({ value, location }: Property): Stated<string> {
  return value instanceof Unresolved
    ? unresolved(value.reason, location, value.text)
    : known(String(value), location);
}
