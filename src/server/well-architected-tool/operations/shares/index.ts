import type { AnyOperation } from '../../operation.ts';

export const shareOperations: readonly AnyOperation[] = [];
