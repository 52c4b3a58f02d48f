import { choicesNamedIn, renderCondition } from './condition.ts';
import type { Question, RiskLevel, RiskRule } from './lens.ts';
import {
  complement,
  conjunction,
  firstCommon,
  isEmptyWithin,
  MAX_VARIABLES,
  tableOfAll,
  tableOfCondition,
  tableOfConstant,
  tableOfVariable,
  type TruthTable,
  withVariableSet,
} from './truth-table.ts';

/** Something that the rules of a question do and their author hardly means. */
export interface LogicFlaw {
  readonly rule:
    | 'rule-shadowed'
    | 'risk-unreachable'
    | 'risk-while-unanswered'
    | 'choice-unread'
    | 'risk-not-monotonic'
    | 'none-of-these-unguarded';
  readonly message: string;
  /** Where it stands: the rule's number, or the id of a choice; the question as a whole where neither is given. */
  readonly riskRule?: number;
  readonly choice?: string;
}

const RANK: Readonly<Record<RiskLevel, number>> = { NO_RISK: 0, MEDIUM_RISK: 1, HIGH_RISK: 2 };

/** Truth tables of a question over its choices, "None of these" last where there is one. */
interface Tables {
  readonly ids: readonly string[];
  /** Answers that a person can give: "None of these" stands alone. */
  readonly possible: TruthTable;
  /** Per rule, the answers that it decides. */
  readonly decided: readonly TruthTable[];
  /** Per rule, the answers under which its condition holds. */
  readonly holds: readonly TruthTable[];
}

/** What is wrong with the logic of a question's rules, by exact truth tables. Nothing where it has more than 20 choices. */
export function logicFlaws(question: Question): readonly LogicFlaw[] {
  const tables = tablesOf(question);
  if (tables === undefined || question.riskRules.length === 0) return [];
  return [
    ...rulesThatNeverDecide(question.riskRules, tables),
    ...choicesThatNothingReads(question),
    ...goodDeedsPunished(question.riskRules, tables, question),
    ...noneOfTheseUnguarded(question, tables),
  ];
}

function tablesOf({ choices, noneOfThese, riskRules }: Question): Tables | undefined {
  const ids = [...choices.map(({ id }) => id), ...(noneOfThese === undefined ? [] : [noneOfThese.id])];
  const count = ids.length;
  if (count > MAX_VARIABLES) return undefined;
  const byId = new Map(ids.map((id, index) => [id, tableOfVariable(index, count)]));
  const nothing = tableOfConstant(false, count);
  let left = tableOfAll(count);
  const holds = riskRules.map(({ condition }) =>
    conjunction(
      tableOfAll(count),
      tableOfCondition(condition, (id) => byId.get(id) ?? nothing, count),
    ),
  );
  const decided = holds.map((table) => {
    const own = conjunction(left, table);
    left = conjunction(left, complement(table));
    return own;
  });
  let possible = tableOfAll(count);
  const none = noneOfThese && byId.get(noneOfThese.id);
  if (none !== undefined) {
    for (const { id } of choices) {
      const both = conjunction(none, byId.get(id) ?? nothing);
      possible = conjunction(possible, complement(both));
    }
  }
  return { ids, possible, decided, holds };
}

function rulesThatNeverDecide(
  rules: readonly RiskRule[],
  { possible, decided, holds }: Tables,
): readonly LogicFlaw[] {
  return rules.flatMap(({ condition, risk }, index): readonly LogicFlaw[] => {
    if (!isEmptyWithin(decided[index]!, possible))
      return whileUnanswered(risk, index, decided[index]!, possible);
    const text = renderCondition(condition);
    if (condition.op === 'default')
      return [
        {
          rule: 'risk-unreachable',
          message: `${risk} is never reached: the rules before the default already decide every answer.`,
          riskRule: index,
        },
      ];
    return isEmptyWithin(holds[index]!, possible)
      ? [
          {
            rule: 'risk-unreachable',
            message: `${risk} is never reached: no answer makes "${text}" true.`,
            riskRule: index,
          },
        ]
      : [
          {
            rule: 'rule-shadowed',
            message: `${risk} is never reached: whenever "${text}" is true, an earlier rule has decided. Put the narrower rule first.`,
            riskRule: index,
          },
        ];
  });
}

/** The Tool does not rate an answer in which nothing is selected. */
function whileUnanswered(
  risk: RiskLevel,
  riskRule: number,
  decided: TruthTable,
  possible: TruthTable,
): readonly LogicFlaw[] {
  const others = possible.slice();
  others[0]! &= ~1;
  if (!isEmptyWithin(decided, others)) return [];
  const message = `${risk} is reached only while nothing is selected, and then the Tool shows UNANSWERED. Add a choice "None of these", whose id ends in _no.`;
  return [{ rule: 'risk-while-unanswered', message, riskRule }];
}

function choicesThatNothingReads({ choices, riskRules }: Question): readonly LogicFlaw[] {
  const read = new Set(riskRules.flatMap(({ condition }) => [...choicesNamedIn(condition)]));
  return choices
    .filter(({ id }) => !read.has(id))
    .map(({ id }) => ({
      rule: 'choice-unread',
      message: `No rule reads the choice "${id}": selecting it changes nothing.`,
      choice: id,
    }));
}

/** One more choice selected, and the risk is higher than before. */
function goodDeedsPunished(
  rules: readonly RiskRule[],
  { ids, possible, decided }: Tables,
  { choices }: Question,
): readonly LogicFlaw[] {
  for (const level of ['HIGH_RISK', 'MEDIUM_RISK'] as const) {
    let atLeast = tableOfConstant(false, ids.length);
    rules.forEach(({ risk }, index) => {
      if (RANK[risk] >= RANK[level]) atLeast = union(atLeast, decided[index]!);
    });
    const below = conjunction(possible, complement(atLeast));
    for (const [index, { id }] of choices.entries()) {
      const reached = conjunction(atLeast, possible);
      const raised = conjunction(
        conjunction(below, complement(tableOfVariable(index, ids.length))),
        withVariableSet(reached, index),
      );
      const example = firstCommon(raised, possible);
      if (example === undefined) continue;
      const before = ids.filter((_, variable) => (example >>> variable) & 1);
      const others = before.length === 0 ? 'with nothing else selected' : `beside ${before.join(', ')}`;
      return [
        {
          rule: 'risk-not-monotonic',
          message: `Selecting "${id}" ${others} raises the risk to ${level} or more: doing more of the right thing should never do that.`,
          choice: id,
        },
      ];
    }
  }
  return [];
}

function union(a: TruthTable, b: TruthTable): TruthTable {
  return complement(conjunction(complement(a), complement(b)));
}

/** The Tool keeps ticks beside "None of these"; where those lower the risk, the answer contradicts itself unseen. */
function noneOfTheseUnguarded(
  { noneOfThese, riskRules }: Question,
  { ids, decided }: Tables,
): readonly LogicFlaw[] {
  if (noneOfThese === undefined) return [];
  const variable = ids.indexOf(noneOfThese.id);
  const alone = 2 ** variable;
  const rankAt = (answer: number) => {
    const index = decided.findIndex((table) => (table[answer >>> 5]! >>> (answer & 31)) & 1);
    const risk = riskRules[index]?.risk;
    return risk === undefined ? 0 : RANK[risk];
  };
  const worst = rankAt(alone);
  const set = tableOfVariable(variable, ids.length);
  let lower = tableOfConstant(false, ids.length);
  riskRules.forEach(({ risk }, index) => {
    if (RANK[risk] < worst) lower = union(lower, decided[index]!);
  });
  const example = firstCommon(lower, set);
  if (example === undefined) return [];
  const beside = ids.filter((id, index) => id !== noneOfThese.id && (example >>> index) & 1);
  return [
    {
      rule: 'none-of-these-unguarded',
      message: `"${noneOfThese.id}" together with ${beside.join(', ')} counts as if it were not selected, because the Tool keeps both. Add "&& !${noneOfThese.id}" to the rules that mean less risk.`,
      choice: noneOfThese.id,
    },
  ];
}
