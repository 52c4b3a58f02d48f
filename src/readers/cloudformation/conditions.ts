import { isPropertyList, isPropertyMap, type Property, Unresolved } from '../../architecture/property.ts';
import type { DocumentNode } from '../../document/document.ts';
import { type Call, type IntrinsicFunction, openCall } from './call.ts';
import type { Evaluator } from './evaluator.ts';
import { type IntrinsicCall, intrinsicCall, nameIn } from './intrinsic.ts';
import { isSame, mergeBranches } from './merge-branches.ts';
import type { Scope } from './template.ts';

/** Whether a condition holds, or why nobody can say before deployment. */
export type Truth = boolean | Unresolved;

/** Decides a call that only some places know; undefined for every other call. */
type FurtherFunctions = (call: IntrinsicCall) => Truth | undefined;

/** The truth of a node where a condition stands: `Fn::And`, `Fn::Equals`, `Condition` and so on. */
export function truthOf(
  node: DocumentNode,
  scope: Scope,
  evaluator: Evaluator,
  further: FurtherFunctions = () => undefined,
): Truth {
  if (!evaluator.template.budget.enter()) return new Unresolved('the template nests conditions too deeply');
  const truth = truthWithin(node, scope, evaluator, further);
  evaluator.template.budget.leave();
  return truth;
}

function truthWithin(
  node: DocumentNode,
  scope: Scope,
  evaluator: Evaluator,
  further: FurtherFunctions,
): Truth {
  const call = intrinsicCall(node, 'conditions');
  const furtherTruth = call === undefined ? undefined : further(call);
  if (furtherTruth !== undefined) return furtherTruth;
  const argument = call?.argument;
  const items = argument?.type === 'list' ? argument.items : [];
  switch (call?.name) {
    case 'Condition': {
      const name = argument === undefined ? undefined : nameIn(argument);
      return name === undefined ? new Unresolved('a condition is named by text') : evaluator.condition(name);
    }
    case 'And':
      return decided(items, false, (item) => truthOf(item, scope, evaluator, further));
    case 'Or':
      return decided(items, true, (item) => truthOf(item, scope, evaluator, further));
    case 'Not': {
      const [negated] = items;
      const truth =
        negated === undefined
          ? new Unresolved('Fn::Not takes one condition')
          : truthOf(negated, scope, evaluator, further);
      return truth instanceof Unresolved ? truth : !truth;
    }
    case 'Equals':
      return isEqual(items, scope, evaluator);
    default:
      return booleanOf(evaluator.evaluate(node, scope));
  }
}

function booleanOf(property: Property | undefined): Truth {
  const value = property?.value;
  if (value instanceof Unresolved) return value;
  if (String(value) === 'true') return true;
  return String(value) === 'false' ? false : new Unresolved('the condition is neither true nor false');
}

/** And, or: one deciding truth is enough, whatever the open ones turn out to be. */
function decided(
  items: readonly DocumentNode[],
  deciding: boolean,
  truth: (item: DocumentNode) => Truth,
): Truth {
  let open: Unresolved | undefined;
  for (const item of items) {
    const decidedOne = truth(item);
    if (decidedOne === deciding) return deciding;
    if (decidedOne instanceof Unresolved) open ??= decidedOne;
  }
  return open ?? !deciding;
}

function isEqual(items: readonly DocumentNode[], scope: Scope, evaluator: Evaluator): Truth {
  const [first, second] = items;
  if (first === undefined || second === undefined) return new Unresolved('Fn::Equals takes two values');
  const a = evaluator.evaluate(first, scope);
  const b = evaluator.evaluate(second, scope);
  if (a === undefined || b === undefined) return a === b;
  if (isSame(a.value, b.value)) return true;
  const excluded = isNeverEqual(first, b, evaluator) || isNeverEqual(second, a, evaluator);
  if (excluded) return false;
  return firstOpen(a) ?? firstOpen(b) ?? false;
}

/** Whether the node is a parameter without value none of whose allowed values is the other one. */
function isNeverEqual(node: DocumentNode, other: Property, evaluator: Evaluator): boolean {
  const call = intrinsicCall(node);
  if (call?.name !== 'Ref' || typeof other.value === 'object') return false;
  const allowed = evaluator.template.parameters.get(nameIn(call.argument) ?? '')?.allowed;
  return allowed !== undefined && !allowed.includes(String(other.value));
}

function firstOpen({ value }: Property): Unresolved | undefined {
  if (value instanceof Unresolved) return value;
  const items = isPropertyList(value) ? value : isPropertyMap(value) ? [...value.values()] : [];
  for (const item of items) {
    const open = firstOpen(item);
    if (open !== undefined) return open;
  }
  return undefined;
}

function choose(call: Call): Property | undefined {
  const { argument, scope, evaluator } = call;
  const [condition, yes, no] = argument.type === 'list' ? argument.items : [];
  const name = condition === undefined ? undefined : nameIn(condition);
  if (condition === undefined || name === undefined || yes === undefined || no === undefined) {
    return openCall(call, 'Fn::If takes a condition and two values');
  }
  const truth =
    condition.tag === undefined ? evaluator.condition(name) : truthOf(condition, scope, evaluator);
  if (truth instanceof Unresolved) {
    return mergeBranches(evaluator.evaluate(yes, scope), evaluator.evaluate(no, scope), truth.reason);
  }
  return evaluator.evaluate(truth ? yes : no, scope);
}

function truthAsValue(call: Call): Property {
  const { tag: _, ...argument } = call.argument;
  const truth = truthOf({ ...argument, tag: call.name }, call.scope, call.evaluator);
  return { value: truth, location: call.location };
}

export const CONDITION_FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  If: choose,
  And: truthAsValue,
  Or: truthAsValue,
  Not: truthAsValue,
  Equals: truthAsValue,
  Condition: truthAsValue,
};
