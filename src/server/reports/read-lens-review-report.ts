import type { Db } from '../../store/store.ts';
import { rawResult } from '../reviews/results.ts';
import { isoDate } from '../reviews/statements.ts';
import type { LensContent } from '../well-architected-tool/lens-catalog.ts';
import { milestoneOf } from '../well-architected-tool/milestones.ts';
import type { Call } from '../well-architected-tool/operation.ts';
import { lensReviewOf } from '../well-architected-tool/lens-review-view.ts';
import type { Workload, WorkloadBody } from '../well-architected-tool/workloads.ts';
import { type LensReviewReport, REPORTED_STATEMENTS, type ReportedWorkload } from './lens-review-report.ts';
import { type LensReviewFacts, lensReviewReport, reportedAcceptance } from './make-lens-review-report.ts';

/** The report of a lens review that the caller may read, now or at a milestone. Throws as GetLensReview does. */
export async function readLensReviewReport(
  call: Pick<Call, 'db' | 'principal' | 'needs' | 'services' | 'now'>,
  names: {
    readonly WorkloadId: string | undefined;
    readonly LensAlias: string | undefined;
    readonly MilestoneNumber?: number | undefined;
  },
): Promise<LensReviewReport> {
  const { db, now, services } = call;
  const view = await lensReviewOf(call, names);
  const { workload, content, review } = view;
  const date = isoDate(now);
  const saved = view.milestone === undefined ? undefined : await milestoneOf(db, workload.id, view.milestone);
  const accepted = saved?.snapshot.items.accepted ?? (await acceptedRisks(db, workload.id));
  const codeReview = await newestCodeReview(db, workload.id, saved?.recorded_at ?? now);
  return lensReviewReport({
    date,
    workload: reportedWorkload({ ...workload, ...saved?.snapshot.workload }),
    content,
    body: review.body,
    answers: await view.answers(),
    texts: services.lenses.texts,
    acceptedRisks: accepted
      .filter(({ lens }) => namesOf(content).includes(lens))
      .map((row) => reportedAcceptance(row, date)),
    ...(saved !== undefined && {
      milestone: {
        number: saved.number,
        name: saved.name,
        recordedAt: new Date(saved.recorded_at).toISOString(),
      },
    }),
    ...(codeReview !== undefined && { codeReview }),
  });
}

function namesOf({ arn, alias, lens }: LensContent): readonly string[] {
  return [arn, alias, lens.alias];
}

function reportedWorkload(workload: Workload): ReportedWorkload {
  const { id, arn, name, account, updated_at: updatedAt, body } = workload;
  const stated = Object.fromEntries(REPORTED_STATEMENTS.map((member) => [member, body[member]]));
  return {
    id,
    arn,
    name,
    account,
    updatedAt: new Date(updatedAt).toISOString(),
    ...(stated as Pick<WorkloadBody, (typeof REPORTED_STATEMENTS)[number]>),
  };
}

async function acceptedRisks(db: Db, workload: string) {
  return await db
    .selectFrom('accepted_risk')
    .selectAll()
    .where('workload', '=', workload)
    .orderBy('lens')
    .orderBy('question')
    .orderBy('choice')
    .execute();
}

/** The last review of the workload's code that ended well until then. */
async function newestCodeReview(
  db: Db,
  workload: string,
  until: number,
): Promise<LensReviewFacts['codeReview']> {
  const row = await db
    .selectFrom('review_run')
    .select('id')
    .where('subject', '=', workload)
    .where('status', '=', 'done')
    .where('result', 'is not', null)
    .where('ended_at', '<=', until)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row && { run: row.id, result: await rawResult({ db }, row.id) };
}
