import { preparedQuery } from '../../store/prepared-query.ts';
import type { ApiRisk } from './answer-state.ts';
import type { LensContent, PlacedQuestion } from './lens-catalog.ts';
import { reviewedAnswer, type ReviewNames } from './lens-review-view.ts';
import type { Call } from './operation.ts';
import { notFound } from './protocol/api-error.ts';
import { questionOf } from './reviews.ts';
import { roleOn } from './shared-access.ts';

/** An answer as it is now, with the lens that its question is of. */
export interface CurrentAnswer {
  readonly content: LensContent;
  readonly placed: PlacedQuestion;
  readonly risk: ApiRisk;
  /** The state as it is kept, in JSON; empty where nobody answered yet. */
  readonly kept: string;
}

/** Finds the answer that a call names, and reads no more than that: it is what clients ask for most. */
export async function currentAnswer(
  call: Pick<Call, 'db' | 'principal' | 'needs' | 'services'>,
  { WorkloadId = '', LensAlias = '', QuestionId = '' }: ReviewNames,
): Promise<CurrentAnswer> {
  const { lenses } = call.services;
  const arn = lenses.arnOf(LensAlias);
  const [row] = await ANSWER_ROW(call.db, [WorkloadId, arn, QuestionId]);
  if (row === undefined) throw notFound('WORKLOAD', WorkloadId);
  await roleOn(call, 'WORKLOAD', WorkloadId, row.account);
  if (row.version === null) throw notFound('LENS_REVIEW', LensAlias);
  const content = await lenses.applied(call.db, arn, row.version);
  const placed = questionOf(content, QuestionId);
  return { content, placed, risk: (row.risk ?? 'UNANSWERED') as ApiRisk, kept: row.body ?? '' };
}

interface AnswerRow {
  readonly account: string;
  readonly version: string | null;
  readonly risk: string | null;
  readonly body: string | null;
}

const ANSWER_ROW = preparedQuery<[workload: string, lens: string, question: string], AnswerRow>(
  3,
  (db, names) =>
    reviewedAnswer(db, names).select([
      'workload.account',
      'lens_review.version',
      'answer.risk',
      'answer.body',
    ]),
);
