import type { Lens } from '../lens/index.ts';
import { practiceKey, questionKey } from './practice-names.ts';
import { reviewedLenses } from './review.ts';
import type { PracticeEvidence, SaidNotApplicable, Statements } from './review-question.ts';
import type {
  AcceptedRiskResult,
  ClaimResult,
  PracticeResult,
  QuestionResult,
  ReviewResult,
  WorkloadSummary,
} from './review-result.ts';

/** What people said since a review, or elsewhere than in its review file. Keys are `lens/question` and `lens/question/choice`. */
export interface LaterStatements {
  /** Questions that these statements speak for alone; what the review file claims of their practices counts no more. */
  readonly answered: ReadonlySet<string>;
  readonly claims: ReadonlyMap<string, ClaimResult>;
  readonly questionsNotApplicable: ReadonlyMap<string, SaidNotApplicable>;
  readonly questionNotes: ReadonlyMap<string, string>;
  readonly acceptedRisks: ReadonlyMap<string, Pick<AcceptedRiskResult, 'reason' | 'owner' | 'expires'>>;
  readonly workload?: Partial<WorkloadSummary>;
}

/**
 * A result's evidence beside other claims and accepted risks, by other versions of its lenses perhaps, as of another day. Due
 * dates stay counted from the day of the result. A choice that the result does not know has no evidence.
 */
export function reviewAgain(
  result: ReviewResult,
  lenses: readonly Lens[],
  said: LaterStatements,
  date: string,
): ReviewResult {
  const workload = { ...result.workload, ...said.workload };
  return {
    ...result,
    date,
    workload,
    ...reviewedLenses({
      lenses,
      statements: statementsOf(result, lenses, said, date),
      checks: result.checks,
      workload,
      dueFrom: result.date,
    }),
  };
}

function statementsOf(
  result: ReviewResult,
  lenses: readonly Lens[],
  said: LaterStatements,
  date: string,
): Statements {
  const earlier = new Map(result.questions.map((question) => [keyOf(question), question]));
  const practices = new Map<string, PracticeResult>();
  for (const [key, question] of earlier) {
    for (const practice of question.practices) practices.set(`${key}/${practice.choiceId}`, practice);
  }
  const claims = new Map(said.claims);
  const questionsNotApplicable = new Map(said.questionsNotApplicable);
  const questionNotes = new Map(said.questionNotes);
  const acceptedRisks = new Map<string, AcceptedRiskResult>();
  for (const lens of lenses) {
    for (const question of lens.pillars.flatMap(({ questions }) => questions)) {
      const asked = questionKey(lens, question);
      const isAnswered = said.answered.has(asked);
      const { notApplicableReason: reason, notes } = earlier.get(asked) ?? {};
      if (!isAnswered && reason !== undefined) questionsNotApplicable.set(asked, { reason });
      if (!isAnswered && notes !== undefined && !questionNotes.has(asked)) questionNotes.set(asked, notes);
      for (const choice of question.choices) {
        const key = practiceKey(lens, question, choice);
        const before = practices.get(key);
        if (!isAnswered && before?.claim !== undefined) claims.set(key, before.claim);
        const risk = said.acceptedRisks.get(key) ?? before?.acceptedRisk;
        if (risk === undefined) continue;
        const { reason: why, owner, expires } = risk;
        const practice = choice.practice ?? choice.id;
        acceptedRisks.set(key, { practice, reason: why, owner, expires, expired: expires < date });
      }
    }
  }
  return {
    evidenceOf: (lens, question, choice) =>
      practiceEvidence(practices.get(practiceKey(lens, question, choice))),
    claims,
    questionsNotApplicable,
    questionNotes,
    acceptedRisks,
  };
}

const NO_EVIDENCE: PracticeEvidence = { standing: 'none', evidence: [] };

function practiceEvidence(practice: PracticeResult | undefined): PracticeEvidence {
  if (practice === undefined) return NO_EVIDENCE;
  return { standing: practice.standing ?? 'none', evidence: practice.evidence };
}

function keyOf({ lens, questionId }: QuestionResult): string {
  return `${lens}/${questionId}`;
}
