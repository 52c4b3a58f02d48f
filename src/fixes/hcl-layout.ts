import type { Attribute, Block } from '../readers/terraform/syntax/ast.ts';
import { type Edits, endOfLine, indentationAt, lineEnding, startOfLine, type TextEdit } from './edit.ts';
import { blockLines, bodyLines, type HclValue } from './hcl-text.ts';

/** Arguments that stand apart from the others, before or after them. */
const META_ARGUMENTS = new Set(['count', 'for_each', 'provider', 'source', 'version', 'depends_on']);
/** What conventionally ends a block. */
const LAST_BLOCKS = new Set(['lifecycle', 'timeouts', 'provisioner', 'connection']);

/** A new argument beside its neighbours, aligned as `terraform fmt` aligns them. */
export function insertAttribute(text: string, block: Block, name: string, expression: string): Edits {
  if (isOnOneLine(text, block)) return spreadOut(text, block, [[name, { hcl: expression }]]);
  const indent = indentInside(text, block);
  const newline = lineEnding(text);
  const anchor = neighbourFor(text, block);
  if (anchor === undefined) return atStart(text, block, `${indent}${name} = ${expression}`);
  const end = endOfLine(text, anchor.span.end);
  if (!isSingle(text, anchor) || META_ARGUMENTS.has(anchor.name)) {
    const gap = META_ARGUMENTS.has(anchor.name) ? newline : '';
    return [{ start: end, end, text: `${newline}${gap}${indent}${name} = ${expression}` }];
  }
  const group = groupAround(text, block, anchor);
  const { width, edits } = alignment(text, group, name);
  const line = `${newline}${indentationAt(text, anchor.span.start)}${name.padEnd(width)} = ${expression}`;
  return [...edits, { start: end, end, text: line }];
}

/** A new block behind what stands in the outer one, set off by an empty line. */
export function insertBlock(
  text: string,
  block: Block,
  name: string,
  values: readonly (readonly [string, HclValue])[],
): Edits {
  if (isOnOneLine(text, block)) return spreadOut(text, block, [[name, asBlock(values)]]);
  const newline = lineEnding(text);
  const indent = indentInside(text, block);
  const lines = blockLines(name, values, indent, unitOf(text, block)).join(newline);
  const items = [...block.body.attributes, ...block.body.blocks]
    .filter((item) => !('type' in item ? LAST_BLOCKS.has(item.type) : item.name === 'depends_on'))
    .toSorted((a, b) => a.span.end - b.span.end);
  const last = items.at(-1);
  if (last === undefined) return atStart(text, block, lines);
  const end = endOfLine(text, last.span.end);
  return [{ start: end, end, text: `${newline}${newline}${lines}` }];
}

/** Objects among the values are blocks, so this stands for a block inside a body. */
function asBlock(values: readonly (readonly [string, HclValue])[]): HclValue {
  return Object.fromEntries(values) as HclValue;
}

function isOnOneLine(text: string, { body }: Block): boolean {
  return !text.slice(body.span.start, body.span.end).includes('\n');
}

/** `{}` and `{ a = 1 }` get a line for each argument. */
function spreadOut(text: string, block: Block, values: readonly (readonly [string, HclValue])[]): Edits {
  const newline = lineEnding(text);
  const outer = indentationAt(text, block.span.start);
  const unit = outer.includes('\t') ? '\t' : '  ';
  const written = block.body.attributes.map(
    ({ name, expression }) =>
      [name, { hcl: text.slice(expression.start, expression.end) }] as readonly [string, HclValue],
  );
  const { start, end } = block.body.span;
  const rest = text.slice(start, end).trim();
  if (rest !== '' && block.body.attributes.length === 0)
    return [{ start, end, text: `${newline}${outer}${unit}${rest}${newline}${outer}` }];
  const lines = bodyLines([...written, ...values], outer + unit, unit).join(newline);
  return [{ start, end, text: `${newline}${lines}${newline}${outer}` }];
}

function indentInside(text: string, block: Block): string {
  const [first] = [...block.body.attributes, ...block.body.blocks].toSorted(
    (a, b) => a.span.start - b.span.start,
  );
  const outer = indentationAt(text, block.span.start);
  if (first === undefined) return outer + (outer.includes('\t') ? '\t' : '  ');
  return indentationAt(text, first.span.start);
}

function unitOf(text: string, block: Block): string {
  const outer = indentationAt(text, block.span.start);
  const inner = indentInside(text, block);
  const unit = inner.slice(outer.length);
  return inner.startsWith(outer) && unit !== '' ? unit : '  ';
}

/** The argument to write below: the last one on one line before the first nested block. */
function neighbourFor(text: string, { body }: Block): Attribute | undefined {
  const firstBlock = Math.min(...body.blocks.map(({ span }) => span.start), Number.POSITIVE_INFINITY);
  const before = body.attributes
    .filter(({ span, name }) => span.start < firstBlock && name !== 'depends_on')
    .toSorted((a, b) => a.span.start - b.span.start);
  const own = before.filter(({ name }) => !META_ARGUMENTS.has(name));
  const single = own.filter((attribute) => isSingle(text, attribute));
  return (
    single.findLast(({ name }) => name !== 'tags') ??
    own.findLast(({ name }) => name !== 'tags') ??
    own.at(-1) ??
    before.at(-1)
  );
}

function isSingle(text: string, { span }: Attribute): boolean {
  return !text.slice(span.start, span.end).includes('\n');
}

function atStart(text: string, block: Block, lines: string): Edits {
  const newline = lineEnding(text);
  const end = endOfLine(text, block.body.span.start);
  const [first] = [...block.body.attributes, ...block.body.blocks].toSorted(
    (a, b) => a.span.start - b.span.start,
  );
  const gap = first === undefined ? '' : newline;
  return [{ start: end, end, text: `${newline}${lines}${gap}` }];
}

/** The arguments on the lines right above and below: those that `terraform fmt` aligns with each other. */
function groupAround(text: string, { body }: Block, anchor: Attribute): readonly Attribute[] {
  const singles = new Map<number, Attribute>();
  for (const attribute of body.attributes) {
    if (isSingle(text, attribute)) singles.set(startOfLine(text, attribute.span.start), attribute);
  }
  const group = [anchor];
  for (let start = startOfLine(text, anchor.span.start); start > 0; ) {
    start = startOfLine(text, start - 1);
    const above = singles.get(start);
    if (above === undefined) break;
    group.unshift(above);
  }
  for (let end = text.indexOf('\n', anchor.span.end); end >= 0; ) {
    const below = singles.get(end + 1);
    if (below === undefined) break;
    group.push(below);
    end = text.indexOf('\n', below.span.end);
  }
  return group;
}

/** The width of names that the new line takes, and what its neighbours need to stay aligned with it. */
function alignment(
  text: string,
  group: readonly Attribute[],
  name: string,
): { readonly width: number; readonly edits: readonly TextEdit[] } {
  const columns = group.map(({ span, name: { length } }) => {
    const gap = /^[ \t]*/.exec(text.slice(span.start + length))?.[0].length ?? 0;
    return length + gap - 1;
  });
  const [column = 0] = columns;
  const isAligned = columns.every((other) => other === column);
  if (!isAligned) return { width: name.length, edits: [] };
  if (name.length <= column) return { width: column, edits: [] };
  const widest = Math.max(...group.map((attribute) => attribute.name.length));
  if (column !== widest) return { width: name.length, edits: [] };
  const gap = ' '.repeat(name.length - column);
  const edits = group.map(({ span, name: { length } }) => ({
    start: span.start + length,
    end: span.start + length,
    text: gap,
  }));
  return { width: name.length, edits };
}
