import type { ConsolidatedSummary } from './consolidated-summary.ts';
import type { LensReviewReport } from './lens-review-report.ts';

/** A document to make; plain data, so that another process can make it. */
export type PdfJob =
  | { readonly kind: 'lens-review'; readonly report: LensReviewReport }
  | { readonly kind: 'consolidated'; readonly report: ConsolidatedSummary };

/** The bytes of the document, or why there are none. */
export interface PdfAnswer {
  readonly bytes?: Uint8Array;
  readonly failed?: string;
}
