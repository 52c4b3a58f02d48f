import type { Expression, TemplatePart } from '../syntax/ast.ts';

const known = new WeakMap<Expression, ReadonlySet<string>>();

/** The names that an expression takes from around it: `var`, `each`, a variable of a `for` outside of it. */
export function freeNames(expression: Expression): ReadonlySet<string> {
  let names = known.get(expression);
  if (names === undefined) {
    names = new Set<string>();
    collect(expression, names as Set<string>, []);
    known.set(expression, names);
  }
  return names;
}

function collect(expression: Expression, names: Set<string>, bound: readonly string[]): void {
  const inner = (part: Expression | undefined, more: readonly (string | undefined)[] = []): void => {
    if (part !== undefined)
      collect(
        part,
        names,
        more.length === 0 ? bound : [...bound, ...more.filter((name) => name !== undefined)],
      );
  };
  switch (expression.kind) {
    case 'name':
      if (!bound.includes(expression.name)) names.add(expression.name);
      return;
    case 'template':
      return collectParts(expression.parts, names, bound);
    case 'tuple':
      for (const item of expression.items) inner(item);
      return;
    case 'object':
      for (const { key, value } of expression.items) {
        inner(key);
        inner(value);
      }
      return;
    case 'attribute':
      return inner(expression.source);
    case 'index':
      inner(expression.source);
      return inner(expression.key);
    case 'splat':
      inner(expression.source);
      return inner(expression.each, ['*']);
    case 'unary':
      return inner(expression.operand);
    case 'binary':
      inner(expression.left);
      return inner(expression.right);
    case 'conditional':
      inner(expression.condition);
      inner(expression.then);
      return inner(expression.otherwise);
    case 'call':
      for (const argument of expression.arguments) inner(argument);
      return;
    case 'for': {
      inner(expression.collection);
      const own = [expression.keyName, expression.valueName];
      inner(expression.key, own);
      inner(expression.value, own);
      return inner(expression.condition, own);
    }
    case 'parentheses':
      return inner(expression.inner);
    default:
      return;
  }
}

function collectParts(parts: readonly TemplatePart[], names: Set<string>, bound: readonly string[]): void {
  for (const part of parts) {
    if (part.kind === 'interpolation') collect(part.expression, names, bound);
    else if (part.kind === 'if') {
      collect(part.condition, names, bound);
      collectParts(part.then, names, bound);
      collectParts(part.otherwise, names, bound);
    } else if (part.kind === 'for') {
      collect(part.collection, names, bound);
      const own = part.keyName === undefined ? [part.valueName] : [part.keyName, part.valueName];
      collectParts(part.body, names, [...bound, ...own]);
    }
  }
}
