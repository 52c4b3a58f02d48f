import type { PracticeStatus, QuestionResult, ReviewResult } from '../../review/index.ts';
import { isoTime } from '../iso-time.ts';
import type { CurrentResult } from '../reviews/results.ts';
import type { ReviewRun } from '../reviews/review-runs.ts';
import { nameOf, type ReviewedLens } from '../reviews/statements.ts';
import type { StoredAnswer } from '../well-architected-tool/reviews.ts';

/** A lens of a workload as the console names it. */
export function lensShape({ content, lens }: ReviewedLens) {
  return { arn: content.arn, alias: content.alias, version: content.version, name: lens.name };
}

/** The run that evidence comes from. */
export function evidenceFrom(run: ReviewRun | undefined) {
  if (run === undefined) return {};
  const { id, architecture, architecture_name: name, ended_at: ended } = run;
  const endedAt = ended === null ? null : isoTime(ended);
  return { evidenceFrom: { run: id, architecture: { id: architecture, name }, endedAt } };
}

/** A question in one line: its risk, what to ask next, and how its practices stand. */
export function questionLine({ questionId, id, pillar, title, risk, askNext, ...rest }: QuestionResult) {
  const statuses: Partial<Record<PracticeStatus, number>> = {};
  for (const { status } of rest.practices) statuses[status] = (statuses[status] ?? 0) + 1;
  return {
    id: questionId,
    number: id,
    pillar,
    title,
    risk,
    ...(askNext !== undefined && { askNext }),
    ...(rest.notApplicableReason !== undefined && { notApplicableReason: rest.notApplicableReason }),
    practices: statuses,
  };
}

/** A question with its answer, and beside it, choice by choice, what the code shows. */
export function questionView(
  { run }: CurrentResult,
  lens: ReviewedLens,
  question: QuestionResult,
  answer: StoredAnswer,
) {
  const { practices: _counts, ...line } = questionLine(question);
  return {
    lens: lensShape(lens),
    ...evidenceFrom(run),
    ...line,
    ...(question.notes !== undefined && { notes: question.notes }),
    answer: answerView(answer),
    practices: question.practices,
  };
}

function answerView({ risk, state, updatedAt, by, revision }: StoredAnswer) {
  return {
    risk,
    ...state,
    revision,
    ...(revision > 0 && { updatedAt: isoTime(updatedAt) }),
    ...(by !== undefined && { by: nameOf(by) }),
  };
}

/** Every claim that evidence speaks against, and no accepted risk lets count. */
export function disputesIn({ questions }: ReviewResult, lenses: readonly ReviewedLens[]) {
  const byAlias = new Map(lenses.map((reviewed) => [reviewed.lens.alias, reviewed]));
  return questions.flatMap((question) =>
    question.practices.flatMap((practice) => {
      const lens = byAlias.get(question.lens);
      if (practice.status !== 'disputed' || lens === undefined) return [];
      const { id, choiceId, title, level, claim, dispute, evidence } = practice;
      return [
        {
          lens: lensShape(lens),
          question: {
            id: question.questionId,
            number: question.id,
            pillar: question.pillar,
            title: question.title,
          },
          practice: { id, choiceId, title, ...(level !== undefined && { level }) },
          claim,
          dispute,
          evidence: evidence.filter(({ verdict }) => verdict !== 'error'),
        },
      ];
    }),
  );
}
