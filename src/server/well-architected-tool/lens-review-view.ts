import { type Selectable, sql } from 'kysely';
import { preparedQuery } from '../../store/prepared-query.ts';
import type { Db } from '../../store/store.ts';
import type { WorkloadTable } from '../../store/tables.ts';
import type { AnswerState, ApiRisk } from './answer-state.ts';
import type { LensContent, PlacedQuestion } from './lens-catalog.ts';
import type { Call } from './operation.ts';
import { notFound } from './protocol/api-error.ts';
import {
  answersOf,
  type LensReviewBody,
  type LensReviewState,
  questionOf,
  snapshotOf,
  type StoredAnswer,
  unanswered,
} from './reviews.ts';
import { roleOn } from './shared-access.ts';
import { type AppliedProfile, appliedProfile } from './workload-profiles.ts';
import { type Workload, workloadFrom } from './workloads.ts';

/** The review of one lens of a workload, now or at a milestone. */
export interface LensReviewView {
  readonly workload: Workload;
  readonly milestone: number | undefined;
  readonly review: LensReviewState;
  readonly content: LensContent;
  /** The profile that the workload has, or had at the milestone. */
  readonly profile: AppliedProfile | undefined;
  /** The question that the call names, and what was answered to it. Throws where the lens has no such question. */
  answer(): { readonly placed: PlacedQuestion; readonly answer: StoredAnswer };
  /** The answers that were given, by question. */
  answers(): Promise<ReadonlyMap<string, StoredAnswer>>;
}

/** What a call may name of a review. */
export interface ReviewNames {
  readonly WorkloadId: string | undefined;
  readonly LensAlias: string | undefined;
  readonly QuestionId?: string | undefined;
  readonly MilestoneNumber?: number | undefined;
}

/** Finds the review that a call names by workload, lens and perhaps milestone. */
export async function lensReviewOf(
  call: Pick<Call, 'db' | 'principal' | 'needs' | 'services'>,
  names: ReviewNames,
): Promise<LensReviewView> {
  const { WorkloadId = '', LensAlias = '', QuestionId = '', MilestoneNumber } = names;
  const { lenses } = call.services;
  const arn = lenses.arnOf(LensAlias);
  const [row] = await REVIEW_ROW(call.db, [WorkloadId, arn, QuestionId]);
  if (row === undefined) throw notFound('WORKLOAD', WorkloadId);
  const workload = workloadFrom(row, await roleOn(call, 'WORKLOAD', WorkloadId, row.account));
  if (MilestoneNumber !== undefined) return await milestoneReview(call, workload, arn, names);
  const { review_version: version, review_body: body } = row;
  if (version === null || body === null) throw notFound('LENS_REVIEW', LensAlias);
  const content = await lenses.applied(call.db, arn, version);
  return {
    workload,
    milestone: undefined,
    content,
    review: {
      subject: WorkloadId,
      lens: arn,
      version,
      position: row.review_position ?? 0,
      updated_at: row.review_updated_at ?? 0,
      body: JSON.parse(body) as LensReviewBody,
    },
    profile: appliedProfile(row),
    answer: () => ({ placed: questionOf(content, QuestionId), answer: answerIn(row, QuestionId) }),
    answers: () => answersOf(call.db, WorkloadId, arn),
  };
}

/** All that a review and one of its answers stand on, in one query. */
const REVIEW_ROW = preparedQuery<[workload: string, lens: string, question: string], ReviewRow>(
  3,
  (db, names) =>
    reviewedAnswer(db, names)
      .selectAll('workload')
      .select([
        'lens_review.version as review_version',
        'lens_review.position as review_position',
        'lens_review.body as review_body',
        'lens_review.updated_at as review_updated_at',
        'answer.risk as answer_risk',
        'answer.body as answer_body',
        'answer.updated_at as answer_updated_at',
        'answer.revision as answer_revision',
      ]),
);

/**
 * A workload with its review of a lens and its answer to a question, as far as there are any. The casts change nothing but SQLite's
 * mind: a join on a bare parameter is planned anew whenever another value is bound, which takes several times as long as running it.
 */
export function reviewedAnswer(
  db: Db,
  [workload, lens, question]: readonly [workload: string, lens: string, question: string],
) {
  return db
    .selectFrom('workload')
    .leftJoin('lens_review', (join) =>
      join.onRef('lens_review.subject', '=', 'workload.id').on('lens_review.lens', '=', asText(lens)),
    )
    .leftJoin('answer', (join) =>
      join
        .onRef('answer.subject', '=', 'lens_review.subject')
        .onRef('answer.lens', '=', 'lens_review.lens')
        .on('answer.question', '=', asText(question)),
    )
    .where('workload.id', '=', asText(workload));
}

function asText(value: string) {
  return sql<string>`cast(${value} as text)`;
}

interface ReviewRow extends Selectable<WorkloadTable> {
  readonly review_version: string | null;
  readonly review_position: number | null;
  readonly review_body: string | null;
  readonly review_updated_at: number | null;
  readonly answer_risk: string | null;
  readonly answer_body: string | null;
  readonly answer_updated_at: number | null;
  readonly answer_revision: number | null;
}

function answerIn(row: ReviewRow, question: string): StoredAnswer {
  if (row.answer_body === null) return unanswered(question);
  return {
    question,
    risk: row.answer_risk as ApiRisk,
    state: JSON.parse(row.answer_body) as AnswerState,
    updatedAt: row.answer_updated_at ?? 0,
    revision: row.answer_revision ?? 0,
  };
}

async function milestoneReview(
  { db, services }: Pick<Call, 'db' | 'services'>,
  workload: Workload,
  arn: string,
  { LensAlias = '', QuestionId = '', MilestoneNumber = 0 }: ReviewNames,
): Promise<LensReviewView> {
  const snapshot = await snapshotOf(db, workload.id, MilestoneNumber);
  const review = snapshot.reviews.find(({ lens }) => lens === arn);
  if (review === undefined) throw notFound('LENS_REVIEW', LensAlias);
  const content = await services.lenses.applied(db, arn, review.version);
  const answers = new Map(
    snapshot.answers.flatMap((answer) => (answer.lens === arn ? [[answer.question, answer]] : [])),
  );
  return {
    workload,
    milestone: MilestoneNumber,
    review,
    content,
    profile: snapshot.profiles[0],
    answer: () => ({
      placed: questionOf(content, QuestionId),
      answer: answers.get(QuestionId) ?? unanswered(QuestionId),
    }),
    answers: async () => answers,
  };
}
