import type { Call } from '../well-architected-tool/operation.ts';

/** Removes what belongs to the reviews of a workload or an agent profile: its architectures with their files, and its runs. */
export async function removeReviewsOf(
  { db, services, afterCommit }: Pick<Call, 'db' | 'services' | 'afterCommit'>,
  subject: string,
): Promise<void> {
  const architectures = await db
    .deleteFrom('architecture')
    .where('subject', '=', subject)
    .returning(['id', 'kind'])
    .execute();
  const runs = await db.deleteFrom('review_run').where('subject', '=', subject).returning('id').execute();
  afterCommit(async () => {
    for (const { id } of runs) services.reviewQueue.cancel(id);
    for (const { id, kind } of architectures) {
      if (kind !== 'checkout') await services.code.uploads.remove(id);
    }
  });
}
