import { csvLine } from '../../reports/csv-line.ts';
import type {
  LensReviewReport,
  ReportedChoice,
  ReportedPillar,
  ReportedQuestion,
} from './lens-review-report.ts';

/** Columns of the table, each with what it says of a choice. */
const COLUMNS: readonly (readonly [
  heading: string,
  (row: {
    readonly report: LensReviewReport;
    readonly pillar: ReportedPillar;
    readonly question: ReportedQuestion;
    readonly choice: ReportedChoice;
  }) => string | undefined,
])[] = [
  ['workload', ({ report }) => report.workload.name],
  ['milestone', ({ report }) => report.milestone?.name],
  ['lens', ({ report }) => report.lens.name],
  ['lens_version', ({ report }) => report.lens.version],
  ['pillar', ({ pillar }) => pillar.name],
  ['question_id', ({ question }) => question.id],
  ['question_number', ({ question }) => question.number],
  ['question', ({ question }) => question.title],
  ['risk', ({ question }) => question.risk],
  ['question_reason', ({ question }) => question.reason],
  ['question_notes', ({ question }) => question.notes],
  ['answered_at', ({ question }) => question.updatedAt],
  ['choice_id', ({ choice }) => choice.id],
  ['practice', ({ choice }) => choice.practice],
  ['choice', ({ choice }) => choice.title],
  ['weight', ({ choice }) => choice.level],
  ['status', ({ choice }) => choice.status],
  ['reason', ({ choice }) => choice.reason],
  ['notes', ({ choice }) => choice.notes],
  ['remediation', ({ choice }) => choice.remediation?.displayText],
  ['link', ({ choice }) => choice.remediation?.url ?? choice.helpfulResource?.url],
  ['in_code', ({ choice }) => choice.seenInCode?.status],
  ['evidence', ({ choice }) => evidenceIn(choice)],
  ['risk_accepted_by', ({ choice }) => choice.acceptedRisk?.owner],
  ['risk_accepted_until', ({ choice }) => choice.acceptedRisk?.expires],
];

/** A lens review as a table: a line a choice. What a spreadsheet would run as a formula begins with an apostrophe. */
export function renderLensReviewCsv(report: LensReviewReport): string {
  const lines = report.pillars.flatMap((pillar) =>
    pillar.questions.flatMap((question) =>
      question.choices.map((choice) =>
        COLUMNS.map(([, cell]) => cell({ report, pillar, question, choice }) ?? ''),
      ),
    ),
  );
  return [COLUMNS.map(([heading]) => heading), ...lines].map(csvLine).join('');
}

function evidenceIn({ seenInCode }: ReportedChoice): string {
  return (seenInCode?.evidence ?? [])
    .map(({ verdict, message, places }) => {
      const [first] = places;
      return `${verdict}: ${message}${first === undefined ? '' : ` (${first.file}:${first.line})`}`;
    })
    .join('; ');
}
