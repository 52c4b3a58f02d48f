import type { PracticeResult, QuestionResult, ReviewResult } from '../review/review-result.ts';
import { certainHighRisks, decidingPractices, type MergedEvidence, mergeEvidence } from './summary.ts';

/** A practice that makes a risk certain, with what no earlier practice has shown already, on most resources first. */
export interface DecidingPractice {
  readonly practice: PracticeResult;
  readonly findings: readonly MergedEvidence[];
  /** Ids of earlier practices that show findings of this one. */
  readonly shownBy: readonly string[];
}

export interface HighRisk {
  readonly question: QuestionResult;
  readonly practices: readonly DecidingPractice[];
}

/** The certain high risks and what makes them certain; a finding on several practices is told with the first of them. */
export function highRisksWithReasons(result: ReviewResult): readonly HighRisk[] {
  const toldBy = new Map<string, string>();
  return certainHighRisks(result).map((question) => ({
    question,
    practices: decidingPractices(question).map((practice) => decidingPractice(practice, toldBy)),
  }));
}

function decidingPractice(practice: PracticeResult, toldBy: Map<string, string>): DecidingPractice {
  const findings: MergedEvidence[] = [];
  const shownBy = new Set<string>();
  const against = practice.evidence.filter(({ verdict }) => verdict === 'contradicts');
  for (const finding of mergeEvidence(against)) {
    const key = JSON.stringify(finding);
    const earlier = toldBy.get(key);
    if (earlier !== undefined) shownBy.add(earlier);
    else {
      toldBy.set(key, practice.id);
      findings.push(finding);
    }
  }
  return {
    practice,
    findings: findings.toSorted((a, b) => b.resources - a.resources),
    shownBy: [...shownBy],
  };
}
