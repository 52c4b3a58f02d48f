import type { AnyOperation } from '../../operation.ts';

export const reviewTemplateOperations: readonly AnyOperation[] = [];
