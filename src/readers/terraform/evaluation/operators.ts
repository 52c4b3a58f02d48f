import type { BinaryOperator, Expression } from '../syntax/ast.ts';
import * as numbers from '../values/big-float.ts';
import type { TerraformNumber } from '../values/big-float.ts';
import { toNumber } from '../values/convert.ts';
import { BOOL, NUMBER, type Type } from '../values/type.ts';
import { isEqual, unknownsIn } from '../values/equality.ts';
import {
  bare,
  failure,
  isNumber,
  referencesAt,
  unionOfReferences,
  Unknown,
  unknownFrom,
  type Value,
  withReferences,
} from '../values/value.ts';
import { truth } from './constructors.ts';
import { type Context, evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';

type Binary = Extract<Expression, { kind: 'binary' }>;

export function evaluateUnary(operator: '-' | '!', operand: Value): Value {
  if (operator === '!') {
    const value = truth(operand);
    return value instanceof Unknown ? ofType(value, BOOL) : withReferences(!value, referencesAt(operand));
  }
  const value = numberFrom(operand);
  return value instanceof Unknown
    ? ofType(value, NUMBER)
    : withReferences(numbers.negate(value), referencesAt(operand));
}

/** Of what an operator makes, the type is known even where the operator fails. */
function ofType(value: Unknown, type: Type): Unknown {
  const { reason, failed, references } = value;
  return new Unknown(reason, { failed, references, type });
}

export function evaluateBinary({ operator, left, right }: Binary, scope: Scope, context: Context): Value {
  const a = evaluate(left, scope, context);
  if (operator === '&&' || operator === '||') {
    const outcome = logical(operator, a, right, scope, context);
    return outcome instanceof Unknown ? ofType(outcome, BOOL) : outcome;
  }
  const b = evaluate(right, scope, context);
  const outcome =
    operator === '==' || operator === '!=' ? equality(operator, a, b, context) : arithmetic(operator, a, b);
  const typed =
    outcome instanceof Unknown ? ofType(outcome, '+-*/%'.includes(operator) ? NUMBER : BOOL) : outcome;
  return withReferences(typed, unionOfReferences(referencesAt(a), referencesAt(b)));
}

/** One side can decide alone, whatever the other is. */
function logical(
  operator: '&&' | '||',
  left: Value,
  right: Expression,
  scope: Scope,
  context: Context,
): Value {
  const decisive = operator === '||';
  const a = truth(left);
  if (a === decisive) return decided(a, right, scope, context);
  if (a instanceof Unknown && a.failed) return a;
  const b = truth(evaluate(right, scope, context));
  if (b === decisive) return b;
  return a instanceof Unknown ? a : b;
}

/** Later releases than 1.11 do not look at the other side, so what is wrong with it decides only inside of `try`. */
function decided(value: boolean, other: Expression, scope: Scope, context: Context): Value {
  const { meter } = context;
  if (!meter.isTrying) return value;
  const { failures } = meter;
  const outcome = truth(evaluate(other, scope, context));
  const isRefused = meter.failures > failures || (outcome instanceof Unknown && outcome.failed);
  meter.failures = failures;
  return isRefused
    ? new Unknown('whether the other side of the operator may fail depends on the release of Terraform')
    : value;
}

function equality(operator: '==' | '!=', a: Value, b: Value, context: Context): Value {
  const equal = isEqual(a, b, context.meter);
  if (equal !== undefined) return operator === '==' ? equal : !equal;
  const { meter } = context;
  return (
    unknownFrom([...unknownsIn(a, meter), ...unknownsIn(b, meter)]) ??
    new Unknown('whether two empty collections have the same type is not known')
  );
}

/** Infinite, which is a number to Terraform, but for zero. */
function byZero(dividend: TerraformNumber): Unknown {
  return dividend === 0 ? failure('zero is divided by zero') : new Unknown('a division by zero');
}

function numberFrom(value: Value): TerraformNumber | Unknown {
  const plain = bare(value);
  if (isNumber(plain)) return plain;
  if (plain === null) return failure('a number is required, not null');
  return unknownFrom([plain]) ?? (toNumber(plain) as TerraformNumber | Unknown);
}

function arithmetic(operator: BinaryOperator, left: Value, right: Value): Value {
  const a = numberFrom(left);
  const b = numberFrom(right);
  if (a instanceof Unknown || b instanceof Unknown) {
    return unknownFrom([a, b]) ?? failure('a number is required');
  }
  const isInexact = a instanceof numbers.MachineNumber || b instanceof numbers.MachineNumber;
  if (isInexact && '+-*/%'.includes(operator)) return new Unknown(numbers.INEXACT);
  switch (operator) {
    case '+':
      return numbers.add(a, b);
    case '-':
      return numbers.subtract(a, b);
    case '*':
      return numbers.multiply(a, b);
    case '/':
      return numbers.divide(a, b) ?? byZero(a);
    case '%':
      return numbers.remainder(a, b);
    case '<':
      return numbers.compareNumbers(a, b) < 0;
    case '<=':
      return numbers.compareNumbers(a, b) <= 0;
    case '>':
      return numbers.compareNumbers(a, b) > 0;
    default:
      return numbers.compareNumbers(a, b) >= 0;
  }
}
