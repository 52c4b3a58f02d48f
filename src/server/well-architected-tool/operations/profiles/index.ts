import type { AnyOperation } from '../../operation.ts';

export const profileOperations: readonly AnyOperation[] = [];
