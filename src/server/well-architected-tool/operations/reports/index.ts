import type { AnyOperation } from '../../operation.ts';

export const reportOperations: readonly AnyOperation[] = [];
