import type { AnyOperation } from '../../operation.ts';
import { listCheckDetails } from './list-check-details.ts';
import { listCheckSummaries } from './list-check-summaries.ts';

export const checkOperations: readonly AnyOperation[] = [listCheckDetails, listCheckSummaries];
