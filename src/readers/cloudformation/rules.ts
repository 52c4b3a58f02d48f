import { isPropertyList, Unresolved } from '../../architecture/property.ts';
import { type DocumentNode, valueAt } from '../../document/document.ts';
import { type Truth, truthOf } from './conditions.ts';
import type { Evaluator } from './evaluator.ts';
import { intrinsicCall, nameIn } from './intrinsic.ts';
import { isSame } from './merge-branches.ts';
import type { Scope } from './template.ts';

/** More assertions say nothing that matters here. */
const MOST_ASSERTIONS = 200;

/**
 * The list that an unconditional assertion holds a parameter to: `Fn::Contains: [[a, b], !Ref Name]`. Undefined where
 * no rule does so.
 */
export function allowedByRule(rules: DocumentNode | undefined, parameter: string): DocumentNode | undefined {
  for (const { rule, assertion } of assertionsIn(rules)) {
    if (valueAt(rule, 'RuleCondition') !== undefined) continue;
    const call = intrinsicCall(assertion);
    const [list, value] =
      call?.name === 'Contains' && call.argument.type === 'list' ? call.argument.items : [];
    const referred = value === undefined ? undefined : intrinsicCall(value);
    if (list?.type === 'list' && referred?.name === 'Ref' && nameIn(referred.argument) === parameter)
      return list;
  }
  return undefined;
}

/** Whether the template's rules refuse the values that the evaluator has for its parameters. */
export function isRefused(evaluator: Evaluator): boolean {
  const { template } = evaluator;
  const rules = valueAt(template.root, 'Rules');
  return assertionsIn(rules).some(({ rule, assertion }) => {
    const condition = valueAt(rule, 'RuleCondition');
    if (condition !== undefined && ruleTruth(condition, template.scope, evaluator) !== true) return false;
    return ruleTruth(assertion, template.scope, evaluator) === false;
  });
}

interface Assertion {
  readonly rule: DocumentNode;
  readonly assertion: DocumentNode;
}

function assertionsIn(rules: DocumentNode | undefined): readonly Assertion[] {
  if (rules?.type !== 'map') return [];
  const found: Assertion[] = [];
  for (const { value: rule } of rules.entries) {
    const assertions = valueAt(rule, 'Assertions');
    for (const item of assertions?.type === 'list' ? assertions.items : []) {
      const assertion = valueAt(item, 'Assert');
      if (assertion !== undefined && found.length < MOST_ASSERTIONS) found.push({ rule, assertion });
    }
  }
  return found;
}

/** The truth of a node in a rule, where functions stand that only rules have. */
function ruleTruth(node: DocumentNode, scope: Scope, evaluator: Evaluator): Truth {
  return truthOf(node, scope, evaluator, (call) => {
    const [first, second] =
      call.argument.type === 'list' ? call.argument.items.map((item) => listed(item, scope, evaluator)) : [];
    switch (call.name) {
      case 'Contains':
      case 'EachMemberIn': {
        const [all, some] = call.name === 'Contains' ? [first, second] : [second, first];
        return everyOne(some, (value) => oneOf(all, value));
      }
      case 'EachMemberEquals':
        return everyOne(first, (value) => oneOf(second, value));
      default:
        return undefined;
    }
  });
}

type Texts = readonly string[] | undefined;

function listed(node: DocumentNode, scope: Scope, evaluator: Evaluator): Texts {
  const call = intrinsicCall(node);
  if (call !== undefined && RULE_VALUES.has(call.name)) return undefined;
  const property = evaluator.evaluate(node, scope);
  const items = property === undefined ? [] : isPropertyList(property.value) ? property.value : [property];
  const texts = items.map(({ value }) => (typeof value === 'object' ? undefined : String(value)));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** What these give is known to the account only. */
const RULE_VALUES = new Set(['RefAll', 'ValueOf', 'ValueOfAll']);

function oneOf(all: Texts, value: string): Truth {
  return all?.some((item) => isSame(item, value)) ?? new Unresolved('a value in a rule is open');
}

function everyOne(values: Texts, test: (value: string) => Truth): Truth {
  if (values === undefined) return new Unresolved('a value in a rule is open');
  const truths = values.map(test);
  return truths.find((truth) => truth !== true) ?? true;
}
