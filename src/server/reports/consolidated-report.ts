import type { Choice, Pillar, Question } from '../../lens/index.ts';
import type { RiskCounts } from '../../review/index.ts';
import type { LensContent } from '../well-architected-tool/lens-catalog.ts';

/** One workload in a report over many; questions and choices are the lens's own. */
export interface ConsolidatedWorkload {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly account: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  /** Over all lenses. */
  readonly riskCounts: RiskCounts;
  readonly lensesApplied: number;
  /** Lenses in detail: all, or the one that was asked for. */
  readonly reviews: readonly ConsolidatedReview[];
}

/** A lens of a workload. */
export interface ConsolidatedReview {
  readonly content: LensContent;
  readonly riskCounts: RiskCounts;
  readonly pillars: readonly ConsolidatedPillar[];
}

/** A pillar of a lens of a workload. */
export interface ConsolidatedPillar {
  readonly pillar: Pillar;
  readonly riskCounts: RiskCounts;
  readonly atRisk: readonly QuestionAtRisk[];
}

/** A question at risk, and what would help. */
export interface QuestionAtRisk {
  readonly question: Question;
  readonly risk: 'HIGH' | 'MEDIUM';
  /** The choices that the answer leaves out, those that weigh most first. */
  readonly missing: readonly Choice[];
}

/** Workloads by name, some at a time: what is told of a thousand need not be in memory at once. */
export type ConsolidatedBatches = AsyncIterable<readonly ConsolidatedWorkload[]>;
