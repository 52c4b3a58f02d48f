export { lintLens } from './lint-lens.ts';
export { checkOutcomes } from './expected-outcomes.ts';
export { proveQuestion, type QuestionProof, questionsOf, type RowChoice } from './prove-question.ts';
export type { RiskRow } from './risk-rows.ts';
export { convertLens } from './convert-lens.ts';
export { lensFromFramework, newLens, whyNoLensName } from './new-lens.ts';
export { type LensChange, lensDifference } from './lens-difference.ts';
export { repeatedLensNames } from './repeated-names.ts';
