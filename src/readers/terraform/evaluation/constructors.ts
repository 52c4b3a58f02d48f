import type { Expression } from '../syntax/ast.ts';
import { toBool, toText, wholeObject } from '../values/convert.ts';
import { isSensitive, SENSITIVE } from '../values/sensitive.ts';
import {
  bare,
  failure,
  LazyObject,
  Mapping,
  Sequence,
  tuple,
  Unknown,
  unknownFrom,
  type Value,
} from '../values/value.ts';
import { type Context, evaluate } from './evaluate.ts';
import { ObjectEntries } from './object-entries.ts';
import { type Scope, withBinding } from './scope.ts';

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

export function evaluateObject({ items }: Node<'object'>, scope: Scope, context: Context): Value {
  const entries = new ObjectEntries();
  for (const item of items) {
    const key = keyText(evaluate(item.key, scope, context));
    const shown = entries.shownKey(key);
    if (shown === undefined) return unknownFrom([key]) ?? key;
    entries.set(shown, evaluate(item.value, scope, context));
  }
  return entries.value(context.meter);
}

function keyText(value: Value): string | Unknown {
  const key = bare(value);
  if (isSensitive(value) && key === String(key)) return new Unknown(`a key is a ${SENSITIVE}`);
  if (typeof key === 'string') return key;
  if (key === null) return failure('the key of an object is null');
  if (key instanceof Unknown) return key;
  return unknownFrom([key]) ?? toText(key);
}

/** `[for …]` and `{for …}`: values in the order in which Terraform goes through the collection. */
export function evaluateFor(expression: Node<'for'>, scope: Scope, context: Context): Value {
  const collection = evaluate(expression.collection, scope, context);
  const members = membersOf(collection);
  if (members instanceof Unknown) return members;
  if (members.length === 0 && expression.condition !== undefined) {
    const refusal = refusalOf(expression.condition, expression, scope, context);
    if (refusal !== undefined) return refusal;
  }
  const items: Value[] = [];
  const entries = new ObjectEntries();
  for (const [memberKey, memberValue] of members) {
    let inner = scope;
    if (expression.keyName !== undefined) inner = withBinding(inner, expression.keyName, memberKey);
    inner = withBinding(inner, expression.valueName, memberValue);
    if (expression.condition !== undefined) {
      const isIncluded = truth(evaluate(expression.condition, inner, context));
      if (isIncluded instanceof Unknown) return isIncluded;
      if (!isIncluded) continue;
    }
    const value = evaluate(expression.value, inner, context);
    if (expression.key === undefined) {
      items.push(value);
      continue;
    }
    const key = keyText(evaluate(expression.key, inner, context));
    const shown = entries.shownKey(key);
    if (shown === undefined) return unknownFrom([key]) ?? key;
    if (expression.group) entries.group(shown, value);
    else if (!entries.has(shown)) entries.set(shown, value);
    else return failure(`two different items produced the key "${key}"`);
  }
  return expression.key === undefined ? tuple(items) : entries.value(context.meter);
}

/** What is wrong with a condition whatever the member is: it is looked at even where there are none. */
function refusalOf(
  condition: Expression,
  { keyName, valueName }: Node<'for'>,
  scope: Scope,
  context: Context,
): Unknown | undefined {
  const member = new Unknown('there is no member');
  const inner = withBinding(scope, valueName, member);
  const outcome = truth(
    evaluate(condition, keyName === undefined ? inner : withBinding(inner, keyName, member), context),
  );
  return outcome instanceof Unknown && outcome.failed ? outcome : undefined;
}

/** The keys and values a `for` goes through. */
export function membersOf(collection: Value): readonly (readonly [Value, Value])[] | Unknown {
  const whole = collection instanceof LazyObject ? wholeObject(collection) : collection;
  if (whole instanceof Unknown) return unknownFrom([whole]) ?? whole;
  if (whole instanceof Mapping) return [...whole.entries];
  if (!(whole instanceof Sequence)) return failure('a collection is required to iterate over');
  if (whole.kind !== 'set') return whole.items.map((item, index) => [index, item] as const);
  // How many members a set has is open as long as one of them is.
  return (
    unknownFrom(whole.items.filter((item) => item instanceof Unknown)) ??
    whole.items.map((item) => [item, item])
  );
}

export function truth(value: Value): boolean | Unknown {
  const plain = bare(value);
  if (plain === null) return failure('the condition is null');
  const unknown = unknownFrom([plain]);
  if (unknown !== undefined) return unknown;
  const outcome = toBool(plain);
  return typeof outcome === 'boolean' ? outcome : (outcome as Unknown);
}
