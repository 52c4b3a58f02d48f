import type { Selectable } from 'kysely';
import type { WorkloadTable } from '../../../../store/tables.ts';
import { type Call, reading } from '../../operation.ts';
import { type Page, pageOf, paged } from '../../paging.ts';
import { profileMembers } from '../../prioritized-questions.ts';
import { sharedWith } from '../../shared-access.ts';
import { workloadCounts } from '../../workload-counts.ts';
import { nameKey, seconds, workloadArn, type WorkloadBody } from '../../workloads.ts';
import { NO_RISKS } from '../../answer-state.ts';

export const listWorkloads = reading('ListWorkloads', async (call) => {
  const prefix = nameKey(call.input.WorkloadNamePrefix ?? '');
  const list = `workloads ${prefix}`;
  const page = pageOf(call, list);
  const rows = await rowsOf(call, prefix, page);
  const shown = rows.slice(0, page.size);
  const counts = await workloadCounts(
    call,
    shown.map(({ id }) => id),
  );
  const profiles = await profileMembers(call, shown);
  const { items, next } = paged(
    call,
    list,
    page,
    rows,
    (row) => [row.name_key, row.id],
    (row) => {
      const counted = counts.get(row.id);
      return {
        WorkloadId: row.id,
        WorkloadArn: workloadArn(row),
        WorkloadName: row.name,
        Owner: row.account,
        UpdatedAt: seconds(row.updated_at),
        Lenses: counted?.lenses ?? [],
        RiskCounts: counted?.counts ?? NO_RISKS,
        ImprovementStatus: (JSON.parse(row.body) as WorkloadBody).ImprovementStatus,
        ...profiles.get(row.id),
      };
    },
  );
  return { WorkloadSummaries: items, ...next };
});

/**
 * The rows of a page and one more, by name. One's own and what was shared are asked for apart: together, the database would have
 * to sort all of an account's workloads for every page.
 */
async function rowsOf(
  { db, principal }: Pick<Call, 'db' | 'principal'>,
  prefix: string,
  { after, size }: Page,
): Promise<readonly Selectable<WorkloadTable>[]> {
  const [afterName, afterId] = after ?? [];
  let query = db.selectFrom('workload').selectAll();
  if (prefix !== '')
    query = query.where('name_key', '>=', prefix).where('name_key', '<', `${prefix}\u{10FFFF}`);
  if (afterName !== undefined && afterId !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('name_key', 'id'), '>', tuple(String(afterName), String(afterId))),
    );
  const ordered = query
    .orderBy('name_key')
    .orderBy('id')
    .limit(size + 1);
  const own = await ordered.where('account', '=', principal.account).execute();
  const shared = await ordered
    .where('account', '!=', principal.account)
    .where('id', 'in', sharedWith(db, principal, 'WORKLOAD'))
    .execute();
  if (shared.length === 0) return own;
  return [...own, ...shared].toSorted(byNameAndId).slice(0, size + 1);
}

/** As the database orders them: by bytes. */
function byNameAndId(a: Selectable<WorkloadTable>, b: Selectable<WorkloadTable>): number {
  return Buffer.compare(Buffer.from(a.name_key), Buffer.from(b.name_key)) || (a.id < b.id ? -1 : 1);
}
