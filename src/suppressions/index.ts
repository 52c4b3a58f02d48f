export * from './convert-suppressions.ts';
export * from './find-suppressions.ts';
export * from './foreign-suppression.ts';
export * from './list-suppressions.ts';
export type { Outcome } from './plan-conversion.ts';
