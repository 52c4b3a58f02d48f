import type { SourceLocation } from './source-location.ts';

export type Scalar = string | number | boolean | null;

/**
 * A mention of another resource: `address` is a Terraform address (with or without instance key) or a logical id,
 * `attribute` the part of it that is used, e.g. `arn`.
 */
export interface Reference {
  readonly address: string;
  readonly attribute?: string;
}

/** A value that the code leaves to deployment, to a missing input or to another system. */
export class Unresolved {
  /** For a reader of the report: why the value is not known, e.g. "variable \"env\" has no value". */
  readonly reason: string;
  /** The resources the value comes from, where it comes from resources. */
  readonly references: readonly Reference[];
  /** What is known of a text: its literal parts, with `${…}` for each open part. */
  readonly text: string | undefined;
  /** For JSON text with open parts (`jsonencode`, policy documents): the document before it became text. */
  readonly document: Property | undefined;

  constructor(
    reason: string,
    known: {
      references?: readonly Reference[] | undefined;
      text?: string | undefined;
      document?: Property | undefined;
    } = {},
  ) {
    this.reason = reason;
    this.references = known.references ?? [];
    this.text = known.text;
    this.document = known.document;
  }
}

export type PropertyMap = ReadonlyMap<string, Property>;

/**
 * A value as the code states it, evaluated as far as the code allows, with its place.
 * Terraform blocks are lists of maps, as in `terraform show -json`; JSON-valued strings stay strings.
 */
export interface Property {
  readonly value: Scalar | readonly Property[] | PropertyMap | Unresolved;
  readonly location: SourceLocation;
  /** Resources mentioned on the way to a value that is known all the same, e.g. `aws_s3_bucket.logs.bucket`. */
  readonly references?: readonly Reference[];
}

export function isPropertyMap(value: Property['value']): value is PropertyMap {
  return value instanceof Map;
}

export function isPropertyList(value: Property['value']): value is readonly Property[] {
  return Array.isArray(value);
}

/** Every resource that a property mentions, at any depth. */
export function referencesOf(property: Property): readonly Reference[] {
  const found: Reference[] = [...(property.references ?? [])];
  const { value } = property;
  if (value instanceof Unresolved) {
    found.push(...value.references);
    if (value.document) found.push(...referencesOf(value.document));
  } else if (isPropertyList(value)) {
    for (const item of value) found.push(...referencesOf(item));
  } else if (isPropertyMap(value)) {
    for (const item of value.values()) found.push(...referencesOf(item));
  }
  return found;
}

/** A property from plain JSON data, every part at the one location. */
export function propertyFromJson(data: unknown, location: SourceLocation): Property {
  if (Array.isArray(data)) {
    return { value: data.map((item) => propertyFromJson(item, location)), location };
  }
  if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data).map(
      ([key, item]) => [key, propertyFromJson(item, location)] as const,
    );
    return { value: new Map(entries), location };
  }
  return { value: data as Scalar, location };
}
