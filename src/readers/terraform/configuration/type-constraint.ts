import type { Expression } from '../syntax/ast.ts';
import { ANY, type AttributeType, BOOL, NUMBER, STRING, type Type } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import { literalText } from './module-configuration.ts';

const PRIMITIVES = new Map<string, Type>([
  ['string', STRING],
  ['number', NUMBER],
  ['bool', BOOL],
  ['any', ANY],
  ['list', { kind: 'list', item: ANY }],
  ['set', { kind: 'set', item: ANY }],
  ['map', { kind: 'map', item: ANY }],
]);

/** What reading a type needs: expressions inside texts, and the values of defaults. */
export interface TypeReading {
  parse(text: string): Expression | undefined;
  evaluate(expression: Expression): Value;
}

/** The type that a `type` argument states; undefined where it cannot be read. */
export function typeConstraint(expression: Expression, reading: TypeReading, depth = 0): Type | undefined {
  if (depth > 100) return undefined;
  if (expression.kind === 'name') return PRIMITIVES.get(expression.name);
  if (expression.kind === 'call') return constructed(expression, reading, depth);
  if (expression.kind === 'parentheses') return typeConstraint(expression.inner, reading, depth + 1);
  // JSON syntax, and Terraform 0.11, write the type as a text.
  const text = literalText(expression);
  const inner = text === undefined ? undefined : reading.parse(text);
  return inner && literalText(inner) === undefined ? typeConstraint(inner, reading, depth + 1) : undefined;
}

function constructed(
  { name, arguments: given }: Extract<Expression, { kind: 'call' }>,
  reading: TypeReading,
  depth: number,
): Type | undefined {
  const [first] = given;
  if (first === undefined) return undefined;
  if (name === 'list' || name === 'set' || name === 'map') {
    const item = typeConstraint(first, reading, depth + 1);
    return item && { kind: name, item };
  }
  if (name === 'tuple' && first.kind === 'tuple') {
    const items = first.items.map((item) => typeConstraint(item, reading, depth + 1));
    return items.every((item) => item !== undefined) ? { kind: 'tuple', items } : undefined;
  }
  return name === 'object' && first.kind === 'object' ? objectType(first, reading, depth) : undefined;
}

function objectType(
  { items }: Extract<Expression, { kind: 'object' }>,
  reading: TypeReading,
  depth: number,
): Type | undefined {
  const attributes = new Map<string, AttributeType>();
  for (const { key, value } of items) {
    const name = key.kind === 'name' ? key.name : literalText(key);
    const attribute = attributeType(value, reading, depth);
    if (name === undefined || attribute === undefined) return undefined;
    attributes.set(name, attribute);
  }
  return { kind: 'object', attributes };
}

function attributeType(value: Expression, reading: TypeReading, depth: number): AttributeType | undefined {
  const isOptional = value.kind === 'call' && value.name === 'optional';
  const stated = isOptional ? value.arguments[0] : value;
  const type = stated && typeConstraint(stated, reading, depth + 1);
  if (type === undefined) return undefined;
  if (!isOptional) return { type, optional: false };
  const given = value.arguments[1];
  return given === undefined
    ? { type, optional: true }
    : { type, optional: true, default: reading.evaluate(given) };
}
