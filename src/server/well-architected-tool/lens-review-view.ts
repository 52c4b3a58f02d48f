import { type Selectable, sql } from 'kysely';
import { preparedQuery } from '../../store/prepared-query.ts';
import type { Db } from '../../store/store.ts';
import type { WorkloadTable } from '../../store/tables.ts';
import type { Role } from '../access/principal.ts';
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
  const allows = await roleOn(call, 'WORKLOAD', WorkloadId, row.account);
  if (MilestoneNumber !== undefined)
    return await milestoneReview(call, workloadFrom(row, allows), arn, names);
  if (!isReviewed(row)) throw notFound('LENS_REVIEW', LensAlias);
  const content = await lenses.applied(call.db, arn, row.review_version);
  return new CurrentReview(call.db, row, { allows, content, question: QuestionId });
}

/** A review as it is now. Little of it is asked for at a time, so that all is read only when it is. */
class CurrentReview implements LensReviewView {
  readonly milestone = undefined;
  readonly content: LensContent;
  readonly #db: Db;
  readonly #row: ReviewedRow;
  readonly #allows: Role;
  readonly #question: string;

  constructor(
    db: Db,
    row: ReviewedRow,
    named: { readonly allows: Role; readonly content: LensContent; readonly question: string },
  ) {
    this.content = named.content;
    this.#db = db;
    this.#row = row;
    this.#allows = named.allows;
    this.#question = named.question;
  }

  get workload(): Workload {
    return workloadFrom(this.#row, this.#allows);
  }

  get review(): LensReviewState {
    const row = this.#row;
    return {
      subject: row.id,
      lens: this.content.arn,
      version: row.review_version,
      position: row.review_position,
      updated_at: row.review_updated_at,
      body: JSON.parse(row.review_body) as LensReviewBody,
    };
  }

  get profile(): AppliedProfile | undefined {
    return appliedProfile(this.#row);
  }

  answer(): { readonly placed: PlacedQuestion; readonly answer: StoredAnswer } {
    const placed = questionOf(this.content, this.#question);
    const { answer_body: kept } = this.#row;
    return {
      placed,
      answer: kept === null ? unanswered(this.#question) : new CurrentAnswer(this.#question, kept, this.#row),
    };
  }

  answers(): Promise<ReadonlyMap<string, StoredAnswer>> {
    return answersOf(this.#db, this.#row.id, this.content.arn);
  }
}

class CurrentAnswer implements StoredAnswer {
  readonly question: string;
  readonly kept: string;
  readonly #row: ReviewRow;

  constructor(question: string, kept: string, row: ReviewRow) {
    this.question = question;
    this.kept = kept;
    this.#row = row;
  }

  get state(): AnswerState {
    return JSON.parse(this.kept) as AnswerState;
  }

  get risk(): ApiRisk {
    return this.#row.answer_risk as ApiRisk;
  }

  get updatedAt(): number {
    return this.#row.answer_updated_at ?? 0;
  }

  get revision(): number {
    return this.#row.answer_revision ?? 0;
  }
}

/**
 * All that an answer stands on, in one query: it is what clients ask for most. The casts change nothing but SQLite's mind:
 * a join on a bare parameter is planned anew whenever another value is bound, which takes several times as long as running it.
 */
const REVIEW_ROW = preparedQuery<[workload: string, lens: string, question: string], ReviewRow>(
  3,
  (db, [workload, lens, question]) =>
    db
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
      ])
      .where('workload.id', '=', asText(workload)),
);

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

/** The row of a workload that is reviewed with the lens. */
interface ReviewedRow extends ReviewRow {
  readonly review_version: string;
  readonly review_position: number;
  readonly review_body: string;
  readonly review_updated_at: number;
}

function isReviewed(row: ReviewRow): row is ReviewedRow {
  return row.review_version !== null;
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
