import type { MilestoneSummary } from '../../milestones.ts';
import { reading } from '../../operation.ts';
import { pageOf, paged } from '../../paging.ts';
import { seconds, workloadOf } from '../../workloads.ts';

export const listMilestones = reading('ListMilestones', async (call) => {
  const { id, arn, account } = await workloadOf(call, call.input.WorkloadId ?? '');
  const list = `milestones ${id}`;
  const page = pageOf(call, list);
  const rows = await call.db
    .selectFrom('milestone')
    .select(['number', 'name', 'recorded_at', 'summary'])
    .where('workload', '=', id)
    .where('number', '>', Number(page.after?.[0] ?? 0))
    .orderBy('number')
    .limit(page.size + 1)
    .execute();
  const { items, next } = paged(
    call,
    list,
    page,
    rows,
    ({ number }) => [number],
    (row) => {
      const summary = JSON.parse(row.summary) as MilestoneSummary;
      return {
        MilestoneNumber: row.number,
        MilestoneName: row.name,
        RecordedAt: seconds(row.recorded_at),
        WorkloadSummary: {
          WorkloadId: id,
          WorkloadArn: arn,
          WorkloadName: summary.name,
          Owner: account,
          UpdatedAt: seconds(summary.updatedAt),
          Lenses: summary.lenses,
          RiskCounts: summary.counts,
          ImprovementStatus: summary.improvementStatus,
          ...summary.profile,
        },
      };
    },
  );
  return { WorkloadId: id, MilestoneSummaries: items, ...next };
});
