import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { FixValue } from '../checks/fix.ts';
import {
  type Edits,
  endOfLine,
  indentationAt,
  isListValue,
  isObjectValue,
  lineEnding,
  Refusal,
  startOfLine,
} from './edit.ts';

/** A text with the habits of whoever wrote it. */
export interface WrittenDocument {
  readonly text: string;
  readonly isJson: boolean;
  /** One level of indentation. */
  readonly unit: string;
}

export function writtenDocument(text: string): WrittenDocument {
  const isJson = /^\ufeff?\s*\{/.test(text);
  const unit = isJson ? /\n([ \t]+)"/.exec(text)?.[1] : /\n( +)[^\s#-]/.exec(text)?.[1];
  return { text, isJson, unit: unit === undefined || unit.length > 8 ? '  ' : unit };
}

/** A new entry behind the last one of a map, or behind the entry with the given key. */
export function insertEntry(
  document: WrittenDocument,
  map: YAMLMap,
  key: string,
  value: FixValue,
  after?: string,
): Edits {
  const { text } = document;
  const pairs = map.items as readonly Pair<Node, Node | null>[];
  const pair = pairs.find((one) => keyOf(one) === after) ?? pairs.at(-1);
  if (map.flow)
    return insertIntoFlow(document, map, pair, (indent) => flowEntry(document, key, value, indent));
  if (pair === undefined) return new Refusal('the map is empty', { offset: map.range?.[0] ?? 0 });
  const column = indentationOf(text, pairs[0]?.key);
  const end = endOfPair(text, pair);
  if (end === undefined) return new Refusal('a text block of open length stands before the place');
  const newline = lineEnding(text);
  const lines = blockEntry(key, value, column, document.unit);
  return [{ start: end, end, text: lines.map((line) => newline + line).join('') }];
}

/** The first entry of a key that has no value yet (`Properties:`). */
export function fillEmpty(document: WrittenDocument, pair: Pair<Node, Node | null>, value: FixValue): Edits {
  const { text } = document;
  const start = pair.key.range?.[0];
  const keyEnd = pair.key.range?.[1];
  if (start === undefined || keyEnd === undefined || document.isJson) return new Refusal('the value is null');
  const column = indentationOf(text, pair.key);
  const end = endOfLine(text, keyEnd);
  const newline = lineEnding(text);
  const lines = blockLines(value, column + document.unit, document.unit);
  return [{ start: end, end, text: lines.map((line) => newline + line).join('') }];
}

export function insertItem(document: WrittenDocument, list: YAMLSeq, value: FixValue): Edits {
  const { text } = document;
  const items = list.items as readonly Node[];
  const last = items.at(-1);
  if (list.flow) {
    const inserted = (indent: string) => flowValue(document, value, indent);
    return insertIntoFlow(document, list, last, inserted);
  }
  const end = last === undefined ? undefined : endOfNode(text, last);
  if (end === undefined) return new Refusal('the list is empty');
  const dash = text.lastIndexOf('-', (items[0]?.range?.[0] ?? 0) - 1);
  const column = text.slice(startOfLine(text, dash), dash);
  if (column.trim() !== '') return new Refusal('the list is nested in a way that cannot be added to');
  const at = endOfLine(text, end);
  const lines = blockLines([value], column, document.unit);
  return [{ start: at, end: at, text: lines.map((line) => lineEnding(text) + line).join('') }];
}

function insertIntoFlow(
  document: WrittenDocument,
  collection: YAMLMap | YAMLSeq,
  last: Node | Pair<Node, Node | null> | undefined,
  written: (indent: string) => string,
): Edits {
  const { text } = document;
  const [start = 0, end = 0] = collection.range ?? [];
  const newline = lineEnding(text);
  const outer = indentationAt(text, start);
  const inner = outer + document.unit;
  const [opening, closing] = isMap(collection) ? ['{', '}'] : ['[', ']'];
  if (last === undefined) {
    const isWide = document.isJson && text.includes('\n');
    const content = isWide ? `${newline}${inner}${written(inner)}${newline}${outer}` : written('');
    return [{ start, end, text: `${opening}${content}${closing}` }];
  }
  const isWide = text.slice(start, end).includes('\n');
  const lastEnd = 'key' in last ? (last.value ?? last.key).range?.[1] : last.range?.[1];
  if (lastEnd === undefined) return new Refusal('the place cannot be found');
  const first = (collection.items[0] as { readonly key?: Node }).key ?? (collection.items[0] as Node);
  const indent = isWide ? indentationAt(text, first.range?.[0] ?? start) : '';
  const gap = isWide ? newline + indent : ' ';
  return [{ start: lastEnd, end: lastEnd, text: `,${gap}${written(indent)}` }];
}

function flowEntry(document: WrittenDocument, key: string, value: FixValue, indent: string): string {
  return `${document.isJson ? JSON.stringify(key) : key}: ${flowValue(document, value, indent)}`;
}

function flowValue(document: WrittenDocument, value: FixValue, indent: string): string {
  const { isJson, unit, text } = document;
  if (!isListValue(value) && !isObjectValue(value))
    return isJson ? JSON.stringify(value) : plainScalar(value);
  const isWide = isJson && text.includes('\n');
  const inner = indent + unit;
  const parts = isListValue(value)
    ? value.map((item) => flowValue(document, item, inner))
    : Object.entries(value).map(([key, item]) => flowEntry(document, key, item, inner));
  const [opening, closing] = isListValue(value) ? ['[', ']'] : ['{', '}'];
  if (!isWide) return `${opening}${parts.join(', ')}${closing}`;
  const newline = lineEnding(text);
  return `${opening}${newline}${parts.map((part) => inner + part).join(`,${newline}`)}${newline}${indent}${closing}`;
}

function blockEntry(key: string, value: FixValue, indent: string, unit: string): readonly string[] {
  if (!isListValue(value) && !isObjectValue(value)) return [`${indent}${key}: ${plainScalar(value)}`];
  return [`${indent}${key}:`, ...blockLines(value, indent + unit, unit)];
}

function blockLines(value: FixValue, indent: string, unit: string): readonly string[] {
  if (isObjectValue(value))
    return Object.entries(value).flatMap(([key, item]) => blockEntry(key, item, indent, unit));
  if (!isListValue(value)) return [`${indent}${plainScalar(value)}`];
  return value.flatMap((item) => {
    const [first = '', ...rest] = blockLines(item, `${indent}  `, unit);
    return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
  });
}

const PLAIN = /^[A-Za-z/][\w/.-]*(?: [\w/.-]+)*$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

export function plainScalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && !WORDS.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

export function keyOf(pair: Pair<Node, Node | null>): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

/** What stands on the line before the key, as spaces: also behind the dash of a list. */
function indentationOf(text: string, key: Node | undefined): string {
  const start = key?.range?.[0] ?? 0;
  return text.slice(startOfLine(text, start), start).replaceAll(/[^\t]/g, ' ');
}

function endOfPair(text: string, pair: Pair<Node, Node | null>): number | undefined {
  const { value } = pair;
  const range = value?.range;
  if (value === null || value === undefined || range === null || range === undefined || range[0] === range[1])
    return endOfLine(text, pair.key.range?.[1] ?? 0);
  const end = endOfNode(text, value);
  return end === undefined ? undefined : endOfLine(text, end);
}

/** Where the last thing that is written in a node ends. */
function endOfNode(text: string, node: Node): number | undefined {
  const end = node.range?.[1];
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1) as Pair<Node, Node | null> | undefined;
    return last === undefined ? end : endOfPair(text, last);
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1) as Node | undefined;
    return last === undefined ? end : endOfNode(text, last);
  }
  if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    const [start = 0, stop = 0] = node.range ?? [];
    if (endOfLine(text, start) > start && /^\S*\+/.test(text.slice(start))) return undefined;
    return start + text.slice(start, stop).trimEnd().length;
  }
  return end;
}
