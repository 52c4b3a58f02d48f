import { isPropertyList, isPropertyMap, type Property, propertyFromJson, Unresolved } from './property.ts';

/**
 * All properties at a dotted path. Lists on the way are walked through, so a Terraform block and a list of blocks read
 * alike; JSON text is entered as if it were written out. An unresolved value on the way stands for what lies below it.
 * `null` is absent, as in both languages.
 */
export function propertiesAt(root: Property, path: string): readonly Property[] {
  let current: readonly Property[] = [root];
  for (const segment of path === '' ? [] : path.split('.')) {
    current = current.flatMap((property) => stepInto(property, segment));
  }
  return current.flatMap((property) => (property.value === null ? [] : [property]));
}

function stepInto(property: Property, segment: string): readonly Property[] {
  const { value } = property;
  if (isPropertyList(value)) return value.flatMap((item) => stepInto(item, segment));
  if (isPropertyMap(value)) {
    const child = value.get(segment);
    return child === undefined ? [] : [child];
  }
  if (value instanceof Unresolved) return value.document ? stepInto(value.document, segment) : [property];
  const document = jsonDocument(property);
  return document ? stepInto(document, segment) : [];
}

/** The document inside JSON text, every part at the place of the text; undefined where the text is not JSON. */
export function jsonDocument(property: Property): Property | undefined {
  const { value } = property;
  if (value instanceof Unresolved) return value.document;
  if (typeof value !== 'string') return isPropertyMap(value) || isPropertyList(value) ? property : undefined;
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return propertyFromJson(JSON.parse(value), property.location);
  } catch {
    return undefined;
  }
}
