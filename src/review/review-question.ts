import type { Evidence, ReportedBy } from '../architecture/index.ts';
import {
  type ChoiceState,
  type Lens,
  nextBestChoice,
  type Pillar,
  type Question,
  riskInterval,
} from '../lens/index.ts';
import { decidePractice, practiceState } from './decide-practice.ts';
import { disputeSentence } from './dispute-sentence.ts';
import type { Pack } from './pack.ts';
import { packKey, practiceId, practiceKey, questionId, questionKey } from './practice-names.ts';
import type { Claim, QuestionNotApplicable } from './review-file.ts';
import type {
  AcceptedRiskResult,
  ClaimResult,
  EvidenceResult,
  PracticeResult,
  QuestionResult,
  ReportedByResult,
} from './review-result.ts';
import { riskIntervalOf } from './risk.ts';
import { standingOf, type WeighedEvidence } from './weigh-evidence.ts';

/** What is known about the practices and questions of all lenses, by their full keys. */
export interface Statements {
  readonly pack: Pack;
  /** In the order in which it is shown. */
  readonly evidenceByCheck: ReadonlyMap<string, readonly Evidence[]>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly questionsNotApplicable: ReadonlyMap<string, QuestionNotApplicable>;
  readonly questionNotes: ReadonlyMap<string, string>;
  readonly acceptedRisks: ReadonlyMap<string, AcceptedRiskResult>;
}

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
    const weighed = evidenceFor(packKey(lens, question, choice), statements);
    const standing = standingOf(weighed);
    const claim = claimOf(statements.claims.get(key) ?? notApplicable);
    const acceptedRisk = statements.acceptedRisks.get(key);
    const decision = decidePractice(claim?.says, standing, acceptedRisk?.expired === false);
    states.set(choice.id, practiceState(decision.status, standing));
    const evidence = weighed.map(({ evidence }) => evidenceResult(evidence));
    const practice: PracticeResult = {
      id: practiceId(choice),
      choiceId: choice.id,
      title: choice.title,
      ...(choice.helpfulResource?.url !== undefined && { url: choice.helpfulResource.url }),
      ...(choice.level !== undefined && { level: choice.level }),
      ...decision,
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

function evidenceFor(key: string, { pack, evidenceByCheck }: Statements): readonly WeighedEvidence[] {
  const weighed: WeighedEvidence[] = [];
  for (const [check, strength] of pack.get(key) ?? []) {
    for (const evidence of evidenceByCheck.get(check) ?? []) weighed.push({ evidence, strength });
  }
  return weighed;
}

function claimOf(statement: Claim | QuestionNotApplicable | undefined): ClaimResult | undefined {
  if (statement === undefined) return undefined;
  if ('question' in statement) {
    const { by, on, reason } = statement;
    return {
      says: 'not-applicable',
      ...(by !== undefined && { by }),
      ...(on !== undefined && { on }),
      reason,
    };
  }
  const { practice: _practice, place: _place, ...claim } = statement;
  return claim;
}

function evidenceResult({
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
