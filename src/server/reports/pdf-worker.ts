import { parentPort } from 'node:worker_threads';
import { consolidatedPdf } from './pdf/consolidated-pdf.ts';
import { lensReviewPdf } from './pdf/lens-review-pdf.ts';
import { pdfBytes } from './pdf/make-pdf.ts';
import type { PdfAnswer, PdfJob } from './pdf-job.ts';

/** The thread that makes documents, one after the other. */
parentPort?.on('message', async (job: PdfJob) => {
  const answer = await answerTo(job);
  parentPort?.postMessage(answer, answer.bytes === undefined ? [] : [answer.bytes.buffer]);
});

async function answerTo(job: PdfJob): Promise<PdfAnswer> {
  try {
    const parts = job.kind === 'lens-review' ? lensReviewPdf(job.report) : consolidatedPdf(job.report);
    return { bytes: new Uint8Array(await pdfBytes(parts)) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
