import { reading } from '../../operation.ts';
import { pageOf, paged } from '../../paging.ts';
import { profileMembers } from '../../prioritized-questions.ts';
import { sharedWith } from '../../shared-access.ts';
import { nameKey, seconds, workloadArn, type WorkloadBody, workloadCounts } from '../../workloads.ts';
import { NO_RISKS } from '../../answer-state.ts';

export const listWorkloads = reading('ListWorkloads', async (call) => {
  const { input, db, principal } = call;
  const prefix = nameKey(input.WorkloadNamePrefix ?? '');
  const list = `workloads ${prefix}`;
  const page = pageOf(call, list);
  const [afterName, afterId] = page.after ?? [];
  let query = db
    .selectFrom('workload')
    .selectAll()
    .where(({ eb, or }) =>
      or([eb('account', '=', principal.account), eb('id', 'in', sharedWith(db, principal, 'WORKLOAD'))]),
    );
  if (prefix !== '')
    query = query.where('name_key', '>=', prefix).where('name_key', '<', `${prefix}\u{10FFFF}`);
  if (afterName !== undefined && afterId !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('name_key', 'id'), '>', tuple(String(afterName), String(afterId))),
    );
  const rows = await query
    .orderBy('name_key')
    .orderBy('id')
    .limit(page.size + 1)
    .execute();
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
