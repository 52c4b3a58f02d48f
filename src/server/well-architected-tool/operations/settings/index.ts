import type { AnyOperation } from '../../operation.ts';

export const settingOperations: readonly AnyOperation[] = [];
