import type { Attribute, Block, Expression } from '../readers/terraform/syntax/ast.ts';
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
import { insertAttribute, insertBlock } from './hcl-layout.ts';
import { hclExpression, nested } from './hcl-text.ts';

/** States something in a block of Terraform's native syntax, and touches nothing else. */
export function editsInBlock(text: string, block: Block, statement: Statement): Edits {
  const { steps, value } = statement;
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (!isObjectValue(value)) return [];
    return allOf(
      Object.entries(value).map(([name, item]) =>
        editsInBlock(text, block, { ...statement, steps: [plainStep(name)], value: item }),
      ),
    );
  }
  const dynamic = block.body.blocks.find(({ type, labels }) => type === 'dynamic' && labels[0] === step.name);
  if (dynamic !== undefined)
    return new Refusal(`a dynamic block makes "${step.name}"`, { offset: dynamic.span.start });
  const attribute = block.body.attributes.find(({ name }) => name === step.name);
  if (attribute !== undefined) return editsInAttribute(text, attribute, rest, statement);
  const blocks = block.body.blocks.filter(({ type }) => type === step.name);
  if (statement.adds && rest.length === 0 && isObjectValue(value)) return missing(text, block, statement);
  if (blocks.length > 0 && (rest.length > 0 || isObjectValue(value)))
    return allOf(blocks.map((inner) => editsInBlock(text, inner, { ...statement, steps: rest })));
  if (blocks.length > 0) return [];
  return missing(text, block, statement);
}

function missing(text: string, block: Block, { steps, value, ifStated }: Statement): Edits {
  if (ifStated) return [];
  const [first] = nested(steps, value);
  if (first === undefined) return [];
  const [name, written] = first;
  if (typeof written === 'object' && !('hcl' in written) && isObjectValue(written))
    return insertBlock(text, block, name, Object.entries(written));
  if (typeof written === 'object' && !('hcl' in written) && isListValue(written)) {
    const blocks = written.filter((item) => isObjectValue(item));
    if (blocks.length > 0) return insertBlock(text, block, name, Object.entries(blocks[0] ?? {}));
  }
  return insertAttribute(text, block, name, hclExpression(written));
}

function editsInAttribute(
  text: string,
  { expression }: Attribute,
  rest: readonly Step[],
  statement: Statement,
): Edits {
  if (rest.length > 0 || isObjectValue(statement.value)) return editsInObject(expression, rest, statement);
  if (expression.kind === 'literal' && expression.value === null)
    return [{ start: expression.start, end: expression.end, text: hclExpression(statement.value) }];
  const literal = literalOf(expression);
  if (statement.adds) return editsInList(text, expression, literal, statement);
  if (literal === undefined) return statement.keeps ? [] : notLiteral(text, expression);
  if (isSame(literal, statement.value)) return [];
  const why = whyKept(literal, statement);
  if (why !== undefined) return why === 'keep' ? [] : new Refusal(why, { offset: expression.start });
  return [{ start: expression.start, end: expression.end, text: hclExpression(statement.value) }];
}

/** A member of an object on the way: `default_route_settings = { … }`. Only what is written there is replaced. */
function editsInObject(expression: Expression, rest: readonly Step[], statement: Statement): Edits {
  const [step, ...further] = rest;
  if (expression.kind !== 'object' || step === undefined)
    return new Refusal('the value on the way is no block and no object', { offset: expression.start });
  const member = expression.items.find(
    ({ key }) => literalOf(key) === step.name || nameOf(key) === step.name,
  );
  if (member === undefined)
    return new Refusal(`the object does not say "${step.name}"`, { offset: expression.start });
  const attribute = { name: step.name, expression: member.value, span: member.value };
  return editsInAttribute('', attribute, further, statement);
}

function editsInList(text: string, expression: Expression, literal: unknown, { value }: Statement): Edits {
  if (expression.kind !== 'tuple' || !Array.isArray(literal)) return notLiteral(text, expression);
  const wanted = isListValue(value) ? value : [value];
  const added = wanted.filter((item) => !literal.some((written) => isSame(written, item)));
  if (added.length === 0) return [];
  const last = expression.items.at(-1);
  const isWide = text.slice(expression.start, expression.end).includes('\n');
  if (last === undefined)
    return [{ start: expression.start, end: expression.end, text: hclExpression(added) }];
  const before = text.slice(0, last.start);
  const gap = isWide ? before.slice(before.trimEnd().length) : ' ';
  const inserted = added.map((item) => `,${gap}${hclExpression(item)}`).join('');
  return [{ start: last.end, end: last.end, text: inserted }];
}

/** What an expression says where it says it itself; undefined where it comes from elsewhere. */
function literalOf(expression: Expression): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value ?? undefined;
    case 'template': {
      const texts = expression.parts.map((part) => (part.kind === 'text' ? part.value : undefined));
      return texts.includes(undefined) ? undefined : texts.join('');
    }
    case 'tuple': {
      const items = expression.items.map(literalOf);
      return items.includes(undefined) ? undefined : items;
    }
    case 'unary':
      return expression.operand.kind === 'literal' && expression.operator === '-'
        ? -Number(expression.operand.value)
        : undefined;
    default:
      return undefined;
  }
}

function nameOf(expression: Expression): string | undefined {
  return expression.kind === 'name' ? expression.name : undefined;
}

const SHOWN = 60;

function notLiteral(text: string, expression: Expression): Refusal {
  const written = text.slice(expression.start, expression.end).replaceAll(/\s+/g, ' ');
  const source = sourceOf(expression);
  const shown = written.length > SHOWN ? `${written.slice(0, SHOWN)}…` : written;
  return new Refusal(`the value is ${shown || 'made elsewhere'}`, {
    offset: expression.start,
    ...(source !== undefined && { source }),
  });
}

/** `var.encrypted` and `local.encrypted`, alone or the first one inside an expression. */
function sourceOf(expression: Expression): string | undefined {
  if (expression.kind === 'attribute' && expression.source.kind === 'name')
    return `${expression.source.name}.${expression.name}`;
  if (expression.kind === 'attribute' || expression.kind === 'index') return sourceOf(expression.source);
  if (expression.kind === 'parentheses') return sourceOf(expression.inner);
  return undefined;
}
