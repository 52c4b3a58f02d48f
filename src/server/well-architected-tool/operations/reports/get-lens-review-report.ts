import { readLensReviewReport } from '../../../reports/read-lens-review-report.ts';
import { writePdf } from '../../../reports/pdf-writer.ts';
import { reading } from '../../operation.ts';

export const getLensReviewReport = reading('GetLensReviewReport', async (call) => {
  const { input } = call;
  const report = await readLensReviewReport(call, input);
  const bytes = await writePdf({ kind: 'lens-review', report });
  return {
    WorkloadId: report.workload.id,
    ...(report.milestone !== undefined && { MilestoneNumber: report.milestone.number }),
    LensReviewReport: {
      LensAlias: report.lens.alias,
      LensArn: report.lens.arn,
      Base64String: bytes.toString('base64'),
    },
  };
});
