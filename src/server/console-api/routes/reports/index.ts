import type { ConsoleRoute } from '../../route.ts';
import { consolidatedReport } from './consolidated-report.ts';
import { lensReviewReport } from './lens-review-report.ts';

export const reportRoutes: readonly ConsoleRoute[] = [lensReviewReport, consolidatedReport];
