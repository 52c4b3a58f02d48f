import { type Property, Unresolved } from '../../architecture/property.ts';
import type { SourceLocation } from '../../architecture/source-location.ts';
import { type DocumentNode, valueAt } from '../../document/document.ts';
import { placeOf } from './place.ts';
import { allowedByRule } from './rules.ts';

/** A parameter of a template as far as its value is known. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly value: Property;
  /** The only values it can take, where the template lists them and does not settle on one. */
  readonly allowed: readonly string[] | undefined;
}

/** A value that a parent template passes down. */
export interface PassedParameter {
  readonly value: Property;
  /** What the parent allows, where it passes a parameter of its own that is open. */
  readonly allowed: readonly string[] | undefined;
}

export interface GivenParameters {
  /** As the command line, a file or the stack of a CDK app states them. */
  readonly texts: ReadonlyMap<string, string>;
  readonly passed: ReadonlyMap<string, PassedParameter>;
}

interface Place {
  readonly file: string;
  /** Stands before names in texts with open parts, e.g. `Network.`. */
  readonly prefix: string;
}

/** The parameters of a template, with given values before defaults. */
export function parametersIn(
  root: DocumentNode,
  { texts, passed }: GivenParameters,
  place: Place,
): ReadonlyMap<string, Parameter> {
  const section = valueAt(root, 'Parameters');
  const rules = valueAt(root, 'Rules');
  const parameters = new Map<string, Parameter>();
  for (const { key, value: node } of section?.type === 'map' ? section.entries : []) {
    const type = textIn(valueAt(node, 'Type')) ?? 'String';
    const listed = textsIn(valueAt(node, 'AllowedValues')) ?? textsIn(allowedByRule(rules, key));
    const allowed = isOneText(type) ? listed : undefined;
    const handed = passed.get(key);
    const parameter: Parameter =
      handed === undefined
        ? stated({ name: key, type, node, allowed, text: texts.get(key) }, place)
        : { name: key, type, ...received(type, handed, allowed) };
    parameters.set(key, parameter);
  }
  return parameters;
}

interface Statement {
  readonly name: string;
  readonly type: string;
  readonly node: DocumentNode;
  readonly allowed: readonly string[] | undefined;
  readonly text: string | undefined;
}

function stated({ name, type, node, allowed, text: given }: Statement, { file, prefix }: Place): Parameter {
  const fallback = valueAt(node, 'Default');
  const text = given ?? textIn(fallback);
  const location = placeOf(given === undefined ? (fallback ?? node) : node, file);
  if (text !== undefined)
    return { name, type, value: typedValue({ name, type }, text, location), allowed: undefined };
  const [only] = allowed ?? [];
  if (only !== undefined && allowed?.length === 1) {
    return { name, type, value: typedValue({ name, type }, only, location), allowed: undefined };
  }
  const open = new Unresolved(`parameter "${name}" has no default`, { text: `\${${prefix}${name}}` });
  return { name, type, value: { value: open, location }, allowed };
}

/** What a parent passes, in the child's type. */
function received(
  type: string,
  { value, allowed: allowedAbove }: PassedParameter,
  allowed: readonly string[] | undefined,
): Pick<Parameter, 'value' | 'allowed'> {
  if (value.value instanceof Unresolved) {
    const above = isOneText(type) ? allowedAbove : undefined;
    const choice = allowed?.filter((item) => above?.includes(item) ?? true) ?? above;
    return { value: isListType(type) ? openList(type, value, value.value) : value, allowed: choice };
  }
  const { references } = value;
  if (typeof value.value === 'object' && value.value !== null) return { value, allowed: undefined };
  const typed = isListType(type)
    ? listOf(type, String(value.value ?? ''), value.location)
    : { value: scalar(type, String(value.value ?? '')), location: value.location };
  return { value: references === undefined ? typed : { ...typed, references }, allowed: undefined };
}

/** `${A},${B}` as a list of two open values, each with the resource it names. */
function openList(type: string, property: Property, { reason, references, text }: Unresolved): Property {
  if (text === undefined || text.includes('${…}')) return property;
  const { location } = property;
  const items = text.split(',').map((item): Property => {
    const part = item.trim();
    if (!part.includes('${')) return { value: scalar(type, part), location };
    const own = references.filter(
      ({ address, attribute }) =>
        part.includes(`\${${address}}`) ||
        (attribute !== undefined && part.includes(`\${${address}.${attribute}}`)),
    );
    return {
      value: new Unresolved(reason, { references: own.length === 0 ? references : own, text: part }),
      location,
    };
  });
  // one open text may be any number of items
  return items.length === 1 ? property : { value: items, location };
}

/** The value of a parameter in its type, from its text. */
export function typedValue(
  { name, type }: Pick<Parameter, 'name' | 'type'>,
  text: string,
  location: SourceLocation,
): Property {
  if (type.startsWith('AWS::SSM::Parameter::Value<')) {
    const open = new Unresolved(
      `parameter "${name}" is read from the SSM parameter "${text}" when deployed`,
      {
        text: `\${${name}}`,
      },
    );
    return { value: open, location };
  }
  return isListType(type) ? listOf(type, text, location) : { value: scalar(type, text), location };
}

/** Whether the text of the parameter is its value; of a list, each item may be any of the allowed values. */
function isOneText(type: string): boolean {
  return !isListType(type) && !type.startsWith('AWS::SSM::Parameter::Value<');
}

function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function listOf(type: string, text: string, location: SourceLocation): Property {
  const items = text === '' ? [] : text.split(',');
  return { value: items.map((item) => ({ value: scalar(type, item.trim()), location })), location };
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

function textsIn(node: DocumentNode | undefined): readonly string[] | undefined {
  if (node?.type !== 'list') return undefined;
  const values = node.items.map(textIn);
  return values.every((value) => value !== undefined) ? [...new Set(values)] : undefined;
}
