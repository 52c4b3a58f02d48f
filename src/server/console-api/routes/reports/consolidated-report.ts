import { object, optional, picklist } from 'valibot';
import { consolidatedCsv } from '../../../reports/consolidated-csv.ts';
import { renderConsolidatedHtml } from '../../../reports/consolidated-html.ts';
import { consolidatedJson } from '../../../reports/consolidated-json.ts';
import { consolidatedSummary } from '../../../reports/consolidated-summary.ts';
import { writePdf } from '../../../reports/pdf-writer.ts';
import { consolidatedBatches } from '../../../reports/read-consolidated-report.ts';
import { isoDate } from '../../../reviews/statements.ts';
import { consoleRoute } from '../../route.ts';
import { REPORT_FORMATS, reportFile, reportStream } from './report-file.ts';

export const consolidatedReport = consoleRoute({
  name: 'consolidatedReport',
  method: 'GET',
  path: '/api/v1/report',
  summary: 'All workloads at once, as HTML, JSON, CSV or PDF.',
  needs: 'reader',
  changes: false,
  query: object({
    format: optional(picklist(REPORT_FORMATS), 'html'),
    shared: optional(picklist(['true', 'false']), 'false'),
  }),
  handle: async (call) => {
    const { format, shared } = call.input.query;
    const batches = consolidatedBatches(call, shared === 'true');
    const name = `well-architected-reviews-${isoDate(call.now)}`;
    switch (format) {
      case 'html': {
        const page = renderConsolidatedHtml(await consolidatedSummary(batches, call.now));
        return reportFile(format, name, Buffer.from(page));
      }
      case 'pdf': {
        const report = await consolidatedSummary(batches, call.now);
        return reportFile(format, name, await writePdf({ kind: 'consolidated', report }));
      }
      case 'json':
        return reportStream(format, name, consolidatedJson(batches, call.now));
      case 'csv':
        return reportStream(format, name, consolidatedCsv(batches));
    }
  },
});
