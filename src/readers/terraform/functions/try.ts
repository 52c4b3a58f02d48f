import { type Context, evaluate } from '../evaluation/evaluate.ts';
import type { Scope } from '../evaluation/scope.ts';
import type { Expression } from '../syntax/ast.ts';
import { failureIn, unknownsIn } from '../values/equality.ts';
import { failure, unknownFrom, type Value } from '../values/value.ts';

/** The first argument that Terraform would not refuse. */
export function evaluateTry(candidates: readonly Expression[], scope: Scope, context: Context): Value {
  let reason = 'try() needs an argument';
  const { meter } = context;
  const { failures } = meter;
  for (const candidate of candidates) {
    const value = tried(candidate, scope, context);
    const failed = failureIn(value, meter);
    const isRefused = failed !== undefined || meter.failures > failures;
    meter.failures = failures;
    if (!isRefused) return value;
    reason = failed?.reason ?? 'a part of the expression fails';
  }
  return failure(reason);
}

/** Whether Terraform would accept the argument. */
export function evaluateCan([expression]: readonly Expression[], scope: Scope, context: Context): Value {
  if (expression === undefined) return failure('can() needs an argument');
  const { meter } = context;
  const { failures } = meter;
  const value = tried(expression, scope, context);
  const isRefused = failureIn(value, meter) !== undefined || meter.failures > failures;
  meter.failures = failures;
  if (isRefused) return false;
  const open = unknownsIn(value, context.meter);
  return unknownFrom(open) ?? true;
}

function tried(expression: Expression, scope: Scope, context: Context): Value {
  const { meter } = context;
  const { isTrying } = meter;
  meter.isTrying = true;
  const value = evaluate(expression, scope, context);
  meter.isTrying = isTrying;
  return value;
}
