import type { Evidence, ReportedBy } from '../architecture/index.ts';
import {
  type Choice,
  type ChoiceState,
  type Lens,
  nextBestChoice,
  type Pillar,
  type Question,
  riskInterval,
} from '../lens/index.ts';
import { decidePractice, practiceState } from './decide-practice.ts';
import { disputeSentence } from './dispute-sentence.ts';
import { practiceId, practiceKey, questionId, questionKey } from './practice-names.ts';
import type {
  AcceptedRiskResult,
  ClaimResult,
  EvidenceResult,
  PracticeResult,
  QuestionResult,
  ReportedByResult,
} from './review-result.ts';
import { riskIntervalOf } from './risk.ts';
import type { Standing } from './weigh-evidence.ts';

/** What is known about the practices and questions of all lenses, by their full keys. */
export interface Statements {
  evidenceOf(lens: Lens, question: Question, choice: Choice): PracticeEvidence;
  readonly claims: ReadonlyMap<string, ClaimResult>;
  readonly questionsNotApplicable: ReadonlyMap<string, SaidNotApplicable>;
  readonly questionNotes: ReadonlyMap<string, string>;
  readonly acceptedRisks: ReadonlyMap<string, AcceptedRiskResult>;
}

/** All evidence about one practice, in the order in which it is shown, and what it amounts to. */
export interface PracticeEvidence {
  readonly standing: Standing;
  readonly evidence: readonly EvidenceResult[];
}

/** That a question does not apply, why, and who said so. */
export type SaidNotApplicable = Pick<ClaimResult, 'by' | 'on'> & { readonly reason: string };

/**
 * One question with its practices, its risk and what to ask next. Practices of a question that does not apply count as
 * claimed not applicable where they have no claim of their own, so evidence still disputes that; the question's
 * risk is NOT_APPLICABLE all the same.
 */
export function reviewQuestion(
  lens: Lens,
  pillar: Pillar,
  question: Question,
  statements: Statements,
): QuestionResult {
  const notApplicable = statements.questionsNotApplicable.get(questionKey(lens, question));
  const states = new Map<string, ChoiceState>();
  const practices = question.choices.map((choice) => {
    const key = practiceKey(lens, question, choice);
    const { standing, evidence } = statements.evidenceOf(lens, question, choice);
    const claim = statements.claims.get(key) ?? claimOf(notApplicable);
    const acceptedRisk = statements.acceptedRisks.get(key);
    const decision = decidePractice(claim?.says, standing, acceptedRisk?.expired === false);
    states.set(choice.id, practiceState(decision.status, standing));
    const practice: PracticeResult = {
      id: practiceId(choice),
      choiceId: choice.id,
      title: choice.title,
      ...(choice.helpfulResource?.url !== undefined && { url: choice.helpfulResource.url }),
      ...(choice.level !== undefined && { level: choice.level }),
      ...decision,
      ...(standing !== 'none' && { standing }),
      evidence,
      ...(claim !== undefined && { claim }),
      ...(claim !== undefined &&
        decision.status === 'disputed' && { dispute: disputeSentence(claim, standing, evidence) }),
      ...(acceptedRisk !== undefined && { acceptedRisk }),
    };
    return practice;
  });
  const notes = statements.questionNotes.get(questionKey(lens, question));
  const next = notApplicable === undefined ? nextBestChoice(question, states) : undefined;
  return {
    id: questionId(question),
    questionId: question.id,
    lens: lens.alias,
    pillar: pillar.id,
    title: question.title,
    risk:
      notApplicable === undefined
        ? riskIntervalOf(riskInterval(question, states))
        : { lowest: 'NOT_APPLICABLE', highest: 'NOT_APPLICABLE' },
    ...(notApplicable !== undefined && { notApplicableReason: notApplicable.reason }),
    ...(notes !== undefined && { notes }),
    ...(next !== undefined && { askNext: practiceId(next) }),
    practices,
  };
}

function claimOf(notApplicable: SaidNotApplicable | undefined): ClaimResult | undefined {
  if (notApplicable === undefined) return undefined;
  const { by, on, reason } = notApplicable;
  return {
    says: 'not-applicable',
    ...(by !== undefined && { by }),
    ...(on !== undefined && { on }),
    reason,
  };
}

/** A piece of evidence as results show it. */
export function evidenceResult({
  check,
  verdict,
  resource,
  constructPath,
  kind,
  location: { file, line },
  message,
  path,
  fixable,
  reportedBy,
}: Evidence): EvidenceResult {
  const construct = constructPath === undefined ? {} : { constructPath };
  return {
    check,
    verdict,
    resource,
    ...construct,
    kind,
    file,
    line,
    message,
    ...(path !== undefined && {
      path: path.map(({ location, ...step }) => ({ ...step, file: location.file, line: location.line })),
    }),
    ...(fixable !== undefined && { fixable }),
    ...(reportedBy !== undefined && { reportedBy: reportedByResult(reportedBy) }),
  };
}

export function reportedByResult({ muted: _muted, ...reportedBy }: ReportedBy): ReportedByResult {
  return reportedBy;
}
