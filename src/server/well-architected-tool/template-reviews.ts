import { ownValue } from '../own-value.ts';
import { answerShape, answerSummaryShape } from './answer-shapes.ts';
import { type AnswerState, isAnswer, UNANSWERED } from './answer-state.ts';
import type { LensCatalog, LensContent, PlacedQuestion } from './lens-catalog.ts';
import { reviewedAt } from './lens-review-shapes.ts';
import { lensStanding } from './lens-standing.ts';
import type { Call } from './operation.ts';
import type { OutputOf } from './protocol/operation-types.ts';
import { answersOf, type LensReviewState, reviewRow, type StoredAnswer } from './reviews.ts';
import { type ReviewTemplate, templateOf } from './review-templates.ts';

/** What a template holds of one lens. */
export interface TemplateReview {
  readonly template: ReviewTemplate;
  readonly review: LensReviewState;
  readonly content: LensContent;
}

/** Finds what a call names by template and lens. */
export async function templateReviewOf(
  call: Pick<Call, 'db' | 'principal' | 'needs' | 'services'>,
  names: { readonly TemplateArn: string | undefined; readonly LensAlias: string | undefined },
): Promise<TemplateReview> {
  const { TemplateArn = '', LensAlias = '' } = names;
  const { lenses } = call.services;
  const template = await templateOf(call, TemplateArn);
  const review = await reviewRow(call.db, TemplateArn, lenses.arnOf(LensAlias), LensAlias);
  return { template, review, content: await lenses.applied(call.db, review.lens, review.version) };
}

type ApiReview = NonNullable<OutputOf<'GetReviewTemplateLensReview'>['LensReview']>;

/** What a template holds of a lens, as GetReviewTemplateLensReview shows it. */
export async function templateReviewShape(
  call: Pick<Call, 'db' | 'services'>,
  { template, review, content }: TemplateReview,
): Promise<ApiReview> {
  const answers = await answersOf(call.db, template.arn, content.arn);
  const { status } = await lensStanding(call, review, template.account);
  return {
    LensAlias: content.alias,
    LensArn: content.arn,
    LensVersion: review.version,
    LensName: content.lens.name,
    LensStatus: status,
    PillarReviewSummaries: content.lens.pillars.map(({ id, name, questions }) => ({
      PillarId: id,
      PillarName: name,
      Notes: ownValue(review.body.pillarNotes, id) ?? '',
      QuestionCounts: questionCounts(questions, answers),
    })),
    UpdatedAt: reviewedAt(review, answers),
    Notes: review.body.notes,
    QuestionCounts: questionCounts(
      [...content.questions.values()].map(({ question }) => question),
      answers,
    ),
  };
}

function questionCounts(
  questions: readonly { readonly id: string }[],
  answers: ReadonlyMap<string, StoredAnswer>,
) {
  const answered = questions.filter(({ id }) => isAnswer(answers.get(id)?.state ?? UNANSWERED));
  return { UNANSWERED: questions.length - answered.length, ANSWERED: answered.length };
}

type ApiAnswer = NonNullable<OutputOf<'GetReviewTemplateAnswer'>['Answer']>;
type ApiAnswerSummary = NonNullable<OutputOf<'ListReviewTemplateAnswers'>['AnswerSummaries']>[number];

/** A question with what a template answers to it; a template has no risks. */
export function templateAnswerShape(
  catalog: LensCatalog,
  content: LensContent,
  placed: PlacedQuestion,
  state: AnswerState,
): ApiAnswer {
  const { Risk: _risk, ...shape } = answerShape(catalog, content, placed, state, 'UNANSWERED');
  return { ...shape, AnswerStatus: answerStatus(state) };
}

/** The same as ListReviewTemplateAnswers shows it. */
export function templateAnswerSummaryShape(
  catalog: LensCatalog,
  content: LensContent,
  placed: PlacedQuestion,
  state: AnswerState,
): ApiAnswerSummary {
  const { Risk: _risk, ...shape } = answerSummaryShape(catalog, content, placed, state, 'UNANSWERED');
  return { ...shape, AnswerStatus: answerStatus(state) };
}

function answerStatus(state: AnswerState): 'ANSWERED' | 'UNANSWERED' {
  return isAnswer(state) ? 'ANSWERED' : 'UNANSWERED';
}
