import type { Expression, TemplatePart } from '../terraform/syntax/ast.ts';

/** What the names of `dynamic` blocks stand for: the references of their `for_each`. */
export type Iterators = ReadonlyMap<string, readonly string[]>;

export const NO_ITERATORS: Iterators = new Map();

/**
 * The references in an expression, in their order and as plans write them: `aws_subnet.this["a"].id`, `local.name`.
 * A key that is itself an expression ends a reference. Names that `for` binds are none.
 */
export function referencesIn(expression: Expression, iterators: Iterators = NO_ITERATORS): readonly string[] {
  const found = new Set<string>();
  collect(expression, iterators, found);
  return [...found];
}

function collect(expression: Expression, bound: Iterators, found: Set<string>): void {
  switch (expression.kind) {
    case 'literal':
    case 'broken':
      return;
    case 'name':
    case 'attribute':
    case 'index':
      collectTraversal(expression, bound, found);
      return;
    case 'template':
      for (const part of expression.parts) collectPart(part, bound, found);
      return;
    case 'tuple':
      for (const item of expression.items) collect(item, bound, found);
      return;
    case 'object':
      for (const { key, value } of expression.items) {
        collect(key, bound, found);
        collect(value, bound, found);
      }
      return;
    case 'splat':
      collect(expression.source, bound, found);
      collect(expression.each, withBound(bound, '*'), found);
      return;
    case 'unary':
      collect(expression.operand, bound, found);
      return;
    case 'binary':
      collect(expression.left, bound, found);
      collect(expression.right, bound, found);
      return;
    case 'conditional':
      collect(expression.condition, bound, found);
      collect(expression.then, bound, found);
      collect(expression.otherwise, bound, found);
      return;
    case 'call':
      for (const argument of expression.arguments) collect(argument, bound, found);
      return;
    case 'for': {
      collect(expression.collection, bound, found);
      const inside = withBound(bound, expression.keyName, expression.valueName);
      for (const part of [expression.key, expression.value, expression.condition]) {
        if (part !== undefined) collect(part, inside, found);
      }
      return;
    }
    case 'parentheses':
      collect(expression.inner, bound, found);
  }
}

function collectPart(part: TemplatePart, bound: Iterators, found: Set<string>): void {
  switch (part.kind) {
    case 'text':
      return;
    case 'interpolation':
      collect(part.expression, bound, found);
      return;
    case 'if':
      collect(part.condition, bound, found);
      for (const inner of [...part.then, ...part.otherwise]) collectPart(inner, bound, found);
      return;
    case 'for': {
      collect(part.collection, bound, found);
      const inside = withBound(bound, part.keyName, part.valueName);
      for (const inner of part.body) collectPart(inner, inside, found);
    }
  }
}

function collectTraversal(expression: Expression, bound: Iterators, found: Set<string>): void {
  const steps: string[] = [];
  let current = expression;
  while (current.kind === 'attribute' || current.kind === 'index') {
    if (current.kind === 'attribute') {
      steps.push(`.${current.name}`);
    } else {
      const key = current.key.kind === 'literal' ? current.key.value : plainText(current.key);
      if (key === undefined) {
        collect(current.key, bound, found);
        steps.length = 0;
      } else {
        steps.push(`[${JSON.stringify(key)}]`);
      }
    }
    current = current.source;
  }
  if (current.kind !== 'name') {
    collect(current, bound, found);
    return;
  }
  const standsFor = bound.get(current.name);
  if (standsFor === undefined) found.add(current.name + steps.toReversed().join(''));
  else for (const reference of standsFor) found.add(reference);
}

function plainText(expression: Expression): string | undefined {
  if (expression.kind !== 'template') return undefined;
  const [only, ...others] = expression.parts;
  return only?.kind === 'text' && others.length === 0 ? only.value : undefined;
}

function withBound(bound: Iterators, ...names: readonly (string | undefined)[]): Iterators {
  const inside = new Map(bound);
  for (const name of names) if (name !== undefined) inside.set(name, []);
  return inside;
}
