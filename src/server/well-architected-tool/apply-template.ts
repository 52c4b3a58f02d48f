import { carriedAnswer, riskOf } from './answer-state.ts';
import type { LensContent } from './lens-catalog.ts';
import type { Call } from './operation.ts';
import { writeAnswer } from './review-writes.ts';
import { answersOf, type LensReviewBody, NO_NOTES, unanswered } from './reviews.ts';
import { type ReviewTemplate, templateOf } from './review-templates.ts';
import { appliedLenses } from './applied-lenses.ts';

/** What a template brings to a new workload. */
export interface TemplateToApply {
  readonly template: ReviewTemplate;
  /** Its lenses, in their newest versions. */
  readonly lenses: readonly LensContent[];
  readonly reviews: readonly { readonly lens: string; readonly body: LensReviewBody }[];
}

/** The template that a client names for a new workload: its own, or one that was shared with it. */
export async function templateToApply(
  call: Pick<Call, 'db' | 'principal' | 'services'>,
  [arn]: readonly string[],
): Promise<TemplateToApply | undefined> {
  if (arn === undefined) return undefined;
  const { db, principal, services } = call;
  const template = await templateOf({ ...call, needs: 'reader' }, arn);
  const rows = (await appliedLenses(db, [arn])).get(arn) ?? [];
  const lenses: LensContent[] = [];
  for (const { lens } of rows) lenses.push(await services.lenses.latest(db, principal, lens));
  return {
    template,
    lenses,
    reviews: rows.map(({ lens, body }) => ({ lens, body: JSON.parse(body) as LensReviewBody })),
  };
}

/**
 * Copies a template's answers, notes and not-applicable marks into a new workload that has its lenses already. Of an answer that was
 * given for another version of a lens, what the newest still has.
 */
export async function copyTemplate(
  call: Pick<Call, 'db' | 'now' | 'principal'>,
  workload: string,
  { template, lenses, reviews }: TemplateToApply,
): Promise<void> {
  for (const content of lenses) {
    const body = reviews.find(({ lens }) => lens === content.arn)?.body ?? NO_NOTES;
    await call.db
      .updateTable('lens_review')
      .set({ body: JSON.stringify(body) })
      .where('subject', '=', workload)
      .where('lens', '=', content.arn)
      .execute();
    for (const [id, { state: given }] of await answersOf(call.db, template.arn, content.arn)) {
      const placed = content.questions.get(id);
      if (placed === undefined) continue;
      const state = carriedAnswer(placed.question, given);
      const risk = riskOf(placed.question, state);
      await writeAnswer(call, { subject: workload, content, placed, before: unanswered(id), state, risk });
    }
  }
}
