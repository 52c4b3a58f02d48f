import type { Choice, Question } from '../../lens/index.ts';
import type { RiskCounts } from '../../review/index.ts';
import { addedCounts, NO_RISKS } from '../well-architected-tool/answer-state.ts';
import { FRAMEWORK_ARN, type LensContent } from '../well-architected-tool/lens-catalog.ts';
import type { ConsolidatedBatches, ConsolidatedWorkload } from './consolidated-report.ts';
import { isoDate } from '../reviews/statements.ts';

/** Many workloads as pages for people show them: totals, what is missing most, a row a workload. */
export interface ConsolidatedSummary {
  readonly date: string;
  readonly riskCounts: RiskCounts;
  /** The Framework's pillars over all workloads. */
  readonly pillars: readonly SummaryPillar[];
  readonly gaps: readonly CommonGap[];
  readonly rows: readonly SummaryRow[];
  /** Questions at risk of each workload, where there are few enough to read. */
  readonly details: readonly WorkloadDetail[];
}

/** A pillar of the Framework over all workloads. */
export interface SummaryPillar {
  readonly id: string;
  readonly name: string;
  /** What its questions' numbers begin with: `SEC`. */
  readonly prefix: string;
  readonly riskCounts: RiskCounts;
}

/** A practice that many workloads lack. */
export interface CommonGap extends Pick<Choice, 'practice' | 'title' | 'level'> {
  readonly lens: string;
  readonly workloads: number;
}

/** A workload in a line. */
export interface SummaryRow {
  readonly name: string;
  readonly account: string;
  /** ISO date. */
  readonly updatedOn: string;
  readonly lenses: number;
  readonly riskCounts: RiskCounts;
  /** High and medium risks of each pillar of the Framework. */
  readonly pillars: readonly (readonly [high: number, medium: number])[];
}

/** The questions of a workload that are at risk. */
export interface WorkloadDetail {
  readonly name: string;
  /** High before medium. */
  readonly questions: readonly {
    readonly risk: 'HIGH' | 'MEDIUM';
    readonly lens: string;
    readonly number?: string;
    readonly title: string;
    readonly missing: readonly Pick<Choice, 'practice' | 'title'>[];
  }[];
}

const GAPS_SHOWN = 14;
/** More questions at risk than these nobody reads on a page: the JSON and CSV forms name all of them. */
const MOST_DETAILS = 600;

/** Sums workloads up as they come. */
export async function consolidatedSummary(
  batches: ConsolidatedBatches,
  now: number,
): Promise<ConsolidatedSummary> {
  const gaps = new Gaps();
  const rows: SummaryRow[] = [];
  let pillars: readonly SummaryPillar[] = [];
  let details: WorkloadDetail[] = [];
  let atRisk = 0;
  for await (const workloads of batches) {
    for (const workload of workloads) {
      rows.push(rowOf(workload));
      pillars = withPillarsOf(workload, pillars);
      gaps.add(workload);
      atRisk += workload.riskCounts.HIGH + workload.riskCounts.MEDIUM;
      if (atRisk <= MOST_DETAILS) details.push(detailOf(workload));
      else details = [];
    }
  }
  return {
    date: isoDate(now),
    riskCounts: addedCounts(rows.map(({ riskCounts }) => riskCounts)),
    pillars,
    gaps: gaps.mostCommon(),
    rows,
    details,
  };
}

function rowOf(workload: ConsolidatedWorkload): SummaryRow {
  const { name, account, updatedAt, lensesApplied, riskCounts } = workload;
  return {
    name,
    account,
    updatedOn: isoDate(updatedAt),
    lenses: lensesApplied,
    riskCounts,
    pillars: frameworkPillars(workload).map(({ riskCounts: { HIGH, MEDIUM } }) => [HIGH, MEDIUM] as const),
  };
}

function frameworkPillars({ reviews }: ConsolidatedWorkload) {
  return reviews.find(({ content }) => content.arn === FRAMEWORK_ARN)?.pillars ?? [];
}

function withPillarsOf(
  workload: ConsolidatedWorkload,
  before: readonly SummaryPillar[],
): readonly SummaryPillar[] {
  const added = frameworkPillars(workload);
  if (added.length === 0) return before;
  return added.map(({ pillar: { id, name, questions }, riskCounts }, index) => ({
    id,
    name,
    prefix: /^[A-Z]+/.exec(questions[0]?.number ?? '')?.[0] ?? id,
    riskCounts: addedCounts([before[index]?.riskCounts ?? NO_RISKS, riskCounts]),
  }));
}

/** Counts the workloads that lack a practice. */
class Gaps {
  readonly #counts = new Map<Choice, { content: LensContent; question: Question; workloads: number }>();

  add({ reviews }: ConsolidatedWorkload): void {
    for (const { content, pillars } of reviews) {
      for (const { atRisk } of pillars) {
        for (const { question, missing } of atRisk) {
          for (const choice of missing) {
            const known = this.#counts.get(choice);
            if (known === undefined) this.#counts.set(choice, { content, question, workloads: 1 });
            else known.workloads += 1;
          }
        }
      }
    }
  }

  /** The same practice of several versions of a lens counts as one. */
  mostCommon(): readonly CommonGap[] {
    const gaps = Map.groupBy(
      this.#counts,
      ([{ id }, { content, question }]) => `${content.arn} ${question.id} ${id}`,
    );
    return [...gaps.values()]
      .map((versions): CommonGap => {
        const [{ practice, title, level }, { content }] = versions.at(-1)!;
        const workloads = versions.reduce((sum, [, counted]) => sum + counted.workloads, 0);
        return {
          ...(practice !== undefined && { practice }),
          title,
          ...(level !== undefined && { level }),
          lens: content.lens.name,
          workloads,
        };
      })
      .toSorted((a, b) => b.workloads - a.workloads || levelRank(a) - levelRank(b))
      .slice(0, GAPS_SHOWN);
  }
}

function levelRank({ level }: CommonGap): number {
  return level === undefined ? 3 : ['HIGH', 'MEDIUM', 'LOW'].indexOf(level);
}

function detailOf({ name, reviews }: ConsolidatedWorkload): WorkloadDetail {
  const questions = reviews.flatMap(({ content, pillars }) =>
    pillars.flatMap(({ atRisk }) =>
      atRisk.map(({ question: { number, title }, risk, missing }) => ({
        risk,
        lens: content.lens.name,
        ...(number !== undefined && { number }),
        title,
        missing: missing.map((choice) => ({
          ...(choice.practice !== undefined && { practice: choice.practice }),
          title: choice.title,
        })),
      })),
    ),
  );
  return {
    name,
    questions: questions.toSorted((a, b) => Number(a.risk === 'MEDIUM') - Number(b.risk === 'MEDIUM')),
  };
}
