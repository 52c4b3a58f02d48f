import type { NumberedQuestion } from '../../reports/html-portico.ts';
import type { PillarResult, PracticeStatus } from '../../review/index.ts';
import type { LensReviewReport, ReportedChoice, ReportedQuestion } from './lens-review-report.ts';

/** More columns than the portico has room for are left out of it; tables show every pillar. */
const MOST_COLUMNS = 12;

/** The pillars of a report as the columns of the portico. */
export function pillarColumns({ pillars, lens }: Pick<LensReviewReport, 'pillars' | 'lens'>): {
  readonly columns: readonly PillarResult[];
  readonly questions: readonly NumberedQuestion[];
} {
  return {
    columns: pillars.slice(0, MOST_COLUMNS).map(({ id, name, riskCounts, questions }) => ({
      lens: lens.alias,
      id,
      name,
      riskCounts,
      practices: practicesByStatus(questions),
    })),
    questions: pillars.flatMap((pillar) =>
      pillar.questions.map(({ id, number }) => ({
        lens: lens.alias,
        pillar: pillar.id,
        id: number ?? id,
      })),
    ),
  };
}

function practicesByStatus(questions: readonly ReportedQuestion[]): PillarResult['practices'] {
  const counts = { 'in-place': 0, 'not-in-place': 0, 'not-applicable': 0, open: 0, disputed: 0 };
  for (const question of questions) {
    for (const choice of question.choices) {
      if (!choice.isNoneOfThese) counts[statusOf(question, choice)] += 1;
    }
  }
  return counts;
}

function statusOf({ risk }: ReportedQuestion, { status }: ReportedChoice): PracticeStatus {
  if (risk === 'NOT_APPLICABLE' || status === 'NOT_APPLICABLE') return 'not-applicable';
  if (status === 'SELECTED') return 'in-place';
  return risk === 'UNANSWERED' ? 'open' : 'not-in-place';
}
