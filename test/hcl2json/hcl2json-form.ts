import type { Body, Expression, TemplatePart } from '../../src/readers/terraform/syntax/ast.ts';

/** JSON as `hcl2json` writes it: an independent parser's view of the same text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A body in the form of `hcl2json`: blocks as lists below their labels, expressions as their source in `${…}`. */
export function hcl2jsonForm(body: Body, text: string): Json {
  const form = new Map<string, Json>();
  for (const { name, expression } of body.attributes) form.set(name, formOf(expression, text));
  for (const block of body.blocks) {
    let level = form;
    let key = block.type;
    for (const label of block.labels) {
      const below = level.get(key) instanceof Map ? level.get(key) : new Map<string, Json>();
      level.set(key, below as unknown as Json);
      level = below as unknown as Map<string, Json>;
      key = label;
    }
    const repeated = level.get(key);
    const blocks = Array.isArray(repeated) ? repeated : [];
    level.set(key, [...blocks, hcl2jsonForm(block.body, text)]);
  }
  return plain(form);
}

function plain(form: ReadonlyMap<string, Json>): Json {
  return Object.fromEntries(
    [...form].map(([key, value]) => [
      key,
      value instanceof Map ? plain(value as ReadonlyMap<string, Json>) : value,
    ]),
  );
}

function formOf(expression: Expression, text: string): Json {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? escaped(expression.value) : expression.value;
    case 'template':
      return expression.parts.map((part) => partForm(part, text)).join('');
    case 'tuple':
      return expression.items.map((item) => formOf(item, text));
    case 'object':
      return Object.fromEntries(
        expression.items.map(({ key, value }) => [keyForm(key, text), formOf(value, text)]),
      );
    case 'unary': {
      const { operand, operator } = expression;
      if (operand.kind !== 'literal') return sourceForm(expression, text);
      return operator === '-' ? -Number(operand.value) : operand.value !== true;
    }
    default:
      return sourceForm(expression, text);
  }
}

function keyForm(key: Expression, text: string): string {
  if (key.kind === 'attribute' && key.source.kind === 'name') return text.slice(key.start, key.end);
  const form = formOf(key, text);
  return typeof form === 'string' ? form : String(form);
}

function sourceForm({ start, end }: Expression, text: string): string {
  return `\${${text.slice(start, end)}}`;
}

function partForm(part: TemplatePart, text: string): string {
  const all = (parts: readonly TemplatePart[]) => parts.map((inner) => partForm(inner, text)).join('');
  switch (part.kind) {
    case 'text':
      return escaped(part.value);
    case 'interpolation':
      return insideTemplate(part.expression, text);
    case 'if':
      return `%{if ${text.slice(part.condition.start, part.condition.end)}}${all(part.then)}${elseForm(all(part.otherwise))}%{endif}`;
    case 'for': {
      const variables = part.keyName === undefined ? part.valueName : `${part.keyName}, ${part.valueName}`;
      return `%{for ${variables} in ${text.slice(part.collection.start, part.collection.end)}}${all(part.body)}%{endfor}`;
    }
  }
}

/** Inside a template a condition is written as a directive there, and a template within it without its quotes. */
function insideTemplate(expression: Expression, text: string): string {
  switch (expression.kind) {
    case 'literal':
    case 'template':
      return String(formOf(expression, text));
    case 'conditional': {
      const { condition, then, otherwise } = expression;
      const test = text.slice(condition.start, condition.end);
      return `%{if ${test}}${insideTemplate(then, text)}${elseForm(insideTemplate(otherwise, text))}%{endif}`;
    }
    default:
      return sourceForm(expression, text);
  }
}

function elseForm(text: string): string {
  return text === '' ? '' : `%{else}${text}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[$%]\{/g, (sequence) => sequence.charAt(0) + sequence);
}

/** Where two forms differ: a path for each difference, with both sides. */
export function differences(ours: Json | undefined, theirs: Json | undefined, path = ''): readonly string[] {
  if (isObject(ours) && isObject(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].toSorted();
    return keys.flatMap((key) => differences(ours[key], theirs[key], `${path}/${key}`));
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    return ours.flatMap((item, index) => differences(item, theirs[index], `${path}/${index}`));
  }
  if (ours === theirs) return [];
  return [`${path}: ${JSON.stringify(ours)} here, ${JSON.stringify(theirs)} there`];
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Attributes, blocks and values of a form, to say how much was compared. */
export function sizeOf(form: Json): number {
  if (Array.isArray(form)) return form.reduce((sum: number, item: Json) => sum + sizeOf(item), 1);
  if (isObject(form)) return Object.values(form).reduce((sum: number, item) => sum + sizeOf(item), 1);
  return 1;
}
