import { type AttributeValues, type Fields, type Source, sourcesIn, tagMap } from './attribute.ts';
import type { Language, Resource } from './resource.ts';

/** One sort of AWS resource, declared once for both languages. */
export interface Kind<F extends Fields = Fields> {
  /** Kebab case, service first: `s3-bucket`. */
  readonly id: string;
  /** As AWS writes it: `Amazon S3 bucket`. */
  readonly name: string;
  readonly types: { readonly terraform?: readonly string[]; readonly cloudformation?: readonly string[] };
  /** Properties that hold the resource's own name, by which literals and ARNs elsewhere may mean it. */
  readonly names: { readonly terraform?: readonly string[]; readonly cloudformation?: readonly string[] };
  readonly attributes: F & { readonly tags: ReturnType<typeof tagMap> };
}

/** A resource seen as its kind: every attribute a `Stated` value, read when first asked for. */
export type ResourceOf<K extends Kind> = Resource & AttributeValues<K['attributes']>;

type OneOrMore = string | readonly string[];

const RESERVED = ['declared', 'id', 'kind', 'location'];

export function defineKind<const F extends Fields>(definition: {
  readonly id: string;
  readonly name: string;
  readonly terraform?: OneOrMore;
  readonly cloudformation?: OneOrMore;
  readonly names?: { readonly terraform?: OneOrMore; readonly cloudformation?: OneOrMore };
  readonly attributes: F;
}): Kind<F> {
  const clash = RESERVED.find((name) => name in definition.attributes);
  if (clash !== undefined) throw new Error(`kind ${definition.id}: attribute "${clash}" is a reserved name`);
  return {
    id: definition.id,
    name: definition.name,
    types: perLanguage(definition),
    names: perLanguage(definition.names ?? {}),
    attributes: {
      tags: tagMap({ terraform: ['tags_all', 'tags'], cloudformation: 'Tags' }),
      ...definition.attributes,
    },
  };
}

function perLanguage(given: { readonly terraform?: OneOrMore; readonly cloudformation?: OneOrMore }) {
  const listed = (value: OneOrMore) => (typeof value === 'string' ? [value] : value);
  return {
    ...(given.terraform !== undefined && { terraform: listed(given.terraform) }),
    ...(given.cloudformation !== undefined && { cloudformation: listed(given.cloudformation) }),
  };
}

/** Types of companions that state something about resources of the kind. */
export function companionTypes(kind: Kind, language: Language): readonly string[] {
  const found = new Set<string>();
  for (const attribute of Object.values(kind.attributes)) {
    for (const source of sourcesIn(attribute.sources, language)) {
      if (isCompanion(source)) found.add(source.companion);
    }
  }
  return [...found];
}

export function isCompanion(source: Source): source is Exclude<Source, string> {
  return typeof source !== 'string';
}
