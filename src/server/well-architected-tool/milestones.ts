import type { Db } from '../../store/store.ts';
import { evidenceSnapshot } from '../evidence/evidence-snapshot.ts';
import type { Call } from './operation.ts';
import { conflict, notFound, quotaExceeded } from './protocol/api-error.ts';
import { profileMembers } from './prioritized-questions.ts';
import type { LensReviewBody, Snapshot } from './reviews.ts';
import { storedAnswer } from './reviews.ts';
import { appliedProfile } from './workload-profiles.ts';
import { appliedLenses } from './applied-lenses.ts';
import { workloadCounts } from './workload-counts.ts';
import { holdWorkload, nameKey, type Workload, type WorkloadParts } from './workloads.ts';

/** What lists say of a milestone besides the workload's own words: counted when it was saved. */
export interface MilestoneSummary extends WorkloadParts {
  readonly name: Workload['name'];
  readonly updatedAt: number;
  readonly improvementStatus: Workload['body']['ImprovementStatus'];
}

/** Saves the workload as it stands: what is said of it, its reviews with all answers, profiles, items. Returns the number. */
export async function saveMilestone(
  call: Pick<Call, 'db' | 'now' | 'services' | 'changed'>,
  workload: Workload,
  name: string,
): Promise<number> {
  const { db, now, services } = call;
  await holdWorkload(db, workload.id);
  const saved = await db
    .selectFrom('milestone')
    .select(['number', 'name_key'])
    .where('workload', '=', workload.id)
    .orderBy('number')
    .execute();
  if (saved.some((milestone) => milestone.name_key === nameKey(name)))
    throw conflict(`A milestone with name ${name} already exists.`, 'MILESTONE', name);
  const most = services.quotas.milestonesPerWorkload;
  if (saved.length >= most)
    throw quotaExceeded(
      `The workload has ${saved.length} milestones, which is the limit.`,
      'L-MILESTONES-PER-WORKLOAD',
      ['WORKLOAD', workload.id],
    );
  const number = (saved.at(-1)?.number ?? 0) + 1;
  const snapshot = await snapshotNow(call, workload);
  const counted = (await workloadCounts(call, [workload.id])).get(workload.id);
  const summary: MilestoneSummary = {
    name: workload.name,
    updatedAt: workload.updated_at,
    improvementStatus: workload.body.ImprovementStatus,
    lenses: counted!.lenses,
    counts: counted!.counts,
    profile: (await profileMembers(call, [workload])).get(workload.id) ?? {},
  };
  await db
    .insertInto('milestone')
    .values({
      workload: workload.id,
      number,
      name,
      name_key: nameKey(name),
      recorded_at: now,
      summary: JSON.stringify(summary),
      snapshot: JSON.stringify(snapshot),
    })
    .execute();
  call.changed(`${workload.arn}/milestone/${number}`, null, { name, riskCounts: summary.counts });
  return number;
}

/** What a milestone of this moment would hold. */
export async function snapshotNow(
  call: Pick<Call, 'db' | 'now' | 'services'>,
  workload: Workload,
): Promise<Snapshot> {
  const { db } = call;
  const { id, name, body, created_at, updated_at } = workload;
  const profile = appliedProfile(workload);
  const reviews = (await appliedLenses(db, [id])).get(id) ?? [];
  const applied = new Set(reviews.map(({ lens }) => lens));
  const answers = await db
    .selectFrom('answer')
    .selectAll()
    .where('subject', '=', id)
    .orderBy('lens')
    .orderBy('question')
    .execute();
  const states = await db.selectFrom('item_state').selectAll().where('workload', '=', id).execute();
  const accepted = await db.selectFrom('accepted_risk').selectAll().where('workload', '=', id).execute();
  return {
    workload: { name, body, created_at, updated_at },
    reviews: reviews.map((review) => ({ ...review, body: JSON.parse(review.body) as LensReviewBody })),
    answers: answers
      .filter(({ lens }) => applied.has(lens))
      .map((row) => ({ ...storedAnswer(row), lens: row.lens, pillar: row.pillar })),
    profiles: profile === undefined ? [] : [profile],
    items: { states: states.map(withoutWorkload), accepted: accepted.map(withoutWorkload) },
    evidence: await evidenceSnapshot(call, id),
  };
}

function withoutWorkload<Row extends { readonly workload: string }>({ workload: _id, ...row }: Row) {
  return row;
}

/** A milestone as it was saved. Throws where the workload has none of that number. */
export async function milestoneOf(db: Db, workload: string, number: number) {
  const row = await db
    .selectFrom('milestone')
    .selectAll()
    .where('workload', '=', workload)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) throw notFound('MILESTONE', String(number));
  return {
    ...row,
    summary: JSON.parse(row.summary) as MilestoneSummary,
    snapshot: JSON.parse(row.snapshot) as Snapshot,
  };
}
