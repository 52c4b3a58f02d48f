import type { ConsolidatedWorkload } from '../../../reports/consolidated-report.ts';
import { consolidatedSummary } from '../../../reports/consolidated-summary.ts';
import { writePdf } from '../../../reports/pdf-writer.ts';
import {
  consolidatedBatches,
  consolidatedWorkloads,
  workloadRows,
} from '../../../reports/read-consolidated-report.ts';
import { FRAMEWORK_ARN } from '../../lens-catalog.ts';
import { type Call, reading } from '../../operation.ts';
import { pageOf, paged } from '../../paging.ts';
import type { OutputOf } from '../../protocol/operation-types.ts';
import { seconds } from '../../workloads.ts';

type Metric = NonNullable<OutputOf<'GetConsolidatedReport'>['Metrics']>[number];

/** The most workloads that a page may have; also how many it has where the client does not say. */
const LARGEST_PAGE = 15;

/** JSON comes in pages; the PDF is one document over all workloads. */
export const getConsolidatedReport = reading('GetConsolidatedReport', async (call) => {
  const withShared = call.input.IncludeSharedResources === true;
  if (call.input.Format === 'PDF') {
    const report = await consolidatedSummary(consolidatedBatches(call, withShared), call.now);
    return { Base64String: (await writePdf({ kind: 'consolidated', report })).toString('base64') };
  }
  return await metricsPage(call, withShared);
});

async function metricsPage(call: Call<'GetConsolidatedReport'>, withShared: boolean) {
  const list = `consolidated report ${withShared}`;
  const page = pageOf(call, list, call.input.MaxResults ?? LARGEST_PAGE);
  const [name, id] = page.after ?? [];
  const rows = await workloadRows(call, {
    withShared,
    after: name === undefined || id === undefined ? undefined : [String(name), String(id)],
    limit: page.size + 1,
  });
  const shown = await consolidatedWorkloads(call, rows.slice(0, page.size), FRAMEWORK_ARN);
  const metrics = new Map(shown.map((workload) => [workload.id, metricOf(workload)]));
  const { items, next } = paged(
    call,
    list,
    page,
    rows,
    (row) => [row.name_key, row.id],
    (row) => metrics.get(row.id) ?? {},
  );
  return { Metrics: items, ...next };
}

/** As the service does, the Framework in detail and every lens in the counts. */
function metricOf({
  id,
  arn,
  name,
  updatedAt,
  riskCounts,
  reviews,
  lensesApplied,
}: ConsolidatedWorkload): Metric {
  return {
    MetricType: 'WORKLOAD',
    RiskCounts: riskCounts,
    WorkloadId: id,
    WorkloadName: name,
    WorkloadArn: arn,
    UpdatedAt: seconds(updatedAt),
    Lenses: reviews.map(({ content, riskCounts: counts, pillars }) => ({
      LensArn: content.arn,
      Pillars: pillars.map((pillar) => ({
        PillarId: pillar.pillar.id,
        RiskCounts: pillar.riskCounts,
        Questions: pillar.atRisk.map(({ question, risk, missing }) => ({
          QuestionId: question.id,
          Risk: risk,
          BestPractices: missing.map((choice) => ({ ChoiceId: choice.id, ChoiceTitle: choice.title })),
        })),
      })),
      RiskCounts: counts,
    })),
    LensesAppliedCount: lensesApplied,
  };
}
