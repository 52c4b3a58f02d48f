import type { AnyOperation } from '../../operation.ts';

export const milestoneOperations: readonly AnyOperation[] = [];
