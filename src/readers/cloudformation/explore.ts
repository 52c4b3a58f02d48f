import { isPropertyList, isPropertyMap, type Property, Unresolved } from '../../architecture/property.ts';
import type { Truth } from './conditions.ts';
import type { Evaluator } from './evaluator.ts';
import { choiceOf, mergeAlternatives } from './merge-branches.ts';

/** Ways to fill the open parameters of one value that are tried; with more of them the value stays open. */
const MOST_COMBINATIONS = 128;

/** A value for each of some parameters that the template leaves open. */
export type Assignment = ReadonlyMap<string, string>;

/**
 * What an open value comes to, whatever the parameters in it are: each allowed value is tried. The plain value comes
 * back where there are too many ways to try.
 */
export function exploreValue(
  plain: Property | undefined,
  parameters: ReadonlySet<string>,
  evaluator: Evaluator,
  evaluate: (assigned: Evaluator) => Property | undefined,
): Property | undefined {
  if (plain === undefined || parameters.size === 0 || !hasOpen(plain)) return plain;
  const assigned = assignedEvaluators(parameters, evaluator);
  if (assigned === undefined) return plain;
  const alternatives = assigned.map(({ evaluator: one }) => evaluate(one));
  if (evaluator.isExplored) return plain;
  return mergeAlternatives(alternatives, reasonFor(parameters), { lists: true, plain });
}

/** The same for a condition. */
export function exploreTruth(
  plain: Truth,
  parameters: ReadonlySet<string>,
  evaluator: Evaluator,
  decide: (assigned: Evaluator) => Truth,
): Truth {
  if (!(plain instanceof Unresolved) || parameters.size === 0) return plain;
  const assigned = assignedEvaluators(parameters, evaluator);
  if (assigned === undefined) return plain;
  const truths = assigned.map(({ evaluator: one }) => decide(one));
  if (evaluator.isExplored || truths.some((truth) => truth instanceof Unresolved)) return plain;
  const [first = plain] = truths;
  if (truths.every((truth) => truth === first)) return first;
  const holding = assigned.flatMap(({ assignment }, i) =>
    truths[i] === true ? [[...assignment.values()].map((value) => JSON.stringify(value)).join(' with ')] : [],
  );
  return new Unresolved(`${reasonFor(parameters)}; it holds for ${choiceOf(holding)}`);
}

function reasonFor(parameters: ReadonlySet<string>): string {
  const names = [...parameters].map((name) => `"${name}"`);
  if (names.length === 1) return `parameter ${names[0]} has no default`;
  return `parameters ${names.slice(0, -1).join(', ')} and ${names.at(-1)} have no default`;
}

interface Assigned {
  readonly assignment: Assignment;
  readonly evaluator: Evaluator;
}

/** An evaluator for each way to choose among the allowed values that the template's rules admit. */
function assignedEvaluators(
  parameters: ReadonlySet<string>,
  evaluator: Evaluator,
): readonly Assigned[] | undefined {
  let assignments: readonly Assignment[] = [new Map()];
  for (const name of parameters) {
    const allowed = evaluator.template.parameters.get(name)?.allowed ?? [];
    if (assignments.length * allowed.length > MOST_COMBINATIONS) return undefined;
    assignments = assignments.flatMap((assignment) =>
      allowed.map((value) => new Map(assignment).set(name, value)),
    );
  }
  const assigned = assignments.flatMap((assignment) => {
    const one = evaluator.withAssignment(assignment);
    return one === undefined ? [] : [{ assignment, evaluator: one }];
  });
  return assigned.length === 0 ? undefined : assigned;
}

function hasOpen({ value }: Property): boolean {
  if (value instanceof Unresolved) return true;
  if (isPropertyList(value)) return value.some(hasOpen);
  return isPropertyMap(value) && [...value.values()].some(hasOpen);
}
