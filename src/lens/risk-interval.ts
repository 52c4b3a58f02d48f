import { choicesNamedIn } from './condition.ts';
import type { Choice, Question, RiskLevel } from './lens.ts';
import { type QuestionState, type RatedCompletions, ratedCompletions } from './rated-completions.ts';
import {
  complement,
  countCommon,
  dependsOn,
  tableOfAll,
  tableOfVariable,
  type TruthTable,
} from './truth-table.ts';

/** The lowest and the highest risk over all completions of the open practices. */
export interface RiskInterval {
  /** Undefined, like `highest`, only where no completion is rated at all. */
  readonly lowest: RiskLevel | undefined;
  readonly highest: RiskLevel | undefined;
  /** Whether some completion matches no rule and so has no risk. Only a question without `default` can have this. */
  readonly unrated: boolean;
}

const RISING: readonly RiskLevel[] = ['NO_RISK', 'MEDIUM_RISK', 'HIGH_RISK'];

/**
 * The exact risk interval of a question, with each open practice taken as selected and as not selected.
 *
 * Where over 20 open practices decide, which the format does not allow, the interval spans the risks of all rules.
 */
export function riskInterval(question: Question, state: QuestionState): RiskInterval {
  const completions = ratedCompletions(question, state);
  if (completions === undefined) {
    const risks = new Set(question.riskRules.map(({ risk }) => risk));
    return intervalOf((risk) => (risk === undefined ? !hasDefault(question) : risks.has(risk)));
  }
  const all = tableOfAll(completions.open.length);
  const counts = countsUnder(completions, all);
  return intervalOf((risk) => (counts.get(risk) ?? 0) > 0);
}

function intervalOf(isPossible: (risk: RiskLevel | undefined) => boolean): RiskInterval {
  const possible = RISING.filter(isPossible);
  return { lowest: possible[0], highest: possible.at(-1), unrated: isPossible(undefined) };
}

function hasDefault(question: Question): boolean {
  return question.riskRules.some(({ condition }) => condition.op === 'default');
}

/** Completions by risk among those in the mask. */
function countsUnder(
  completions: RatedCompletions,
  mask: TruthTable,
): ReadonlyMap<RiskLevel | undefined, number> {
  return new Map([...completions.byRisk].map(([risk, table]) => [risk, countCommon(table, mask)]));
}

/**
 * The open practice to ask about next; undefined where no open practice can change the risk any more.
 *
 * Only practices count whose answer changes the risk in some completion. Among them the smallest wins, by these in turn:
 * 1. the width of the interval after "in place" plus its width after "not in place". A width is the number of steps from lowest
 *    to highest risk (0 to 2), and one more where some completions but not all are unrated;
 * 2. how mixed the risks remain: the ordered pairs of completions with different risks, added over both answers;
 * 3. the practice level, HIGH before MEDIUM before LOW before none;
 * 4. the order in the question.
 *
 * Where over 20 open practices decide, which the format does not allow, only 3 and 4 count.
 */
export function nextBestChoice(question: Question, state: QuestionState): Choice | undefined {
  const completions = ratedCompletions(question, state);
  if (completions === undefined) return firstByLevel(namedOpen(question, state));
  const candidates = completions.open.flatMap((choice, variable) =>
    changesRisk(completions, variable) ? [{ choice, ...afterAsking(completions, variable) }] : [],
  );
  const width = Math.min(...candidates.map((candidate) => candidate.width));
  const narrowest = candidates.filter((candidate) => candidate.width === width);
  const mixture = Math.min(...narrowest.map((candidate) => candidate.mixture));
  return firstByLevel(
    narrowest.filter((candidate) => candidate.mixture === mixture).map(({ choice }) => choice),
  );
}

function namedOpen(question: Question, state: QuestionState): readonly Choice[] {
  const named = new Set(question.riskRules.flatMap(({ condition }) => [...choicesNamedIn(condition)]));
  return question.choices.filter(({ id }) => named.has(id) && (state.get(id) ?? 'open') === 'open');
}

function changesRisk(completions: RatedCompletions, variable: number): boolean {
  return [...completions.byRisk.values()].some((table) => dependsOn(table, variable));
}

function afterAsking(completions: RatedCompletions, variable: number): { width: number; mixture: number } {
  const inPlace = tableOfVariable(variable, completions.open.length);
  const answers = [inPlace, complement(inPlace)].map((mask) => countsUnder(completions, mask));
  return { width: sum(answers.map(widthOf)), mixture: sum(answers.map(mixtureOf)) };
}

function widthOf(counts: ReadonlyMap<RiskLevel | undefined, number>): number {
  const ranks = RISING.flatMap((risk, rank) => ((counts.get(risk) ?? 0) > 0 ? [rank] : []));
  if (ranks.length === 0) return 0;
  return (ranks.at(-1) ?? 0) - (ranks[0] ?? 0) + ((counts.get(undefined) ?? 0) > 0 ? 1 : 0);
}

/** Below 2^40 with 20 variables, so exact. */
function mixtureOf(counts: ReadonlyMap<RiskLevel | undefined, number>): number {
  const each = [...counts.values()];
  return sum(each) ** 2 - sum(each.map((count) => count ** 2));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function firstByLevel(choices: readonly Choice[]): Choice | undefined {
  const levels: readonly Choice['level'][] = ['HIGH', 'MEDIUM', 'LOW', undefined];
  for (const level of levels) {
    const found = choices.find((choice) => choice.level === level);
    if (found !== undefined) return found;
  }
  return undefined;
}
