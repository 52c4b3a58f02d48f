import { object, optional, picklist, pipe, regex, string, transform } from 'valibot';
import { renderLensReviewCsv } from '../../../reports/lens-review-csv.ts';
import { renderLensReviewHtml } from '../../../reports/lens-review-html.ts';
import type { LensReviewReport } from '../../../reports/lens-review-report.ts';
import { writePdf } from '../../../reports/pdf-writer.ts';
import { readLensReviewReport } from '../../../reports/read-lens-review-report.ts';
import { consoleRoute } from '../../route.ts';
import { REPORT_FORMATS, type ReportFormat, reportFile } from './report-file.ts';

export const lensReviewReport = consoleRoute({
  name: 'lensReviewReport',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/lenses/{lens}/report',
  summary: 'The review of a lens, now or at a milestone, as HTML, JSON, CSV or PDF.',
  needs: 'reader',
  changes: false,
  query: object({
    format: optional(picklist(REPORT_FORMATS), 'html'),
    milestone: optional(
      pipe(string(), regex(/^[1-9]\d{0,2}$/, 'expected the number of a milestone'), transform(Number)),
    ),
  }),
  handle: async (call) => {
    const { path, query } = call.input;
    const report = await readLensReviewReport(call, {
      WorkloadId: path['workloadId'],
      LensAlias: path['lens'],
      MilestoneNumber: query.milestone,
    });
    const { workload, lens, milestone } = report;
    const name = [
      workload.name,
      lens.name,
      ...(milestone === undefined ? [] : [`milestone ${milestone.number}`]),
    ];
    return reportFile(query.format, name.join('-'), await rendered(query.format, report));
  },
});

async function rendered(format: ReportFormat, report: LensReviewReport): Promise<Buffer> {
  switch (format) {
    case 'html':
      return Buffer.from(renderLensReviewHtml(report));
    case 'json':
      return Buffer.from(`${JSON.stringify(report, null, 2)}\n`);
    case 'csv':
      return Buffer.from(renderLensReviewCsv(report));
    case 'pdf':
      return await writePdf({ kind: 'lens-review', report });
  }
}
