import type { Condition } from './lens.ts';

/** The text of a condition. Every inner `&&` or `||` stands in parentheses, so that nothing rests on precedence. */
export function renderCondition(condition: Condition): string {
  switch (condition.op) {
    case 'default':
      return 'default';
    case 'choice':
      return condition.id;
    case 'not':
      return `!${renderOperand(condition.operand)}`;
    case 'and':
    case 'or':
      return condition.operands.map(renderOperand).join(condition.op === 'and' ? ' && ' : ' || ');
  }
}

function renderOperand(condition: Condition): string {
  const text = renderCondition(condition);
  return condition.op === 'and' || condition.op === 'or' ? `(${text})` : text;
}

/** Ids of the choices that a condition names, in order of first mention. */
export function choicesNamedIn(condition: Condition): ReadonlySet<string> {
  const ids = new Set<string>();
  collectChoices(condition, ids);
  return ids;
}

function collectChoices(condition: Condition, ids: Set<string>): void {
  if (condition.op === 'choice') ids.add(condition.id);
  if (condition.op === 'not') collectChoices(condition.operand, ids);
  if (condition.op === 'and' || condition.op === 'or') {
    for (const operand of condition.operands) collectChoices(operand, ids);
  }
}

/**
 * The condition that is left when some choices are not applicable; it names none of them.
 *
 * A choice that is not applicable is the neutral element: `&&` and `||` leave it out, and so they do with `!x`, and with a group
 * of which nothing is left. AWS documents none of this; measured against the service: `&&` counts it as met, `||` as unmet.
 * Not measured, and chosen here: `!x`, and a condition of which nothing at all is left. The latter is decided as if
 * the choices were selected, so that `x` holds, `!x` does not, and a practice that does not apply never makes a risk.
 */
export function withoutNotApplicable(condition: Condition, notApplicable: ReadonlySet<string>): Condition {
  if (notApplicable.size === 0) return condition;
  return (
    whatApplies(condition, notApplicable) ?? (conditionHolds(condition, notApplicable) ? HOLDS : NEVER_HOLDS)
  );
}

const HOLDS: Condition = { op: 'and', operands: [] };
const NEVER_HOLDS: Condition = { op: 'or', operands: [] };

function whatApplies(condition: Condition, notApplicable: ReadonlySet<string>): Condition | undefined {
  switch (condition.op) {
    case 'default':
      return condition;
    case 'choice':
      return notApplicable.has(condition.id) ? undefined : condition;
    case 'not': {
      const operand = whatApplies(condition.operand, notApplicable);
      return operand && { op: 'not', operand };
    }
    case 'and':
    case 'or': {
      const operands = condition.operands.flatMap((operand) => whatApplies(operand, notApplicable) ?? []);
      return operands.length === 0 ? undefined : { op: condition.op, operands };
    }
  }
}

/** Whether a condition holds when exactly these choices are selected. `default` always holds. */
export function conditionHolds(condition: Condition, selected: ReadonlySet<string>): boolean {
  switch (condition.op) {
    case 'default':
      return true;
    case 'choice':
      return selected.has(condition.id);
    case 'not':
      return !conditionHolds(condition.operand, selected);
    case 'and':
      return condition.operands.every((operand) => conditionHolds(operand, selected));
    case 'or':
      return condition.operands.some((operand) => conditionHolds(operand, selected));
  }
}
