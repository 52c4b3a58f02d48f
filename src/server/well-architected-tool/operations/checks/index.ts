import type { AnyOperation } from '../../operation.ts';

export const checkOperations: readonly AnyOperation[] = [];
