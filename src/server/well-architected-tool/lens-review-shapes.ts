import type { RiskCounts } from '../../review/index.ts';
import { ownValue } from '../own-value.ts';
import { type ApiRisk, NO_RISKS } from './answer-state.ts';
import type { LensContent } from './lens-catalog.ts';
import { lensStanding } from './lens-standing.ts';
import type { Call } from './operation.ts';
import { priorities, prioritizedCounts } from './prioritized-questions.ts';
import type { OutputOf } from './protocol/operation-types.ts';
import type { LensReviewView } from './lens-review-view.ts';
import type { LensReviewState } from './reviews.ts';
import { type AppliedProfile, profilesShape } from './workload-profiles.ts';
import { seconds } from './workloads.ts';

type ApiLensReview = NonNullable<OutputOf<'GetLensReview'>['LensReview']>;
type ApiLensReviewSummary = NonNullable<OutputOf<'ListLensReviews'>['LensReviewSummaries']>[number];

/** Risks of the questions that were answered, by question, and when. */
export type Risks = ReadonlyMap<string, { readonly risk: ApiRisk; readonly updatedAt: number }>;

/** A review of one lens as far as its counts need it. */
export interface RatedReview {
  readonly review: LensReviewState;
  readonly content: LensContent;
  readonly profile: AppliedProfile | undefined;
  readonly risks: Risks;
}

/** A review of a lens as lists show it, for a workload of an account. */
export async function lensReviewSummaryShape(
  call: Pick<Call, 'db' | 'services'>,
  account: string,
  { review, content, profile, risks }: RatedReview,
): Promise<ApiLensReviewSummary> {
  const { status } = await lensStanding(call, review, account);
  const priority = await priorities(call, { content, profile });
  return {
    LensAlias: content.alias,
    LensArn: content.arn,
    LensVersion: review.version,
    LensName: content.lens.name,
    LensStatus: status,
    UpdatedAt: reviewedAt(review, risks),
    RiskCounts: riskCounts(content, risks),
    ...(profile !== undefined && { Profiles: profilesShape(profile) }),
    ...prioritizedCounts(content, priority, risks),
  };
}

/** A review of a lens with its notes and pillars, as GetLensReview shows it. */
export async function lensReviewShape(
  call: Pick<Call, 'db' | 'services'>,
  view: LensReviewView,
): Promise<ApiLensReview> {
  const { workload, review, content, profile } = view;
  const { notes, pillarNotes, jira } = review.body;
  const risks = await view.answers();
  const priority = await priorities(call, view);
  const pillars = content.lens.pillars.map(({ id, name }) => {
    const said = ownValue(pillarNotes, id);
    return {
      PillarId: id,
      PillarName: name,
      ...(said !== undefined && { Notes: said }),
      RiskCounts: riskCounts(content, risks, id),
      ...prioritizedCounts(content, priority, risks, id),
    };
  });
  return {
    ...(await lensReviewSummaryShape(call, workload.account, { review, content, profile, risks })),
    PillarReviewSummaries: pillars,
    ...(jira !== undefined && { JiraConfiguration: jira }),
    Notes: notes,
  };
}

/** When a review, or an answer in it, was changed last. */
export function reviewedAt(
  review: Pick<LensReviewState, 'updated_at'>,
  answers: ReadonlyMap<string, { readonly updatedAt: number }>,
): number {
  let newest = Number(review.updated_at);
  for (const { updatedAt } of answers.values()) newest = Math.max(newest, Number(updatedAt));
  return seconds(newest);
}

/** Questions of a lens, or of one of its pillars, by risk. */
function riskCounts({ questions }: LensContent, risks: Risks, pillarId?: string): RiskCounts {
  const counts = { ...NO_RISKS };
  for (const [id, { pillar }] of questions) {
    if (pillarId === undefined || pillar.id === pillarId) counts[risks.get(id)?.risk ?? 'UNANSWERED'] += 1;
  }
  return counts;
}
