import type { ProjectFiles } from '../../project-files.ts';
import { callFunction } from '../functions/call-function.ts';
import type { Expression } from '../syntax/ast.ts';
import { approximate, parseNumber } from '../values/big-float.ts';
import { toBool } from '../values/convert.ts';
import { firstUnknown } from '../values/equality.ts';
import {
  bare,
  failure,
  LazyObject,
  referencesAt,
  Sequence,
  tuple,
  Unknown,
  unknownObject,
  type Value,
} from '../values/value.ts';
import { evaluateFor, evaluateObject } from './constructors.ts';
import { chooseBranch } from './conditional.ts';
import type { Meter } from './meter.ts';
import { evaluateBinary, evaluateUnary } from './operators.ts';
import { evaluatedOnce } from './repeated.ts';
import { boundValue, type Scope, withBinding } from './scope.ts';
import { evaluateTemplate } from './template.ts';
import { attributeOf, elementOf } from './traversal.ts';

/** What every evaluation needs besides its scope. */
export interface Context {
  readonly meter: Meter;
  readonly files: ProjectFiles;
}

type Node<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** The value of an expression. Never throws but for the bounds of the meter. */
export function evaluate(expression: Expression, scope: Scope, context: Context): Value {
  if (expression.kind === 'literal') return literal(expression, scope);
  context.meter.deeper();
  const value = evaluateNode(expression, scope, context);
  context.meter.shallower();
  if (value instanceof Unknown && value.failed) {
    context.meter.failures += 1;
    context.meter.latestFailure = value.reason;
  }
  return value;
}

/** The value of an expression that stands alone: Terraform refuses all of it for a fault in a part that has no use. */
export function evaluateWhole(expression: Expression, scope: Scope, context: Context): Value {
  const { meter } = context;
  const { failures, isTrying, isAside } = meter;
  meter.isTrying = false;
  meter.isAside = false;
  const value = evaluate(expression, scope, context);
  meter.isTrying = isTrying;
  meter.isAside = isAside;
  if (meter.failures <= failures || firstUnknown(value, meter) !== undefined) return value;
  return failure(meter.latestFailure);
}

function evaluateNode(expression: Expression, scope: Scope, context: Context): Value {
  switch (expression.kind) {
    case 'literal':
      return literal(expression, scope);
    case 'template':
      return evaluateTemplate(expression.parts, scope, context);
    case 'tuple':
      return tuple(expression.items.map((item) => evaluate(item, scope, context)));
    case 'object':
      return evaluateObject(expression, scope, context);
    case 'name':
      return named(expression.name, scope);
    case 'attribute':
      return attributeOf(evaluate(expression.source, scope, context), expression.name);
    case 'index':
      return elementOf(evaluate(expression.source, scope, context), evaluate(expression.key, scope, context));
    case 'splat':
      return evaluatedOnce(expression, scope, context.meter, () => evaluateSplat(expression, scope, context));
    case 'unary':
      return evaluateUnary(expression.operator, evaluate(expression.operand, scope, context));
    case 'binary':
      return evaluateBinary(expression, scope, context);
    case 'conditional':
      return evaluateConditional(expression, scope, context);
    case 'call':
      return evaluatedOnce(expression, scope, context.meter, () => callFunction(expression, scope, context));
    case 'for':
      return evaluatedOnce(expression, scope, context.meter, () => evaluateFor(expression, scope, context));
    case 'parentheses':
      return evaluate(expression.inner, scope, context);
    default:
      return new Unknown('the expression could not be read');
  }
}

function named(name: string, scope: Scope): Value {
  const bound = boundValue(scope, name);
  return bound === undefined ? scope.module.namespace(name) : bound;
}

function literal({ value, start, end }: Node<'literal'>, { file }: Scope): Value {
  if (typeof value === 'string') return normalized(value);
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const exact = parseNumber(file.text.slice(start, end));
  // In JSON syntax and on the command line, the file does not have the number at that place.
  if (exact !== undefined && approximate(exact) === value) return exact;
  return parseNumber(String(value)) ?? new Unknown('the number is out of bounds');
}

/** Terraform keeps all text in Unicode's normal form C. */
export function normalized(text: string): string {
  for (let index = 0; index < text.length; index++)
    if (text.charCodeAt(index) > 0x2ff) return text.normalize('NFC');
  return text;
}

function evaluateConditional(expression: Node<'conditional'>, scope: Scope, context: Context): Value {
  const condition = bare(evaluate(expression.condition, scope, context));
  const decided = condition instanceof LazyObject ? unknownObject(condition) : condition;
  const outcome =
    decided === null
      ? failure('the condition is null')
      : decided instanceof Unknown
        ? decided
        : toBool(decided);
  // What is wrong with the branch that is not chosen, Terraform does not mind.
  const { meter } = context;
  const { failures } = meter;
  const { isAside } = meter;
  meter.isAside = isAside || outcome === false;
  const then = evaluate(expression.then, scope, context);
  if (outcome !== true) meter.failures = failures;
  const { failures: before } = meter;
  meter.isAside = isAside || outcome === true;
  const otherwise = evaluate(expression.otherwise, scope, context);
  meter.isAside = isAside;
  if (outcome !== false) meter.failures = before;
  return chooseBranch(outcome, then, otherwise, meter);
}

function evaluateSplat({ source, each }: Node<'splat'>, scope: Scope, context: Context): Value {
  const value = evaluate(source, scope, context);
  if (value instanceof Unknown) return value;
  if (value === null) return tuple([]);
  if (value instanceof LazyObject && value.openReason !== undefined) {
    const result = evaluate(each, withBinding(scope, '*', value), context);
    return new Unknown(value.openReason, { references: referencesAt(result) });
  }
  const items = value instanceof Sequence ? value.items : [value];
  const results = items.map((item) => evaluate(each, withBinding(scope, '*', item), context));
  const failed = results.find((result) => result instanceof Unknown && result.failed);
  if (failed !== undefined) return failed;
  const isTuple = !(value instanceof Sequence) || value.kind === 'tuple';
  return new Sequence(isTuple ? 'tuple' : 'list', results);
}
