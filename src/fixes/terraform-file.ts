import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Companion } from '../architecture/index.ts';
import type { FixValue } from '../checks/fix.ts';
import { parseHcl } from '../readers/terraform/syntax/parse-hcl.ts';
import type { Block } from '../readers/terraform/syntax/ast.ts';
import { type EditableDocument, editsInMap, entryOf, openDocument } from './document-editor.ts';
import { insertEntry } from './document-layout.ts';
import {
  type Edits,
  endOfLine,
  indentationAt,
  lineEnding,
  Refusal,
  type Statement,
  type Step,
} from './edit.ts';
import { editsInBlock } from './hcl-editor.ts';
import { blockLines, type HclValue, nested } from './hcl-text.ts';

/** Type and name of a resource block. */
export interface BlockName {
  readonly type: string;
  readonly name: string;
}

/** A resource to be written behind the one that it speaks of. */
export interface NewCompanion {
  readonly companion: Companion;
  readonly steps: readonly Step[];
  readonly value: FixValue;
  /** The attribute by which the owner is named. */
  readonly by: string;
}

export function isTerraformFile(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path);
}

/** The block that an address means: `module.a.aws_s3_bucket.logs["eu"]` → `aws_s3_bucket`, `logs`. */
export function blockNameOf(address: string, type: string): BlockName | undefined {
  const start = address.lastIndexOf(`${type}.`);
  const [name] = /^[\w-]+/.exec(address.slice(start + type.length + 1)) ?? [];
  return start < 0 || name === undefined ? undefined : { type, name };
}

export function terraformEdits(path: string, text: string, name: BlockName, statement: Statement): Edits {
  if (path.endsWith('.json')) {
    const found = jsonResource(text, name);
    return found instanceof Refusal ? found : editsInMap(found.document, found.map, statement);
  }
  const block = resourceBlock(path, text, name);
  return block instanceof Refusal ? block : editsInBlock(text, block, statement);
}

/** Whether the text has a resource of this type and name. */
export function hasResource(path: string, text: string, name: BlockName): boolean {
  const found = path.endsWith('.json') ? jsonResource(text, name) : resourceBlock(path, text, name);
  return !(found instanceof Refusal);
}

export function companionEdits(path: string, text: string, owner: BlockName, made: NewCompanion): Edits {
  if (path.endsWith('.json')) return jsonCompanion(text, owner, made);
  const block = resourceBlock(path, text, owner);
  if (block instanceof Refusal) return block;
  const newline = lineEnding(text);
  const end = endOfLine(text, block.span.end);
  const header = `resource "${made.companion.companion}" "${owner.name}"`;
  const values = companionValues(owner, repetitionOf(block), made);
  const indent = indentationAt(text, block.span.start);
  const lines = blockLines(header, values, indent, '  ');
  return [{ start: end, end, text: `${newline}${newline}${lines.join(newline)}` }];
}

function resourceBlock(path: string, text: string, { type, name }: BlockName): Block | Refusal {
  const { body, problems } = parseHcl(path, text);
  if (problems.length > 0) return new Refusal('the file is not read without errors');
  const found = body.blocks.filter(
    (block) => block.type === 'resource' && block.labels[0] === type && block.labels[1] === name,
  );
  const [block] = found;
  if (block === undefined || found.length > 1)
    return new Refusal(`the file has ${found.length === 0 ? 'no' : 'several'} ${type}.${name}`);
  return block;
}

type Repetition = 'count' | 'for_each' | undefined;

function repetitionOf({ body }: Block): Repetition {
  const names = new Set(body.attributes.map(({ name }) => name));
  if (names.has('count')) return 'count';
  return names.has('for_each') ? 'for_each' : undefined;
}

/** The companion of a repeated resource is repeated with it. */
function companionValues(
  { type, name }: BlockName,
  repetition: Repetition,
  { companion, steps, value, by }: NewCompanion,
): readonly (readonly [string, HclValue])[] {
  const address = `${type}.${name}`;
  const owner =
    repetition === 'count'
      ? `${address}[count.index].${by}`
      : repetition === 'for_each'
        ? `${address}[each.key].${by}`
        : `${address}.${by}`;
  return [
    ...(repetition === 'count' ? [['count', { hcl: `length(${address})` }] as const] : []),
    ...(repetition === 'for_each' ? [['for_each', { hcl: address }] as const] : []),
    [companion.joinedBy, { hcl: owner }],
    ...Object.entries(companion.where ?? {}),
    ...nested(steps, value),
  ];
}

function jsonResource(
  text: string,
  { type, name }: BlockName,
): { readonly document: EditableDocument; readonly map: YAMLMap } | Refusal {
  const document = openDocument(text);
  if (document instanceof Refusal) return document;
  const open = { ...document, isOpenText: (written: string) => /[$%]\{/.test(written) };
  const found = [document.root as Node]
    .flatMap((node) => membersOf(node, 'resource'))
    .flatMap((node) => membersOf(node, type))
    .flatMap((node) => membersOf(node, name));
  const [map] = found;
  if (found.length !== 1 || !isMap(map)) return new Refusal(`the file has no ${type}.${name}`);
  return { document: open, map };
}

/** What stands under a label; each level may be a list of objects. */
function membersOf(node: Node, label: string): readonly Node[] {
  const value = entryOf(node, label)?.value;
  if (value === null || value === undefined) return [];
  return isSeq(value) ? (value.items as readonly Node[]) : [value];
}

function jsonCompanion(text: string, owner: BlockName, { companion, steps, value, by }: NewCompanion): Edits {
  const found = jsonResource(text, owner);
  if (found instanceof Refusal) return found;
  const { document, map } = found;
  if (entryOf(map, 'count') !== undefined || entryOf(map, 'for_each') !== undefined)
    return new Refusal('the resource is repeated, and so must be the one to add');
  const resources = entryOf(document.root, 'resource')?.value;
  if (!isMap(resources)) return new Refusal('the resources are written as a list', { offset: 0 });
  const inner = nested(steps, value) as readonly (readonly [string, FixValue])[];
  const written = Object.fromEntries([
    [companion.joinedBy, `\${${owner.type}.${owner.name}.${by}}`],
    ...Object.entries(companion.where ?? {}),
    ...inner,
  ]) as FixValue;
  const ofType = entryOf(resources, companion.companion)?.value;
  if (ofType === undefined)
    return insertEntry(document, resources, companion.companion, { [owner.name]: written });
  if (!isMap(ofType)) return new Refusal('the resources are written as a list', { offset: 0 });
  return insertEntry(document, ofType, owner.name, written);
}
