import { mentioned } from '../evaluation/conditional.ts';
import { type Context, evaluate } from '../evaluation/evaluate.ts';
import type { Scope } from '../evaluation/scope.ts';
import type { Expression } from '../syntax/ast.ts';
import { toBool, toNumber, wholeObject } from '../values/convert.ts';
import { firstUnknown, unknownsIn } from '../values/equality.ts';
import {
  bare,
  failure,
  isNumber,
  LazyObject,
  Mapping,
  Sequence,
  Unknown,
  unknownFrom,
  type Value,
  withReferences,
} from '../values/value.ts';
import { hasMark, markSensitive, SENSITIVE, unmarked, withoutMarks } from '../values/sensitive.ts';
import { Call, type Parameter, type TerraformFunction } from './function.ts';
import { functionTable } from './function-table.ts';
import { isImpure } from './impure.ts';
import { resultType } from './result-type.ts';
import { evaluateCan, evaluateTry } from './try.ts';

type CallExpression = Extract<Expression, { kind: 'call' }>;

/** The outcome of a function call in an expression. */
export function callFunction(expression: CallExpression, scope: Scope, context: Context): Value {
  const name = expression.name.startsWith('core::')
    ? expression.name.slice('core::'.length)
    : expression.name;
  if (name === 'try') return evaluateTry(expression.arguments, scope, context);
  if (name === 'can') return evaluateCan(expression.arguments, scope, context);
  if (name === 'templatestring' && isConstant(expression.arguments[0]))
    return failure('templatestring() takes its template by reference only');
  const { meter } = context;
  const { failures } = meter;
  const values = argumentsOf(expression, scope, context);
  if (values instanceof Unknown) return values;
  const isRefused = meter.failures > failures;
  const outcome = applyFunction(name, values, scope, context);
  // A function that would not have looked at what is wrong with its arguments is not called at all.
  const isNothing = isRefused && (meter.isAside || firstUnknown(outcome, meter) === undefined);
  return isNothing ? failure(meter.latestFailure) : outcome;
}

function isConstant(expression: Expression | undefined): boolean {
  return expression?.kind === 'literal' || expression?.kind === 'template';
}

/** Why functions that could be evaluated are not. */
const NOT_EVALUATED = new Map([['base64gzip', ": its bytes depend on Terraform's own compressor"]]);

export function applyFunction(name: string, values: readonly Value[], scope: Scope, context: Context): Value {
  const found = functionTable().get(name);
  if (found === undefined) {
    const open = unknownFrom(values.flatMap((value) => unknownsIn(value, context.meter)));
    const reason = isImpure(name)
      ? `${name}() gives another value at every run`
      : `${name}() is not evaluated${NOT_EVALUATED.get(name) ?? ''}`;
    return new Unknown(reason, { references: open?.references, type: resultType(name) });
  }
  const outcome = runFunction(name, found, values, new Call(context, scope));
  if (typeof outcome === 'string') context.meter.checkText(outcome.length);
  return outcome;
}

function argumentsOf(expression: CallExpression, scope: Scope, context: Context): readonly Value[] | Unknown {
  const values = expression.arguments.map((argument) => evaluate(argument, scope, context));
  if (!expression.expand) return values;
  const last = values.at(-1) ?? null;
  if (last instanceof Unknown || last instanceof LazyObject)
    return unknownFrom([last]) ?? failure('not a list');
  if (!(last instanceof Sequence)) return failure('the argument before "..." must be a list');
  return [...values.slice(0, -1), ...last.items];
}

function runFunction(
  name: string,
  { parameters, rest, run }: TerraformFunction,
  values: readonly Value[],
  call: Call,
): Value {
  if (values.length < parameters.length || (rest === undefined && values.length > parameters.length)) {
    return failure(`${name}() takes ${parameters.length} arguments, not ${values.length}`);
  }
  call.context.meter.spend(values.length);
  const checked: Value[] = [];
  const open: Value[] = [];
  for (const [index, value] of values.entries()) {
    const argument = checkedArgument(parameters[index] ?? rest ?? 'any', value, call);
    const isOpen = argument instanceof Unknown && (parameters[index] ?? rest) !== 'open';
    if (isOpen) open.push(argument.failed && argument !== value ? inCall(name, argument) : argument);
    checked.push(argument);
  }
  const ofOpen = openOutcome(name, open, values, call);
  const outcome = ofOpen ?? run(checked, call);
  if (hasMark(call.references)) return ofOpen ?? ofSensitive(name, outcome, values, call);
  const named =
    outcome instanceof Unknown && outcome.failed && open.length === 0 ? inCall(name, outcome) : outcome;
  return withReferences(named, call.references);
}

/** Functions whose texts hold the texts they are given as they stand. */
const VERBATIM = new Set(['join', 'jsonencode', 'yamlencode', 'tostring', 'templatestring', 'templatefile']);
/** Functions that make keys of texts. */
const KEYING = new Set(['zipmap', 'transpose']);

/** What comes of sensitive arguments is sensitive, and what is said of it must not quote them. */
function ofSensitive(name: string, outcome: Value, values: readonly Value[], call: Call): Value {
  if (outcome instanceof Unknown && outcome.document === undefined) {
    const { failed, parts } = outcome;
    const isVerbatim = parts !== undefined && (VERBATIM.has(name) || isPlainFormat(name, values));
    const references = isVerbatim ? call.references : withoutMarks(call.references);
    return new Unknown(SENSITIVE, { failed, references, parts: isVerbatim ? parts : undefined });
  }
  if (KEYING.has(name)) return new Unknown(`${name}() makes a key of a ${SENSITIVE}`);
  if (VERBATIM.has(name) || isPlainFormat(name, values)) return withReferences(outcome, call.references);
  return markSensitive(withReferences(unmarked(outcome), withoutMarks(call.references)));
}

function isPlainFormat(name: string, [format]: readonly Value[]): boolean {
  const text = bare(format ?? null);
  return (name === 'format' || name === 'formatlist') && typeof text === 'string' && !/%[^sdv%]/.test(text);
}

/** With an unknown argument, the outcome is unknown, and comes from all that the arguments mention. */
function openOutcome(
  name: string,
  open: readonly Value[],
  values: readonly Value[],
  call: Call,
): Unknown | undefined {
  const unknown = open.length === 0 ? undefined : unknownFrom(open);
  if (unknown === undefined) return undefined;
  const { reason, failed } = unknown;
  return new Unknown(reason, {
    failed,
    references: mentioned(values, call.context.meter),
    label: labelOfPart(name, values.map(bare)),
    type: failed ? undefined : resultType(name),
  });
}

/** What to call an element, or the beginning, of a list that is not known. */
function labelOfPart(name: string, [list, position]: readonly Value[]): string | undefined {
  if (!(list instanceof Unknown) || list.label === undefined) return undefined;
  if (name === 'element' && typeof position === 'number') return `${list.label}[${position}]`;
  return name === 'slice' && position === 0 ? list.label : undefined;
}

function inCall(name: string, { reason, references }: Unknown): Unknown {
  return new Unknown(`${name}(): ${reason}`, { failed: true, references });
}

function checkedArgument(parameter: Parameter, value: Value, call: Call): Value {
  if (parameter === 'open') return value;
  const plain = call.bare(value);
  if (plain instanceof Unknown) return plain;
  if (parameter === 'whole') return unknownFrom(unknownsIn(plain, call.context.meter)) ?? plain;
  if (parameter === 'any') return value instanceof LazyObject ? value : plain;
  if (plain === null) return failure('an argument must not be null');
  switch (parameter) {
    case 'string':
      return call.text(plain);
    case 'number':
      return isNumber(plain) ? plain : (unknownFrom([plain]) ?? toNumber(plain));
    case 'bool':
      return unknownFrom([plain]) ?? toBool(plain);
    default:
      return checkedCollection(parameter, plain);
  }
}

function checkedCollection(parameter: Parameter, value: Value): Value {
  const whole = value instanceof LazyObject ? wholeObject(value) : value;
  if (whole instanceof Unknown) return whole;
  const isSequence = whole instanceof Sequence;
  const isMapping = whole instanceof Mapping;
  if (parameter === 'sequence' && !isSequence) return failure('a list is required');
  if (parameter === 'mapping' && !isMapping) return failure('a map is required');
  return isSequence || isMapping ? whole : failure('a list or map is required');
}
