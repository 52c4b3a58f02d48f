import type { Choice, Question, Resource } from '../../lens/index.ts';
import type { LensTexts, ReviewResult } from '../../review/index.ts';
import { ownValue } from '../own-value.ts';
import { mergeEvidence } from '../../reports/summary.ts';
import {
  addedCounts,
  type AnswerState,
  type ChoiceState,
  NO_RISKS,
  UNANSWERED,
} from '../well-architected-tool/answer-state.ts';
import type { LensContent } from '../well-architected-tool/lens-catalog.ts';
import { pillarId, type LensReviewBody, type StoredAnswer } from '../well-architected-tool/reviews.ts';
import type {
  LensReviewReport,
  PlannedQuestion,
  ReportedAcceptance,
  ReportedChoice,
  ReportedPillar,
  ReportedQuestion,
} from './lens-review-report.ts';
import { missingChoices } from './missing-choices.ts';

/** All that a report of a lens review is made of. */
export interface LensReviewFacts
  extends Pick<LensReviewReport, 'date' | 'workload' | 'milestone' | 'acceptedRisks'> {
  readonly content: LensContent;
  readonly body: LensReviewBody;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  /** The newest review of the workload's code at the time. */
  readonly codeReview?: { readonly run: string; readonly result: ReviewResult };
  /** The Framework in our own words. */
  readonly texts: LensTexts;
}

/** A report from what is known of a review. Same facts, same report. */
export function lensReviewReport(facts: LensReviewFacts): LensReviewReport {
  const { date, workload, content, body, milestone, codeReview, acceptedRisks } = facts;
  const { lens, alias, arn, version } = content;
  const pillars = lens.pillars.map((pillar): ReportedPillar => {
    const questions = pillar.questions.map((question) => reportedQuestion(question, facts));
    return {
      id: pillar.id,
      name: pillar.name,
      riskCounts: addedCounts(questions.map(({ risk }) => ({ ...NO_RISKS, [risk]: 1 }))),
      notes: ownValue(body.pillarNotes, pillar.id) ?? '',
      questions,
    };
  });
  return {
    schemaVersion: '1',
    date,
    workload,
    lens: {
      alias,
      arn,
      name: lens.name,
      version,
      ...(lens.description !== undefined && { description: lens.description }),
      notes: body.notes,
    },
    ...(milestone !== undefined && { milestone }),
    riskCounts: addedCounts(pillars.map(({ riskCounts }) => riskCounts)),
    pillars,
    plan: planOf(pillars, facts),
    acceptedRisks,
    ...(codeReview !== undefined && {
      evidenceFrom: { run: codeReview.run, date: codeReview.result.date },
    }),
  };
}

function reportedQuestion(question: Question, facts: LensReviewFacts): ReportedQuestion {
  const { id, number, title, helpfulResource, choices, noneOfThese } = question;
  const answer = facts.answers.get(id);
  const state = answer?.state ?? UNANSWERED;
  const description =
    question.description ?? (number === undefined ? undefined : facts.texts.questions.get(number)?.means);
  return {
    id,
    ...(number !== undefined && { number }),
    title,
    ...(description !== undefined && { description }),
    ...(helpfulResource !== undefined && { helpfulResource }),
    risk: answer?.risk ?? 'UNANSWERED',
    isApplicable: state.isApplicable,
    reason: state.reason,
    notes: state.notes,
    ...(answer !== undefined && { updatedAt: new Date(answer.updatedAt).toISOString() }),
    choices: [
      ...choices.map((choice) => reportedChoice(question, choice, state, facts)),
      ...(noneOfThese === undefined
        ? []
        : [
            {
              ...noneOfThese,
              isNoneOfThese: true,
              ...answered(noneOfThese.id, state),
              additionalResources: [],
            },
          ]),
    ],
  };
}

function reportedChoice(
  question: Question,
  choice: Choice,
  state: AnswerState,
  facts: LensReviewFacts,
): ReportedChoice {
  const { id, practice, title, level, helpfulResource, improvementPlan, additionalResources = [] } = choice;
  const text = practice === undefined ? undefined : facts.texts.practices.get(practice);
  const description = text?.means ?? helpfulResource?.displayText;
  const remediation = text === undefined ? improvementPlan : withText(improvementPlan, text.how);
  const seenInCode = seenOf(question, id, facts);
  const acceptedRisk = facts.acceptedRisks.find(
    (accepted) => accepted.question === question.id && accepted.choice === id,
  );
  return {
    id,
    ...(practice !== undefined && { practice }),
    title,
    ...(level !== undefined && { level }),
    isNoneOfThese: false,
    ...answered(id, state),
    ...(description !== undefined && { description }),
    ...(helpfulResource !== undefined && { helpfulResource }),
    ...(remediation !== undefined && { remediation }),
    additionalResources: additionalResources.flatMap(({ content }) => content),
    ...(seenInCode !== undefined && { seenInCode }),
    ...(acceptedRisk !== undefined && { acceptedRisk }),
  };
}

function withText(resource: Resource | undefined, displayText: string): Resource {
  return { ...resource, displayText };
}

function answered(id: string, { selected, choices }: AnswerState): Omit<ChoiceState, 'id'> {
  const said = choices.find((choice) => choice.id === id);
  const status = selected.includes(id)
    ? 'SELECTED'
    : said?.status === 'NOT_APPLICABLE'
      ? said.status
      : 'UNSELECTED';
  return { status, reason: said?.reason ?? 'NONE', notes: said?.notes ?? '' };
}

/** What the code shows of a choice; reviews of code know the lens by its own alias. */
function seenOf(
  question: Question,
  choice: string,
  { codeReview, content }: LensReviewFacts,
): ReportedChoice['seenInCode'] {
  const practice = codeReview?.result.questions
    .find(
      ({ questionId, lens }) =>
        questionId === question.id && (lens === content.lens.alias || lens === content.alias),
    )
    ?.practices.find(({ choiceId }) => choiceId === choice);
  if (practice === undefined || practice.evidence.length === 0) return undefined;
  return { status: practice.status, evidence: mergeEvidence(practice.evidence) };
}

const RISK_ORDER = ['HIGH', 'MEDIUM'] as const;

function planOf(
  pillars: readonly ReportedPillar[],
  { workload, content, answers }: LensReviewFacts,
): readonly PlannedQuestion[] {
  const byPriority = inPriority(pillars, workload.PillarPriorities ?? []);
  return RISK_ORDER.flatMap((risk) =>
    byPriority.flatMap(({ id: pillar, questions }) =>
      questions
        .filter((question) => question.risk === risk)
        .map(({ id }): PlannedQuestion => {
          const placed = content.questions.get(id)?.question;
          const state = answers.get(id)?.state ?? UNANSWERED;
          const missing = placed === undefined ? [] : missingChoices(placed, state);
          return { question: id, pillar, risk, choices: missing.map((choice) => choice.id) };
        }),
    ),
  );
}

/** Pillars as the workload ranks them; those it does not rank follow in the order of the lens. */
function inPriority(
  pillars: readonly ReportedPillar[],
  priorities: readonly string[],
): readonly ReportedPillar[] {
  const ranked = priorities.map(pillarId);
  const rank = ({ id }: ReportedPillar) => (ranked.includes(id) ? ranked.indexOf(id) : ranked.length);
  return pillars.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether an acceptance still holds on a day. */
export function reportedAcceptance(
  row: Omit<ReportedAcceptance, 'isExpired'>,
  date: string,
): ReportedAcceptance {
  const { question, choice, reason, owner, expires } = row;
  return { question, choice, reason, owner, expires, isExpired: expires < date };
}
