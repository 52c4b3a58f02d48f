import type { Expression } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';
import type { Meter } from './meter.ts';
import { freeNames } from './free-names.ts';
import { boundValue, type Scope } from './scope.ts';

/** The values of expressions that are the same in every round of a `for`, in every instance of a block. */
const values = new WeakMap<Scope['module'], Map<Expression, Value>>();

/** Evaluates an expression once for a module, where it uses nothing that changes from round to round. */
export function evaluatedOnce(expression: Expression, scope: Scope, meter: Meter, run: () => Value): Value {
  if (meter.isTrying || !isRepeated(scope) || !isConstant(expression, scope)) return run();
  const ofModule = values.get(scope.module) ?? new Map<Expression, Value>();
  values.set(scope.module, ofModule);
  const known = ofModule.get(expression);
  if (known !== undefined) return known;
  const { failures, circles } = meter;
  const value = run();
  // What failed must be counted again the next time; what was met in a circle may be known outside of it.
  if (meter.failures === failures && meter.circles === circles) ofModule.set(expression, value);
  return value;
}

function isRepeated({ bindings }: Scope): boolean {
  return bindings !== undefined && (bindings.name !== 'self' || bindings.outer !== undefined);
}

function isConstant(expression: Expression, scope: Scope): boolean {
  for (const name of freeNames(expression)) if (boundValue(scope, name) !== undefined) return false;
  return true;
}
