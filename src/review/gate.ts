import type { BaselineComparison, ComparedFinding } from './compare-with-baseline.ts';
import { isMissing, levelOf } from './improvement-plan.ts';
import type { PracticeResult, QuestionResult, ReviewResult, Risk } from './review-result.ts';
import { levelRank, riskRank } from './risk.ts';

/** When a review fails a build. */
export type FailOn = 'high' | 'medium' | 'disputed' | 'never';
export const FAIL_ON: readonly FailOn[] = ['high', 'medium', 'disputed', 'never'];

export interface GateOutcome {
  readonly failed: boolean;
  /** One sentence for each thing that fails the gate, in the order of the questions. */
  readonly reasons: readonly string[];
}

/**
 * Whether a review passes.
 *
 * - `high`: a question's risk is certainly high (lowest HIGH).
 * - `medium`: a question's risk is certainly medium or high (lowest MEDIUM or HIGH).
 * - `disputed`: a practice is disputed.
 * - `never`: nothing fails.
 *
 * A review that found no resource passes no gate, and neither does one whose file of other tools' findings is cut off.
 *
 * A question does not count for `high` and `medium` where an unexpired accepted risk covers every missing practice that
 * weighs as much as the limit.
 * With a baseline only what is new or worse counts: a question whose lowest risk rose to the limit, a new dispute, and,
 * within questions that are at the limit as before, a new finding against a missing practice that weighs as much
 * as the limit.
 */
export function gate(result: ReviewResult, failOn: FailOn, comparison?: BaselineComparison): GateOutcome {
  const reasons =
    failOn !== 'never' && result.architecture.resources === 0
      ? ['no resource could be read, so nothing is known of any risk']
      : [...unreadEvidence(result, failOn), ...reasonsFor(result, failOn, comparison)];
  return { failed: reasons.length > 0, reasons };
}

function reasonsFor(
  result: ReviewResult,
  failOn: FailOn,
  comparison?: BaselineComparison,
): readonly string[] {
  switch (failOn) {
    case 'never':
      return [];
    case 'disputed':
      return disputes(result, comparison);
    case 'high':
      return certainRisks(result, 'HIGH', comparison);
    case 'medium':
      return certainRisks(result, 'MEDIUM', comparison);
  }
}

function disputes(
  { questions }: ReviewResult,
  comparison: BaselineComparison | undefined,
): readonly string[] {
  const isNew = ({ lens, id }: QuestionResult, practice: PracticeResult) =>
    comparison === undefined ||
    comparison.worse.disputes.some(
      (dispute) => dispute.lens === lens && dispute.question === id && dispute.id === practice.id,
    );
  return questions.flatMap((question) =>
    question.practices
      .filter((practice) => practice.status === 'disputed' && isNew(question, practice))
      .map(({ id, dispute }) => `${id} is disputed: ${dispute ?? 'claim and evidence disagree.'}`),
  );
}

function unreadEvidence({ architecture, outsideEvidence }: ReviewResult, failOn: FailOn): readonly string[] {
  const files = new Set(outsideEvidence?.files.map(({ file }) => file));
  const broken = architecture.diagnostics.filter(
    ({ severity, file }) => severity === 'error' && files.has(file),
  );
  return failOn === 'never' ? [] : broken.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

type Limit = Exclude<Risk, 'NONE' | 'NOT_APPLICABLE'>;

function certainRisks(
  { questions }: ReviewResult,
  limit: Limit,
  comparison: BaselineComparison | undefined,
): readonly string[] {
  return questions.flatMap((question) => {
    if (riskRank(question.risk.lowest) < riskRank(limit) || isAccepted(question, limit)) return [];
    const { id, title, risk } = question;
    const certain = `${id} is a certain ${risk.lowest.toLowerCase()} risk`;
    if (comparison === undefined) return [`${certain}: ${title}`];
    if (hasRisenTo(question, limit, comparison)) return [`${certain} and was not before: ${title}`];
    return newFindings(question, limit, comparison).map(
      ({ finding: { file, line, message } }) =>
        `${certain}, and has a new finding in ${file}:${line}: ${message}`,
    );
  });
}

function hasRisenTo({ id, lens }: QuestionResult, limit: Limit, { worse }: BaselineComparison): boolean {
  const change = worse.questions.find((question) => question.id === id && question.lens === lens);
  return change !== undefined && riskRank(change.before?.lowest ?? 'NONE') < riskRank(limit);
}

function newFindings(
  question: QuestionResult,
  limit: Limit,
  { worse }: BaselineComparison,
): readonly ComparedFinding[] {
  const counted = new Set(
    missing(question, limit)
      .filter((practice) => !hasAcceptance(practice))
      .map(({ id }) => id),
  );
  return worse.findings.filter(({ practices }) => practices.some((practice) => counted.has(practice)));
}

/** Whether people accept the risk of all that makes the question reach the limit. */
function isAccepted(question: QuestionResult, limit: Limit): boolean {
  const practices = missing(question, limit);
  return practices.length > 0 && practices.every(hasAcceptance);
}

/** Practices that are missing and weigh as much as the limit. */
function missing(question: QuestionResult, limit: Limit): readonly PracticeResult[] {
  const least = limit === 'HIGH' ? levelRank('HIGH') : levelRank('LOW');
  return question.practices.filter(
    (practice) => isMissing(practice) && levelRank(levelOf(question, practice)) >= least,
  );
}

function hasAcceptance({ acceptedRisk }: PracticeResult): boolean {
  return acceptedRisk?.expired === false;
}
