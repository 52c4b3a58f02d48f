import { type Property, propertyFromJson, type Reference, Unresolved } from '../../architecture/property.ts';
import type { SourceLocation } from '../../architecture/source-location.ts';

/** Longest text a template may build; CloudFormation's own limit for a whole template is 1 MB. */
export const LONGEST_TEXT = 1024 * 1024;

/** Parts put together to one text. Parts that are open make the text open, with `${…}` in their place. */
export function textOf(parts: readonly Property[], location: SourceLocation): Property {
  const known = parts.map(({ value }) => shown(value));
  if (known.reduce((sum, part) => sum + part.length, 0) > LONGEST_TEXT) {
    return { value: new Unresolved('the text grows beyond 1 MB'), location };
  }
  const text = known.join('');
  const references = parts.flatMap(referencesIn);
  const open = parts.find(({ value }) => isOpen(value))?.value;
  if (open !== undefined) return { value: openText(reasonOf(open), text, references, location), location };
  const value = byReference(text) ?? text;
  return references.length === 0 ? { value, location } : { value, location, references };
}

function referencesIn({ value, references = [] }: Property): readonly Reference[] {
  return value instanceof Unresolved ? [...references, ...value.references] : references;
}

function isOpen(value: Property['value']): boolean {
  return typeof value === 'object' && value !== null;
}

function reasonOf(value: Property['value']): string {
  return value instanceof Unresolved ? value.reason : 'a list or map stands where text is expected';
}

function shown(value: Property['value']): string {
  if (value instanceof Unresolved) return value.text ?? '${…}';
  if (value === null) return '';
  return typeof value === 'object' ? '${…}' : String(value);
}

function openText(
  reason: string,
  text: string,
  references: readonly Reference[],
  location: SourceLocation,
): Unresolved {
  const dynamic = byReference(text);
  return new Unresolved(dynamic?.reason ?? reason, {
    references,
    text,
    document: documentIn(text, reason, location),
  });
}

/** The open value of a text with `{{resolve:…}}` in it; undefined for any other text. */
export function byReference(text: string): Unresolved | undefined {
  const start = text.indexOf('{{resolve:');
  if (start < 0) return undefined;
  const service = text.slice(start + 10, text.indexOf(':', start + 10));
  const what = service === 'ssm' ? 'a parameter by reference' : 'a secret by reference';
  return new Unresolved(`${what}, read when deployed`, { text });
}

/** The open value of a text with a variable of the Serverless Framework in it, which puts templates together; undefined for any other text. */
export function byServerlessVariable(text: string): Unresolved | undefined {
  if (!/\$\{(?:self|opt|env|file|sls|param|cf|ssm|s3|custom)[:(]/.test(text)) return undefined;
  return new Unresolved('the Serverless Framework puts the value in when packaging', { text });
}

/** JSON text with placeholders inside its strings, as the document it will be. */
function documentIn(text: string, reason: string, location: SourceLocation): Property | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return opened(propertyFromJson(JSON.parse(text), location), reason, 0);
  } catch {
    return undefined;
  }
}

function opened(property: Property, reason: string, depth: number): Property {
  if (depth > 100) throw new RangeError('nested too deeply');
  const { value, location } = property;
  if (typeof value === 'string' && value.includes('${')) {
    return { value: new Unresolved(reason, { text: value }), location };
  }
  if (Array.isArray(value)) return { value: value.map((item) => opened(item, reason, depth + 1)), location };
  if (value instanceof Map) {
    return {
      value: new Map([...value].map(([key, item]) => [key, opened(item, reason, depth + 1)])),
      location,
    };
  }
  return property;
}
