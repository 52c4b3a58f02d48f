import {
  isPropertyList,
  isPropertyMap,
  type Property,
  type PropertyMap,
  referencesOf,
  Unresolved,
} from '../../architecture/property.ts';
import { type Call, type IntrinsicFunction, openCall } from './call.ts';
import { textOf } from './open-text.ts';
import { splitPlaceholders } from './placeholders.ts';
import { attributeOf, referred } from './reference-functions.ts';

function substitute(call: Call): Property {
  const { argument, scope, evaluator } = call;
  const [template, given] = argument.type === 'list' ? argument.items : [argument];
  if (template?.type !== 'scalar' || template.tag !== undefined)
    return openCall(call, 'Fn::Sub takes a text');
  const variables = given === undefined ? undefined : evaluator.evaluate(given, scope)?.value;
  const named: PropertyMap = variables !== undefined && isPropertyMap(variables) ? variables : new Map();
  const parts = splitPlaceholders(String(template.value ?? '')).map((part): Property => {
    if ('literal' in part) return { value: part.literal, location: call.location };
    return named.get(part.name) ?? valueOf(part.name, call);
  });
  return bounded(call, parts);
}

function valueOf(name: string, call: Call): Property {
  const dot = name.indexOf('.');
  const isWhole = dot < 0 || call.evaluator.template.generatedIds.has(name);
  const value = isWhole ? referred(name, call) : attributeOf(name.slice(0, dot), name.slice(dot + 1), call);
  return value ?? { value: '', location: call.location };
}

function bounded(call: Call, parts: readonly Property[]): Property {
  let characters = 0;
  for (const { value } of parts) characters += typeof value === 'string' ? value.length : 8;
  if (!call.evaluator.spend({ values: parts.length, characters }))
    return openCall(call, 'the template makes too much text');
  return textOf(parts, call.location);
}

function join(call: Call): Property {
  const { argument, scope, evaluator, location } = call;
  const [delimiterNode, listNode] = argument.type === 'list' ? argument.items : [];
  if (delimiterNode === undefined || listNode === undefined)
    return openCall(call, 'Fn::Join takes a delimiter and a list');
  const delimiter = evaluator.evaluate(delimiterNode, scope);
  const list = evaluator.evaluate(listNode, scope);
  if (typeof delimiter?.value !== 'string') return openCall(call, 'the delimiter of Fn::Join is open');
  if (list === undefined || !isPropertyList(list.value)) {
    const reason = list?.value instanceof Unresolved ? list.value.reason : 'Fn::Join takes a list';
    return openCall(call, reason, { references: list === undefined ? [] : referencesOf(list), text: '${…}' });
  }
  const between = { value: delimiter.value, location };
  return bounded(
    call,
    list.value.flatMap((item, i) => (i === 0 ? [item] : [between, item])),
  );
}

function split(call: Call): Property {
  const { argument, scope, evaluator, location } = call;
  const [delimiter, source] =
    argument.type === 'list' ? argument.items.map((item) => evaluator.evaluate(item, scope)) : [];
  if (source?.value instanceof Unresolved) {
    return openCall(call, source.value.reason, { references: source.value.references });
  }
  if (
    typeof delimiter?.value !== 'string' ||
    delimiter.value === '' ||
    source === undefined ||
    typeof source.value === 'object'
  ) {
    return openCall(call, 'Fn::Split takes a delimiter and a text');
  }
  const items = String(source.value).split(delimiter.value);
  if (!evaluator.spend({ values: items.length })) return openCall(call, 'the template makes too many values');
  return { value: items.map((value) => ({ value, location })), location };
}

/** User data and the like. The text stays as its author wrote it, as in Terraform's `user_data`; checks read it so. */
function base64(call: Call): Property | undefined {
  return call.evaluator.evaluate(call.argument, call.scope);
}

function toJsonText(call: Call): Property {
  const { location } = call;
  const document = call.evaluator.evaluate(call.argument, call.scope);
  if (document === undefined) return openCall(call, 'Fn::ToJsonString takes a list or a map');
  const open: Unresolved[] = [];
  const text = JSON.stringify(plain(document, open));
  if (!call.evaluator.spend({ characters: text.length }))
    return openCall(call, 'the template makes too much text');
  const [first] = open;
  if (first === undefined) return { value: text, location };
  return openCall(call, first.reason, { references: referencesOf(document), text, document });
}

function plain({ value }: Property, open: Unresolved[]): unknown {
  if (value instanceof Unresolved) {
    open.push(value);
    return value.text ?? '${…}';
  }
  if (isPropertyList(value)) return value.map((item) => plain(item, open));
  if (!isPropertyMap(value)) return value;
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of value) object[key] = plain(item, open);
  return object;
}

export const TEXT_FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  Sub: substitute,
  Join: join,
  Split: split,
  Base64: base64,
  ToJsonString: toJsonText,
};
