import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Db } from '../../store/store.ts';
import type { WorkloadTable } from '../../store/tables.ts';
import {
  addedCounts,
  type AnswerState,
  type ApiRisk,
  NO_RISKS,
} from '../well-architected-tool/answer-state.ts';
import type { LensContent } from '../well-architected-tool/lens-catalog.ts';
import type { Call } from '../well-architected-tool/operation.ts';
import { sharedWith } from '../well-architected-tool/shared-access.ts';
import { appliedLenses } from '../well-architected-tool/applied-lenses.ts';
import { workloadArn } from '../well-architected-tool/workloads.ts';
import type {
  ConsolidatedBatches,
  ConsolidatedReview,
  ConsolidatedWorkload,
  QuestionAtRisk,
} from './consolidated-report.ts';
import { missingChoices } from './missing-choices.ts';

type Reading = Pick<Call, 'db' | 'principal' | 'services'>;
/** A workload as stored. */
export type WorkloadRow = Selectable<WorkloadTable>;

/** Workloads that are read at once: few queries, and the server answers others in between. */
const BATCH = 25;

/** Every workload of the account, and those shared with the caller where they are asked for. */
export async function* consolidatedBatches(call: Reading, withShared: boolean): ConsolidatedBatches {
  let after: readonly [string, string] | undefined;
  for (;;) {
    const rows = await workloadRows(call, { withShared, after, limit: BATCH });
    yield await consolidatedWorkloads(call, rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = [last.name_key, last.id];
    await setImmediate();
  }
}

/** A page of the workloads that the caller may read, by name. */
export async function workloadRows(
  { db, principal }: Pick<Reading, 'db' | 'principal'>,
  page: {
    readonly withShared: boolean;
    readonly after: readonly [name: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<readonly WorkloadRow[]> {
  let query = db
    .selectFrom('workload')
    .selectAll()
    .where(({ eb, or }) => {
      const own = eb('account', '=', principal.account);
      return page.withShared ? or([own, eb('id', 'in', sharedWith(db, principal, 'WORKLOAD'))]) : own;
    });
  if (page.after !== undefined) {
    const [name, id] = page.after;
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('name_key', 'id'), '>', tuple(name, id)));
  }
  return await query.orderBy('name_key').orderBy('id').limit(page.limit).execute();
}

/** Workloads with their counts and questions at risk, in two queries. Detail of one lens only, where one is named. */
export async function consolidatedWorkloads(
  { db, services }: Pick<Reading, 'db' | 'services'>,
  rows: readonly WorkloadRow[],
  onlyLens?: string,
): Promise<readonly ConsolidatedWorkload[]> {
  const ids = rows.map(({ id }) => id);
  const [applied, answers] = [await appliedLenses(db, ids), await answersOf(db, ids)];
  const workloads: ConsolidatedWorkload[] = [];
  for (const row of rows) {
    const contents: LensContent[] = [];
    for (const { lens, version } of applied.get(row.id) ?? [])
      contents.push(await services.lenses.applied(db, lens, version));
    const byLens = Map.groupBy(answers.get(row.id) ?? [], ({ lens }) => lens);
    const reviews = contents.map((content) => consolidatedReview(content, byLens.get(content.arn)));
    workloads.push({
      id: row.id,
      arn: workloadArn(row),
      name: row.name,
      account: row.account,
      updatedAt: row.updated_at,
      riskCounts: addedCounts(reviews.map(({ riskCounts }) => riskCounts)),
      lensesApplied: reviews.length,
      reviews: reviews.filter(({ content }) => onlyLens === undefined || content.arn === onlyLens),
    });
  }
  return workloads;
}

interface AnswerRow {
  readonly subject: string;
  readonly lens: string;
  readonly question: string;
  readonly risk: string;
  readonly body: string | null;
}

/** The answers of workloads, with what they say where they are at risk. */
async function answersOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly AnswerRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('answer')
    .select(['subject', 'lens', 'question', 'risk'])
    .select(({ eb }) =>
      eb.case().when('risk', 'in', ['HIGH', 'MEDIUM']).then(eb.ref('body')).end().as('body'),
    )
    .where('subject', 'in', ids)
    .execute();
  return Map.groupBy(rows, ({ subject }) => subject);
}

function consolidatedReview(content: LensContent, answers: readonly AnswerRow[] = []): ConsolidatedReview {
  const byQuestion = new Map(answers.map((answer) => [answer.question, answer]));
  const pillars = content.lens.pillars.map((pillar) => {
    const riskCounts = { ...NO_RISKS };
    const atRisk: QuestionAtRisk[] = [];
    for (const question of pillar.questions) {
      const { risk = 'UNANSWERED', body = null } = byQuestion.get(question.id) ?? {};
      riskCounts[risk as ApiRisk] += 1;
      if (body !== null)
        atRisk.push({
          question,
          risk: risk as QuestionAtRisk['risk'],
          missing: missingChoices(question, JSON.parse(body) as AnswerState),
        });
    }
    return { pillar, riskCounts, atRisk };
  });
  return { content, riskCounts: addedCounts(pillars.map(({ riskCounts }) => riskCounts)), pillars };
}
