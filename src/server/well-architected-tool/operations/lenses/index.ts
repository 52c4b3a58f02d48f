import type { AnyOperation } from '../../operation.ts';

export const lensOperations: readonly AnyOperation[] = [];
