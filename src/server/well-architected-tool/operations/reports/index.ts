import type { AnyOperation } from '../../operation.ts';
import { getConsolidatedReport } from './get-consolidated-report.ts';
import { getLensReviewReport } from './get-lens-review-report.ts';

export const reportOperations: readonly AnyOperation[] = [getConsolidatedReport, getLensReviewReport];
