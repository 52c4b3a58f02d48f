import { consolidatedPdf } from './pdf/consolidated-pdf.ts';
import { lensReviewPdf } from './pdf/lens-review-pdf.ts';
import { pdfBytes } from './pdf/make-pdf.ts';
import type { PdfAnswer, PdfJob } from './pdf-job.ts';

/** The process that makes documents, one after the other, for as long as the server is there. */
process.on('message', async (job: PdfJob) => process.send?.(await answerTo(job)));
process.on('disconnect', () => process.exit());

async function answerTo(job: PdfJob): Promise<PdfAnswer> {
  try {
    const parts = job.kind === 'lens-review' ? lensReviewPdf(job.report) : consolidatedPdf(job.report);
    return { bytes: await pdfBytes(parts) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
