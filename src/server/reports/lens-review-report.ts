import type { PracticeLevel, Resource } from '../../lens/index.ts';
import type { PracticeStatus, RiskCounts } from '../../review/index.ts';
import type { MergedEvidence } from '../../reports/summary.ts';
import type { ApiRisk, ChoiceStatus, Reason } from '../well-architected-tool/answer-state.ts';
import type { WorkloadBody } from '../well-architected-tool/workloads.ts';

/** What is told of a review of one lens, now or at a milestone; every format is a view of it. */
export interface LensReviewReport {
  readonly schemaVersion: '1';
  /** The day the report was made (ISO date). */
  readonly date: string;
  readonly workload: ReportedWorkload;
  readonly lens: ReportedLens;
  readonly milestone?: { readonly number: number; readonly name: string; readonly recordedAt: string };
  /** Questions by risk. */
  readonly riskCounts: RiskCounts;
  /** In the order of the lens. */
  readonly pillars: readonly ReportedPillar[];
  /** Questions at risk: high before medium, then by the workload's pillar priorities, then in the order of the lens. */
  readonly plan: readonly PlannedQuestion[];
  readonly acceptedRisks: readonly ReportedAcceptance[];
  /** The review of code that the evidence comes from. */
  readonly evidenceFrom?: { readonly run: string; readonly date: string };
}

/** What a report tells of all that is said of a workload. */
export const REPORTED_STATEMENTS = [
  'Description',
  'Environment',
  'ReviewOwner',
  'IndustryType',
  'Industry',
  'AccountIds',
  'AwsRegions',
  'NonAwsRegions',
  'ArchitecturalDesign',
  'PillarPriorities',
  'ImprovementStatus',
  'Notes',
] as const satisfies readonly (keyof WorkloadBody)[];

/** The workload of a report. */
export interface ReportedWorkload extends Pick<WorkloadBody, (typeof REPORTED_STATEMENTS)[number]> {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** Account that owns it. */
  readonly account: string;
  /** ISO instant. */
  readonly updatedAt: string;
}

/** The lens of a report. */
export interface ReportedLens {
  readonly alias: string;
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly notes: string;
}

/** A pillar with its questions. */
export interface ReportedPillar {
  readonly id: string;
  readonly name: string;
  readonly riskCounts: RiskCounts;
  readonly notes: string;
  readonly questions: readonly ReportedQuestion[];
}

/** A question with its answer. */
export interface ReportedQuestion {
  readonly id: string;
  /** Number in the Framework: `SEC08`. */
  readonly number?: string;
  readonly title: string;
  readonly description?: string;
  readonly helpfulResource?: Resource;
  readonly risk: ApiRisk;
  readonly isApplicable: boolean;
  /** Why the question does not apply. */
  readonly reason: Reason;
  readonly notes: string;
  /** ISO instant; none where nobody answered. */
  readonly updatedAt?: string;
  /** As the question lists them, "None of these" last. */
  readonly choices: readonly ReportedChoice[];
}

/** A choice with what was said of it, and what the code shows. */
export interface ReportedChoice {
  readonly id: string;
  /** Number in the Framework: `SEC08-BP02`. */
  readonly practice?: string;
  readonly title: string;
  readonly level?: PracticeLevel;
  readonly isNoneOfThese: boolean;
  readonly status: ChoiceStatus;
  readonly reason: Reason;
  readonly notes: string;
  /** What the practice is. */
  readonly description?: string;
  readonly helpfulResource?: Resource;
  /** How to put it in place. */
  readonly remediation?: Resource;
  readonly additionalResources: readonly Resource[];
  /** What the code shows of it. */
  readonly seenInCode?: { readonly status: PracticeStatus; readonly evidence: readonly MergedEvidence[] };
  readonly acceptedRisk?: ReportedAcceptance;
}

/** What to do about a question at risk. */
export interface PlannedQuestion {
  readonly question: string;
  readonly pillar: string;
  readonly risk: 'HIGH' | 'MEDIUM';
  /** Ids of the choices to put in place, those that weigh most first. */
  readonly choices: readonly string[];
}

/** A risk that somebody accepted. */
export interface ReportedAcceptance {
  readonly question: string;
  readonly choice: string;
  readonly reason: string;
  readonly owner: string;
  /** ISO date; holds to the end of that day. */
  readonly expires: string;
  readonly isExpired: boolean;
}

/** A question of the report by its id, with its pillar. */
export function placedQuestions(
  report: LensReviewReport,
): ReadonlyMap<string, { readonly pillar: ReportedPillar; readonly question: ReportedQuestion }> {
  return new Map(
    report.pillars.flatMap((pillar) =>
      pillar.questions.map((question) => [question.id, { pillar, question }] as const),
    ),
  );
}

/** Items of the plan with their question, pillar and choices. */
export function planInFull(report: LensReviewReport): readonly PlannedInFull[] {
  const placed = placedQuestions(report);
  return report.plan.flatMap(({ question: id, risk, choices }) => {
    const found = placed.get(id);
    if (found === undefined) return [];
    const byId = new Map(found.question.choices.map((choice) => [choice.id, choice]));
    return [{ ...found, risk, choices: choices.flatMap((choice) => byId.get(choice) ?? []) }];
  });
}

/** The same with what its ids stand for. */
export interface PlannedInFull {
  readonly pillar: ReportedPillar;
  readonly question: ReportedQuestion;
  readonly risk: PlannedQuestion['risk'];
  readonly choices: readonly ReportedChoice[];
}
