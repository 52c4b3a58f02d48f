import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { FixValue } from '../checks/fix.ts';
import {
  fillEmpty,
  insertEntry,
  insertItem,
  keyOf,
  plainScalar,
  type WrittenDocument,
  writtenDocument,
} from './document-layout.ts';
import {
  allOf,
  type Edits,
  isListValue,
  isObjectValue,
  isSame,
  plainStep,
  Refusal,
  type Statement,
  type Step,
  whyKept,
} from './edit.ts';

/** A YAML or JSON text, open for edits. */
export interface EditableDocument extends WrittenDocument {
  readonly root: YAMLMap;
  /** Whether a text stands for something that is known elsewhere (`${…}` in Terraform's JSON). */
  readonly isOpenText?: (text: string) => boolean;
}

/** `whole`: the text that the given one is a part of, for its habits. */
export function openDocument(text: string, whole = text): EditableDocument | Refusal {
  let document: Document;
  try {
    document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent', keepSourceTokens: false });
  } catch (error) {
    return new Refusal(`the file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) return new Refusal('the file is not read without errors');
  return { ...writtenDocument(whole), text, root };
}

export function entryOf(map: Node | null | undefined, key: string): Pair<Node, Node | null> | undefined {
  if (!isMap(map)) return undefined;
  return (map.items as readonly Pair<Node, Node | null>[]).find((pair) => keyOf(pair) === key);
}

/** States something below a map of a document, and touches nothing else. `after`: the key that a new entry follows. */
export function editsInMap(
  document: EditableDocument,
  map: YAMLMap,
  statement: Statement,
  after?: string,
): Edits {
  const { steps, value } = statement;
  const shared = whyShared(map);
  if (shared !== undefined) return shared;
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (!isObjectValue(value)) return new Refusal('something else stands there', at(map));
    const parts = Object.entries(value);
    const absent = parts.filter(([name]) => entryOf(map, name) === undefined);
    const present = parts.filter(([name]) => entryOf(map, name) !== undefined);
    return allOf([
      ...present.map(([name, item]) =>
        editsInMap(document, map, { ...statement, steps: [plainStep(name)], value: item }),
      ),
      ...inOneEdit(absent.map(([name, item]) => insertEntry(document, map, name, item))),
    ]);
  }
  const pair = entryOf(map, step.name);
  if (pair === undefined) {
    if (statement.ifStated) return [];
    if (entryOf(map, '<<') !== undefined)
      return new Refusal('part of it comes from elsewhere by "<<"', at(map));
    return insertEntry(document, map, step.name, nestedValue(step, rest, value), after);
  }
  if (pair.value === null || isEmpty(pair.value))
    return fillEmpty(document, pair, nestedValue(step, rest, value));
  if (step.item !== undefined) return editsInItem(document, pair.value, step, { ...statement, steps: rest });
  return editsInValue(document, pair.value, { ...statement, steps: rest });
}

/** Insertions at one place, told as one, so that their order stays. */
function inOneEdit(parts: readonly Edits[]): readonly Edits[] {
  const all = allOf(parts);
  const [first] = all instanceof Refusal ? [] : all;
  if (all instanceof Refusal || first === undefined) return [all];
  if (all.some(({ start, end }) => start !== first.start || end !== first.start)) return [all];
  return [[{ ...first, text: all.map(({ text }) => text).join('') }]];
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.tag === undefined && node.anchor === undefined;
}

function nestedValue(step: Step, rest: readonly Step[], value: FixValue): FixValue {
  const [next, ...further] = rest;
  const inner = next === undefined ? value : { [next.name]: nestedValue(next, further, value) };
  if (step.item !== undefined && isObjectValue(inner))
    return [{ [step.item.key]: step.item.value, ...inner }];
  return step.isList ? [inner] : inner;
}

/** In the item of a list that has the key; in a new one where none has it. */
function editsInItem(document: EditableDocument, list: Node, step: Step, statement: Statement): Edits {
  const shared = whyShared(list);
  if (shared !== undefined) return shared;
  const { key = '', value: wanted } = step.item ?? {};
  if (!isSeq(list)) return new Refusal('what stands there is no list', at(list));
  const found = (list.items as readonly Node[]).find((item) => {
    const value = entryOf(item, key)?.value;
    return isScalar(value) && value.value === wanted;
  });
  if (found !== undefined) return editsInValue(document, found, statement);
  if (statement.ifStated) return [];
  const [item] = nestedValue(step, statement.steps, statement.value) as readonly FixValue[];
  return item === undefined ? [] : insertItem(document, list, item);
}

function editsInValue(document: EditableDocument, node: Node, statement: Statement): Edits {
  const shared = whyShared(node);
  if (shared !== undefined) return shared;
  const { steps, value } = statement;
  if (isSeq(node) && statement.adds && steps.length === 0) return added(document, node, statement);
  if (isSeq(node) && (steps.length > 0 || isObjectValue(value)))
    return allOf((node.items as readonly Node[]).map((item) => editsInValue(document, item, statement)));
  if (isMap(node) && (steps.length > 0 || isObjectValue(value))) return editsInMap(document, node, statement);
  if (steps.length > 0) return new Refusal('something else stands on the way', at(node));
  if (statement.adds) return added(document, node, statement);
  if (isSeq(node) && isListValue(value)) {
    const written = node.items.map((item) => (isScalar(item) && !whyShared(item) ? item.value : undefined));
    if (isSame(written, value)) return [];
    return new Refusal('the code gives another list', at(node));
  }
  if (!isScalar(node) || isListValue(value) || isObjectValue(value))
    return new Refusal('something else stands there', at(node));
  if (typeof node.value === 'string' && document.isOpenText?.(node.value))
    return statement.keeps
      ? []
      : new Refusal(`the value is ${node.value}`, { ...at(node), ...source(node.value) });
  return replaced(document, node, { ...statement, value });
}

function source(text: string): { readonly source?: string } {
  const [name] = /(?:var|local)\.[\w-]+/.exec(text) ?? [];
  return name === undefined ? {} : { source: name };
}

function replaced(
  document: EditableDocument,
  node: Scalar,
  statement: Statement & { readonly value: string | number | boolean },
): Edits {
  const { value } = statement;
  if (isSame(node.value, value)) return [];
  const why = whyKept(node.value, statement);
  if (why !== undefined) return why === 'keep' ? [] : new Refusal(why, at(node));
  const [start = 0, end = 0] = node.range ?? [];
  return [{ start, end, text: scalarLike(document, node, value) }];
}

/** A scalar in the quotation marks of the one that it takes the place of. */
function scalarLike({ isJson }: EditableDocument, node: Scalar, value: string | number | boolean): string {
  if (isJson) return JSON.stringify(typeof node.value === 'string' ? String(value) : value);
  if (node.type === 'QUOTE_DOUBLE') return JSON.stringify(String(value));
  if (node.type === 'QUOTE_SINGLE') return `'${String(value).replaceAll("'", "''")}'`;
  return plainScalar(value);
}

function added(document: EditableDocument, node: Node, { value }: Statement): Edits {
  if (!isSeq(node)) return new Refusal('what stands there is no list', at(node));
  const written = node.items.map((item) => (isScalar(item) ? item.value : undefined));
  const wanted = isListValue(value) ? value : [value];
  const missing = wanted.filter((item) => !written.some((one) => isSame(one, item)));
  return allOf(inOneEdit(missing.map((item) => insertItem(document, node, item))));
}

/** Why a node may not be changed: a function gives its value, or it is written elsewhere as well. */
function whyShared(node: Node): Refusal | undefined {
  if (isAlias(node)) return new Refusal(`the value is written elsewhere, as &${node.source}`, at(node));
  const { anchor } = node;
  if (anchor !== undefined) return new Refusal(`the value is used elsewhere, too, as *${anchor}`, at(node));
  if (node.tag?.startsWith('!') && !node.tag.startsWith('!!'))
    return new Refusal(`the value is ${node.tag}${isScalar(node) ? ` ${String(node.value)}` : ''}`, at(node));
  if (isMap(node)) {
    const call = (node.items as readonly Pair<Node, Node | null>[]).map(keyOf);
    const [name = ''] = call;
    if (call.length === 1 && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::')))
      return new Refusal(`the value is given by ${name}`, at(node));
  }
  return undefined;
}

function at(node: Node): { readonly offset: number } {
  return { offset: node.range?.[0] ?? 0 };
}
