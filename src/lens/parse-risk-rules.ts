import type { MapNode } from '../document/document.ts';
import { choicesNamedIn, renderCondition } from './condition.ts';
import type { Condition, RiskLevel, RiskRule } from './lens.ts';
import { excerpt, LensFields } from './lens-fields.ts';
import { nearestName } from '../document/nearest-name.ts';
import { type ParsedCondition, parseCondition, parseSpokenCondition } from './parse-condition.ts';

/** A part of a rule, and whether it is in the dialect that only Hexastyle reads. */
interface Read<T> {
  readonly value: T;
  readonly dialect: boolean;
}

const RISKS: ReadonlyMap<string, RiskLevel> = new Map([
  ['HIGH_RISK', 'HIGH_RISK'],
  ['MEDIUM_RISK', 'MEDIUM_RISK'],
  ['NO_RISK', 'NO_RISK'],
]);

/** The short risks of the dialect. */
const SHORT_RISKS: ReadonlyMap<string, RiskLevel> = new Map([
  ...RISKS,
  ['HIGH', 'HIGH_RISK'],
  ['MEDIUM', 'MEDIUM_RISK'],
  ['NONE', 'NO_RISK'],
  ['NO', 'NO_RISK'],
]);

/** Whether a risk is written in the short form of the dialect. */
export function isShortRisk(text: string): boolean {
  return !RISKS.has(text) && riskNamed(text) !== undefined;
}

/** The risk that a text names, in full or in short. */
export function riskNamed(text: string): RiskLevel | undefined {
  return SHORT_RISKS.get(text.toUpperCase());
}

/**
 * The risk rules of a question. Where one is in the dialect and there is no default, whatever no rule matches is NO_RISK:
 * a rule of the dialect names what is wrong, and says nothing of the rest.
 */
export function parseRiskRules(question: LensFields, choiceIds: ReadonlySet<string>): readonly RiskRule[] {
  const nodes = question.objects('riskRules', 'needed', 3, 'rule-count');
  const rules: RiskRule[] = [];
  let isDialect = false;
  for (const [index, node] of nodes.entries()) {
    const rule = parseRule(question, node, index, choiceIds);
    if (rule === undefined) continue;
    checkOrder(question, node, rule.value, rules);
    rules.push(rule.value);
    isDialect ||= rule.dialect;
  }
  if (rules.some(isDefault) || !question.has('riskRules')) return rules;
  if (isDialect) {
    const message = `${question.what} has no default rule. Hexastyle takes NO_RISK where no rule matches.`;
    question.problems.add('info', 'default-missing', question.place('riskRules'), message);
    return [...rules, { condition: { op: 'default' }, risk: 'NO_RISK' }];
  }
  const message = `${question.what} has no default rule, so that answers which match no rule have no risk. Add { "condition": "default", "risk": … } at the end.`;
  question.problems.add('warning', 'default-missing', question.place('riskRules'), message);
  return rules;
}

function isDefault(rule: RiskRule): boolean {
  return rule.condition.op === 'default';
}

function parseRule(
  question: LensFields,
  node: MapNode,
  index: number,
  choiceIds: ReadonlySet<string>,
): Read<RiskRule> | undefined {
  const rule = new LensFields(
    node,
    `risk rule ${index + 1} of ${question.what}`,
    ['condition', 'risk'],
    question.problems,
  );
  const condition = readCondition(rule, choiceIds);
  const risk = readRisk(rule);
  if (condition === undefined || risk === undefined) return undefined;
  return {
    value: { condition: condition.value, risk: risk.value },
    dialect: condition.dialect || risk.dialect,
  };
}

function readCondition(rule: LensFields, choiceIds: ReadonlySet<string>): Read<Condition> | undefined {
  const text = rule.text('condition', 'needed');
  if (text === undefined) return undefined;
  const written = parseCondition(text);
  const spoken: ParsedCondition = 'condition' in written ? written : parseSpokenCondition(text);
  if ('problem' in spoken) {
    const { problem, offset } = 'problem' in written && written.offset > spoken.offset ? written : spoken;
    const message = `The condition of ${rule.what} cannot be read: ${problem} at character ${offset + 1}.`;
    rule.problems.add('unusable', 'condition', rule.place('condition'), message);
    return undefined;
  }
  const dialect = spoken !== written;
  if (dialect) {
    const fix = excerpt(renderCondition(spoken.condition));
    const message = `The condition of ${rule.what} is in words, which AWS refuses. Hexastyle reads it as "${fix}"; write that to import it there.`;
    rule.problems.add('dialect', 'condition', rule.place('condition'), message);
  }
  checkNamedChoices(rule, spoken.condition, choiceIds);
  return { value: spoken.condition, dialect };
}

function checkNamedChoices(rule: LensFields, condition: Condition, choiceIds: ReadonlySet<string>): void {
  const unknown = [...choicesNamedIn(condition)].filter((id) => !choiceIds.has(id));
  const [first] = unknown;
  if (first === undefined) return;
  const others = unknown.length === 1 ? '' : ` and ${unknown.length - 1} more`;
  const meant = nearestName(first, choiceIds);
  const fix = meant === undefined ? 'Name a choice of the question, or add this one.' : `Write "${meant}".`;
  const message = `The condition of ${rule.what} names "${excerpt(first)}"${others}, which the question does not have. ${fix}`;
  rule.problems.add('unusable', 'condition-choice', rule.place('condition'), message);
}

function readRisk(rule: LensFields): Read<RiskLevel> | undefined {
  const text = rule.text('risk', 'needed');
  if (text === undefined) return undefined;
  const risk = RISKS.get(text);
  if (risk !== undefined) return { value: risk, dialect: false };
  const expected = `The risk of ${rule.what} must be HIGH_RISK, MEDIUM_RISK or NO_RISK, not "${excerpt(text)}".`;
  const meant = riskNamed(text);
  if (meant === undefined) {
    rule.problems.add('unusable', 'risk-level', rule.place('risk'), expected);
    return undefined;
  }
  const message = `${expected} Hexastyle reads it; write "${meant}" to import it to AWS.`;
  rule.problems.add('dialect', 'risk-level', rule.place('risk'), message);
  return { value: meant, dialect: true };
}

function checkOrder(question: LensFields, node: MapNode, rule: RiskRule, before: readonly RiskRule[]): void {
  if (before.some(({ risk }) => risk === rule.risk)) {
    const message = `${question.what} has a second rule for ${rule.risk}. Join the conditions with ||.`;
    question.problems.add('refused', 'risk-level-once', node, message);
  }
  if (before.some(isDefault)) {
    const message = `A rule of ${question.what} stands behind the default and is never reached. Put the default last.`;
    question.problems.add('warning', 'default-last', node, message);
  }
}
