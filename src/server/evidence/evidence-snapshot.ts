import type { ItemLevel, PracticeStatus, RiskInterval } from '../../review/index.ts';
import { isoTime } from '../iso-time.ts';
import { currentResult } from '../reviews/results.ts';
import type { RunSummary } from '../reviews/review-runs.ts';
import type { Call } from '../well-architected-tool/operation.ts';

/** What is kept of evidence when a milestone is saved: enough to compare, not the findings themselves. */
export interface EvidenceSnapshot {
  /** The newest finished review; none where there was none yet. */
  readonly run?: {
    readonly id: string;
    readonly architecture: { readonly id: string; readonly name: string };
    readonly endedAt: string | null;
    readonly summary: RunSummary | undefined;
  };
  readonly questions: readonly EvidenceQuestion[];
  /** The improvement plan, in its order. */
  readonly items: readonly { readonly id: string; readonly title: string; readonly level: ItemLevel }[];
}

/** What evidence and answers said of a question. */
export interface EvidenceQuestion {
  /** ARN of the lens. */
  readonly lens: string;
  readonly question: string;
  readonly risk: RiskInterval;
  /** How each choice stands. */
  readonly practices: Readonly<Record<string, PracticeStatus>>;
}

/** The evidence of a workload as it stands, beside what people say now. */
export async function evidenceSnapshot(
  call: Pick<Call, 'db' | 'services' | 'now'>,
  workload: string,
): Promise<EvidenceSnapshot> {
  const { run, result, lenses } = await currentResult(call, workload);
  const arns = new Map(lenses.map(({ content, lens }) => [lens.alias, content.arn]));
  return {
    ...(run !== undefined && {
      run: {
        id: run.id,
        architecture: { id: run.architecture, name: run.architecture_name },
        endedAt: run.ended_at === null ? null : isoTime(run.ended_at),
        summary: run.summary,
      },
    }),
    questions: result.questions.map(({ lens, questionId, risk, practices }) => ({
      lens: arns.get(lens) ?? lens,
      question: questionId,
      risk,
      practices: Object.fromEntries(practices.map(({ choiceId, status }) => [choiceId, status])),
    })),
    items: result.improvements.map(({ id, title, level }) => ({ id, title, level })),
  };
}
