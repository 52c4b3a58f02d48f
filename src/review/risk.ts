import type { RiskInterval as LensInterval, RiskLevel } from '../lens/index.ts';
import type {
  ItemLevel,
  PillarResult,
  QuestionResult,
  Risk,
  RiskCounts,
  RiskInterval,
} from './review-result.ts';

const RISKS: Readonly<Record<RiskLevel, Risk>> = {
  HIGH_RISK: 'HIGH',
  MEDIUM_RISK: 'MEDIUM',
  NO_RISK: 'NONE',
};
const RANKS: Readonly<Record<Risk, number>> = { NOT_APPLICABLE: 0, NONE: 0, MEDIUM: 1, HIGH: 2 };
const LEVEL_RANKS: Readonly<Record<ItemLevel, number>> = { LOW: 0, MEDIUM: 1, HIGH: 2 };

/**
 * The interval in the words of the API. A completion that no rule rates has no risk in the WA Tool; nothing is certain
 * then, so the interval is the widest.
 */
export function riskIntervalOf({ lowest, highest, unrated }: LensInterval): RiskInterval {
  if (unrated || lowest === undefined || highest === undefined) return { lowest: 'NONE', highest: 'HIGH' };
  return { lowest: RISKS[lowest], highest: RISKS[highest] };
}

export function riskRank(risk: Risk): number {
  return RANKS[risk];
}

export function levelRank(level: ItemLevel): number {
  return LEVEL_RANKS[level];
}

/** The level that a risk gives to what causes it. */
export function levelOfRisk(risk: Risk): ItemLevel {
  return risk === 'HIGH' || risk === 'MEDIUM' ? risk : 'LOW';
}

export function isCertain({ lowest, highest }: RiskInterval): boolean {
  return lowest === highest;
}

/** Questions by risk, as in the WA Tool; a question whose risk is not certain counts as UNANSWERED. */
export function riskCounts(questions: readonly QuestionResult[]): RiskCounts {
  const counts = { UNANSWERED: 0, HIGH: 0, MEDIUM: 0, NONE: 0, NOT_APPLICABLE: 0 };
  for (const { risk } of questions) counts[isCertain(risk) ? risk.lowest : 'UNANSWERED'] += 1;
  return counts;
}

/** Practices by status over some questions. */
export function practiceCounts(questions: readonly QuestionResult[]): PillarResult['practices'] {
  const counts = { 'in-place': 0, 'not-in-place': 0, 'not-applicable': 0, open: 0, disputed: 0 };
  for (const { practices } of questions) {
    for (const { status } of practices) counts[status] += 1;
  }
  return counts;
}
