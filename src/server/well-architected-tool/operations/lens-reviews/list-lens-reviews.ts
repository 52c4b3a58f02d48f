import { lensReviewSummaryShape, type RatedReview } from '../../lens-review-shapes.ts';
import { type Call, reading } from '../../operation.ts';
import { pagedList } from '../../paging.ts';
import { type LensReviewBody, snapshotOf } from '../../reviews.ts';
import { appliedProfile } from '../../workload-profiles.ts';
import { appliedLenses } from '../../applied-lenses.ts';
import { type Workload, workloadOf } from '../../workloads.ts';

/** In the order in which the lenses were applied. */
export const listLensReviews = reading('ListLensReviews', async (call) => {
  const { WorkloadId = '', MilestoneNumber } = call.input;
  const workload = await workloadOf(call, WorkloadId);
  const { items, next } = pagedList(
    call,
    `lens reviews ${workload.id} ${MilestoneNumber}`,
    MilestoneNumber === undefined
      ? await reviewsNow(call, workload)
      : await reviewsThen(call, workload, MilestoneNumber),
    ({ review }) => review.lens,
    (rated) => lensReviewSummaryShape(call, workload.account, rated),
  );
  return {
    WorkloadId: workload.id,
    ...(MilestoneNumber !== undefined && { MilestoneNumber }),
    LensReviewSummaries: await Promise.all(items),
    ...next,
  };
});

type ListCall = Call<'ListLensReviews'>;

async function reviewsNow(call: ListCall, workload: Workload): Promise<readonly RatedReview[]> {
  const rows = (await appliedLenses(call.db, [workload.id])).get(workload.id) ?? [];
  const answers = await call.db
    .selectFrom('answer')
    .select(['lens', 'question', 'risk', 'updated_at as updatedAt'])
    .where('subject', '=', workload.id)
    .execute();
  const reviews = rows.map((row) => ({ ...row, body: JSON.parse(row.body) as LensReviewBody }));
  return await ratedReviews(call, reviews, answers as RiskOfLens[], appliedProfile(workload));
}

async function reviewsThen(call: ListCall, { id }: Workload, milestone: number) {
  const { reviews, answers, profiles } = await snapshotOf(call.db, id, milestone);
  return await ratedReviews(call, reviews, answers, profiles[0]);
}

type RiskOfLens = {
  readonly lens: string;
  readonly question: string;
} & (RatedReview['risks'] extends ReadonlyMap<string, infer Rated> ? Rated : never);

async function ratedReviews(
  { db, services }: ListCall,
  reviews: readonly RatedReview['review'][],
  answers: readonly RiskOfLens[],
  profile: RatedReview['profile'],
): Promise<readonly RatedReview[]> {
  const byLens = Map.groupBy(answers, ({ lens }) => lens);
  return await Promise.all(
    reviews.map(async (review) => ({
      review,
      content: await services.lenses.applied(db, review.lens, review.version),
      profile,
      risks: new Map((byLens.get(review.lens) ?? []).map((answer) => [answer.question, answer])),
    })),
  );
}
