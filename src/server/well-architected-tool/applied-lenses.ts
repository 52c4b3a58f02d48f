import type { Db } from '../../store/store.ts';

/** The lenses that are applied to subjects, in the order in which they were applied. */
export async function appliedLenses(db: Db, subjects: readonly string[]) {
  if (subjects.length === 0) return new Map<string, never[]>();
  const rows = await db
    .selectFrom('lens_review')
    .selectAll()
    .where('subject', 'in', subjects)
    .orderBy('subject')
    .orderBy('position')
    .orderBy('lens')
    .execute();
  return Map.groupBy(rows, ({ subject }) => subject);
}
