import type { RiskCounts } from '../../review/index.ts';
import type { Db } from '../../store/store.ts';
import { type ApiRisk, NO_RISKS } from './answer-state.ts';
import { appliedLenses } from './applied-lenses.ts';
import type { Call } from './operation.ts';

/** Risk counts of whole workloads, the sum over their lenses, and what the API calls these. */
export async function workloadCounts(
  { db, services }: Pick<Call, 'db' | 'services'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly counts: RiskCounts; readonly lenses: readonly string[] }>> {
  const [applied, answered] = [await appliedLenses(db, ids), await answeredRisks(db, ids)];
  const result = new Map<string, { counts: RiskCounts; lenses: readonly string[] }>();
  for (const id of ids) {
    let questions = 0;
    const lenses: string[] = [];
    for (const { lens, version } of applied.get(id) ?? []) {
      const content = await services.lenses.applied(db, lens, version);
      questions += content.questions.size;
      lenses.push(content.alias);
    }
    result.set(id, { counts: countsOf(questions, answered.get(id) ?? []), lenses });
  }
  return result;
}

interface AnsweredRisk {
  readonly risk: ApiRisk;
  readonly questions: number;
}

/**
 * Questions by risk, of all applied lenses of each workload. What nobody answered has no row and is not counted here; answers of a
 * lens that was removed wait for its return.
 */
async function answeredRisks(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly AnsweredRisk[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('answer')
    .innerJoin('lens_review', (join) =>
      join.onRef('lens_review.subject', '=', 'answer.subject').onRef('lens_review.lens', '=', 'answer.lens'),
    )
    .select(['answer.subject', 'answer.risk'])
    .select(({ fn }) => fn.countAll<number>().as('questions'))
    .where('answer.subject', 'in', ids)
    .groupBy(['answer.subject', 'answer.risk'])
    .execute();
  const risks = rows.map(({ subject, risk, questions }) => ({
    subject,
    risk: risk as ApiRisk,
    questions: Number(questions),
  }));
  return Map.groupBy(risks, ({ subject }) => subject);
}

/** Risk counts of so many questions, of which these were answered. */
function countsOf(questions: number, answered: readonly AnsweredRisk[]): RiskCounts {
  const counts = { ...NO_RISKS };
  for (const { risk, questions: count } of answered) counts[risk] += count;
  const known = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { ...counts, UNANSWERED: counts.UNANSWERED + Math.max(0, questions - known) };
}
