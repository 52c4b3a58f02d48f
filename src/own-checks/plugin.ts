/**
 * What a package of checks in TypeScript imports from `hexastyle/plugin`. It exports `checks`, a list made with
 * `defineCheck`, and `practices`: by check id, the practices it speaks to, each with its strength.
 */
export * from '../architecture/index.ts';
export * from './plugin-kinds.ts';
export { type Check, defineCheck, type Examination, type Finding } from '../checks/check.ts';
export * from '../checks/expectations.ts';
