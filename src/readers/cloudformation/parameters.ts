import { type Property, Unresolved } from '../../architecture/property.ts';
import type { SourceLocation } from '../../architecture/source-location.ts';
import { type DocumentNode, valueAt } from '../../document/document.ts';
import { placeOf } from './place.ts';

/** A parameter of a template as far as its value is known. */
export interface Parameter {
  readonly name: string;
  readonly value: Property;
  /** The only values it can take, where the template lists them and does not settle on one. */
  readonly allowed: readonly string[] | undefined;
}

/** The parameters of a template, with given values before defaults. */
export function parametersIn(
  section: DocumentNode | undefined,
  given: ReadonlyMap<string, string>,
  file: string,
): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const { key, value } of section?.type === 'map' ? section.entries : []) {
    parameters.set(key, parameter(key, value, given.get(key), file));
  }
  return parameters;
}

function parameter(name: string, node: DocumentNode, given: string | undefined, file: string): Parameter {
  const type = textIn(valueAt(node, 'Type')) ?? 'String';
  const fallback = valueAt(node, 'Default');
  const text = given ?? textIn(fallback);
  const location = placeOf(given === undefined ? (fallback ?? node) : node, file);
  if (text !== undefined) return { name, value: typed(name, type, text, location), allowed: undefined };
  const allowed = allowedIn(valueAt(node, 'AllowedValues'));
  const [only] = allowed ?? [];
  if (only !== undefined && allowed?.length === 1) {
    return { name, value: typed(name, type, only, location), allowed: undefined };
  }
  const open = new Unresolved(`parameter "${name}" has no default`, { text: `\${${name}}` });
  return { name, value: { value: open, location }, allowed };
}

function typed(name: string, type: string, text: string, location: SourceLocation): Property {
  if (type.startsWith('AWS::SSM::Parameter::Value<')) {
    const open = new Unresolved(
      `parameter "${name}" is read from the SSM parameter "${text}" when deployed`,
      {
        text: `\${${name}}`,
      },
    );
    return { value: open, location };
  }
  if (type === 'CommaDelimitedList' || type.startsWith('List<')) {
    const items = text === '' ? [] : text.split(',');
    return { value: items.map((item) => ({ value: scalar(type, item.trim()), location })), location };
  }
  return { value: scalar(type, text), location };
}

function scalar(type: string, text: string): string | number {
  if ((type !== 'Number' && type !== 'List<Number>') || text.trim() === '') return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

function textIn(node: DocumentNode | undefined): string | undefined {
  return node?.type === 'scalar' && node.tag === undefined && node.value !== null
    ? String(node.value)
    : undefined;
}

function allowedIn(node: DocumentNode | undefined): readonly string[] | undefined {
  if (node?.type !== 'list') return undefined;
  const values = node.items.map(textIn);
  return values.every((value) => value !== undefined) ? [...new Set(values)] : undefined;
}
