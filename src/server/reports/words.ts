import { counted, listed, type Standing } from '../../reports/words.ts';
import type { RiskCounts } from '../../review/index.ts';
import type { ApiRisk, ChoiceStatus, Reason } from '../well-architected-tool/answer-state.ts';
import type { LensReviewReport, ReportedWorkload } from './lens-review-report.ts';

/** Risks in the order in which reports show them, in their words, and the colour of each. */
export const RISK_WORDS: Readonly<
  Record<ApiRisk, { readonly label: string; readonly short: string; readonly tone: Standing }>
> = {
  HIGH: { label: 'high risk', short: 'High', tone: 'high' },
  MEDIUM: { label: 'medium risk', short: 'Medium', tone: 'medium' },
  UNANSWERED: { label: 'unanswered', short: 'Unanswered', tone: 'unknown' },
  NONE: { label: 'no risk', short: 'No risk', tone: 'none' },
  NOT_APPLICABLE: { label: 'not applicable', short: 'Not applicable', tone: 'not-applicable' },
};

/** Every risk, in the order of reports. */
export const RISKS = Object.keys(RISK_WORDS) as readonly ApiRisk[];

/** What reports call the states of a choice. */
export const CHOICE_WORDS: Readonly<Record<ChoiceStatus, string>> = {
  SELECTED: 'selected',
  UNSELECTED: 'not selected',
  NOT_APPLICABLE: 'not applicable',
};

/** What reports call the reasons why something does not apply. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  OUT_OF_SCOPE: 'out of scope',
  BUSINESS_PRIORITIES: 'business priorities',
  ARCHITECTURE_CONSTRAINTS: 'constraints of the architecture',
  OTHER: 'another reason',
  NONE: '',
};

const IMPROVEMENT_WORDS: Readonly<Record<string, string>> = {
  NOT_APPLICABLE: 'not applicable',
  NOT_STARTED: 'not started',
  IN_PROGRESS: 'in progress',
  COMPLETE: 'complete',
  RISK_ACKNOWLEDGED: 'risk acknowledged',
};

/** What a review comes to, in a sentence. */
export function countsInWords(counts: RiskCounts): string {
  const { NOT_APPLICABLE, ...rest } = counts;
  const applicable = Object.values(rest).reduce((sum, count) => sum + count, 0);
  if (applicable === 0) return 'No question applies.';
  const parts = [
    counts.HIGH > 0 ? `${counts.HIGH} ${are(counts.HIGH)} at high risk` : 'none is at high risk',
    ...(counts.MEDIUM > 0 ? [`${counts.MEDIUM} ${are(counts.MEDIUM)} at medium risk`] : []),
    ...(counts.NONE > 0 ? [`${counts.NONE} ${counts.NONE === 1 ? 'has' : 'have'} no risk`] : []),
    ...(counts.UNANSWERED > 0 ? [`${counts.UNANSWERED} ${are(counts.UNANSWERED)} unanswered`] : []),
  ];
  if (counts.UNANSWERED === applicable)
    return applicable === 1
      ? 'The one question is not answered yet.'
      : `None of ${applicable} questions is answered yet.`;
  const beside =
    NOT_APPLICABLE > 0 ? ` ${NOT_APPLICABLE} more ${NOT_APPLICABLE === 1 ? 'does' : 'do'} not apply.` : '';
  return `Of ${counted(applicable, 'question')}, ${listed(parts)}.${beside}`;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

/** What is known of a workload, by name; nothing that nobody stated. */
export function workloadFacts(report: LensReviewReport): readonly (readonly [name: string, value: string])[] {
  const { workload, lens, milestone, date } = report;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Environment', environmentInWords(workload)],
    ['Review owner', workload.ReviewOwner],
    ['Industry', [workload.IndustryType, workload.Industry].filter(Boolean).join(', ')],
    ['Regions', [...(workload.AwsRegions ?? []), ...(workload.NonAwsRegions ?? [])].join(', ')],
    ['Accounts', (workload.AccountIds ?? []).join(', ')],
    ['Design', workload.ArchitecturalDesign],
    ['Improvement', IMPROVEMENT_WORDS[workload.ImprovementStatus]],
    ['Lens', `${lens.name}, version ${lens.version}`],
    [
      'Milestone',
      milestone && `${milestone.number}, ${milestone.name}, saved ${dayOf(milestone.recordedAt)}`,
    ],
    ['Last change', dayOf(workload.updatedAt)],
    ['Report', date],
    ['Workload', workload.arn],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]));
}

function environmentInWords({ Environment }: ReportedWorkload): string | undefined {
  if (Environment === undefined) return undefined;
  return Environment === 'PRODUCTION' ? 'production' : 'pre-production';
}

/** The day of an ISO instant. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

/** A note as its paragraphs. */
export function paragraphsOf(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).filter((line) => line.trim() !== '');
}
