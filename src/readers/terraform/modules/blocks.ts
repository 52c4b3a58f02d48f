import { type Property, Unresolved } from '../../../architecture/index.ts';
import { blockType, type PlacedBlock } from '../configuration/module-configuration.ts';
import { membersOf } from '../evaluation/constructors.ts';
import { type Context, evaluate, evaluateWhole } from '../evaluation/evaluate.ts';
import { type Scope, withBinding } from '../evaluation/scope.ts';
import type { Attribute, Block, Body, ParsedFile } from '../syntax/ast.ts';
import { LazyObject, object, Sequence, Unknown, type Value } from '../values/value.ts';
import { withoutMarks } from '../values/sensitive.ts';
import { locationOf, toProperty } from './to-property.ts';

/** A nested block after `dynamic` blocks were unrolled; an unknown where their number is open. */
export interface ActualBlock {
  readonly type: string;
  readonly block: Block;
  readonly content: Body | Unknown;
  readonly scope: Scope;
}

/** Evaluates an attribute within the bounds of the meter. */
export function attributeValue({ expression }: Attribute, scope: Scope, context: Context): Value {
  return context.meter.bounded<Value>(
    () => evaluateWhole(expression, scope, context),
    (reason) => new Unknown(reason),
  );
}

export function attributeProperty(
  attribute: Attribute,
  value: Value,
  file: ParsedFile,
  context: Context,
): Property {
  const location = locationOf(file, attribute.span);
  return context.meter.bounded<Property>(
    () => toProperty(value, { file, location, expression: attribute.expression }, context.meter),
    (reason) => ({ value: new Unresolved(reason), location }),
  );
}

/** The nested blocks of a body by type, each type a list of maps, as `terraform show -json` has them. */
export function blockProperties(
  blocks: readonly PlacedBlock[],
  scope: Scope,
  context: Context,
): ReadonlyMap<string, Property> {
  return context.meter.bounded(
    () => allBlockProperties(blocks, scope, context),
    (reason) =>
      new Map(
        blocks.map(({ block, file }) => [
          blockType(block),
          { value: new Unresolved(reason), location: locationOf(file, block.span) },
        ]),
      ),
  );
}

function allBlockProperties(
  blocks: readonly PlacedBlock[],
  scope: Scope,
  context: Context,
): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>();
  for (const [type, actual] of actualBlocks(blocks, scope, context)) {
    const items = actual.map((item) => blockProperty(item, context));
    const [first] = items;
    const location = first?.location ?? locationOf(scope.file, { start: 0, end: 0 });
    properties.set(type, { value: items, location });
  }
  return properties;
}

function blockProperty({ block, content, scope }: ActualBlock, context: Context): Property {
  context.meter.spend(20);
  const location = locationOf(scope.file, block.span);
  if (content instanceof Unknown) {
    const { reason, references } = content;
    return { value: new Unresolved(reason, { references: withoutMarks(references) }), location };
  }
  const entries = new Map<string, Property>();
  for (const attribute of content.attributes) {
    const value = attributeValue(attribute, scope, context);
    entries.set(attribute.name, attributeProperty(attribute, value, scope.file, context));
  }
  const nested = content.blocks.map((inner) => ({ block: inner, file: scope.file }));
  for (const [type, property] of allBlockProperties(nested, scope, context)) entries.set(type, property);
  return { value: entries, location };
}

/** How what stands in a block is seen from elsewhere. */
export interface BlockView {
  /** What a block does not state. */
  missing(name: string): Value;
  /** What it states. */
  stated(value: Value): Value;
}

/** A block as it stands. */
export const PLAIN_VIEW: BlockView = { missing: () => null, stated: (value) => value };

/** The nested blocks of one type as a value, for expressions that reach into them. */
export function blocksValue(
  type: string,
  blocks: readonly PlacedBlock[],
  scope: Scope,
  context: Context,
  view: BlockView,
): Value | undefined {
  const actual = actualBlocks(blocks, scope, context).get(type);
  if (actual === undefined) return undefined;
  const items = actual.map((item) => blockValue(item, context, view));
  return items.find((item) => item instanceof Unknown) ?? new Sequence('list', items);
}

/** One nested block as an object whose attributes are evaluated when asked for. */
export function blockValue(
  { type, content, scope }: ActualBlock,
  context: Context,
  view: BlockView,
): LazyObject | Unknown {
  if (content instanceof Unknown) return content;
  const nested = content.blocks.map((inner) => ({ block: inner, file: scope.file }));
  const seen = new Map<string, Value>();
  return new LazyObject(type, undefined, (name) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    const attribute = content.attributes.find((other) => other.name === name);
    const stated = attribute
      ? attributeValue(attribute, scope, context)
      : blocksValue(name, nested, scope, context, view);
    const value = stated === undefined || stated === null ? view.missing(name) : view.stated(stated);
    seen.set(name, value);
    return value;
  });
}

/** The nested blocks by type, `dynamic` ones unrolled. */
export function actualBlocks(
  blocks: readonly PlacedBlock[],
  scope: Scope,
  context: Context,
): ReadonlyMap<string, readonly ActualBlock[]> {
  const byType = new Map<string, ActualBlock[]>();
  for (const { block, file } of blocks) {
    const own = file === scope.file ? scope : { ...scope, file };
    const type = blockType(block);
    const actual = byType.get(type) ?? [];
    byType.set(type, actual);
    if (block.type !== 'dynamic') actual.push({ type, block, content: block.body, scope: own });
    else for (const item of unrolled(type, block, own, context)) actual.push(item);
  }
  return byType;
}

/** The blocks that a `dynamic` block makes. */
function unrolled(type: string, block: Block, scope: Scope, context: Context): readonly ActualBlock[] {
  const content = block.body.blocks.find((inner) => inner.type === 'content')?.body;
  const forEach = block.body.attributes.find(({ name }) => name === 'for_each');
  const iterator = block.body.attributes.find(({ name }) => name === 'iterator')?.expression;
  if (content === undefined || forEach === undefined) return [];
  const name = iterator?.kind === 'name' ? iterator.name : type;
  const members = context.meter.bounded(
    () => membersOf(evaluate(forEach.expression, scope, context)),
    (reason) => new Unknown(reason),
  );
  if (members instanceof Unknown) {
    const { reason, references } = members;
    const open = new Unknown(`how many ${type} blocks there are is not known: ${reason}`, { references });
    return [{ type, block, content: open, scope }];
  }
  context.meter.spend(members.length);
  return members.map(([key, value]) => {
    const element = object([
      ['key', key],
      ['value', value],
    ]);
    return { type, block, content, scope: withBinding(scope, name, element) };
  });
}
