export { choicesNamedIn, renderCondition } from './condition.ts';
export { frameworkLens, type OfficialLensData } from './framework-lens.ts';
export type {
  Choice,
  Condition,
  Lens,
  Pillar,
  PracticeLevel,
  Question,
  Resource,
  RiskLevel,
  RiskRule,
} from './lens.ts';
export { LENS_RULES, type LensProblem, type LensRule } from './lens-problem.ts';
export { MAX_CONDITION_DEPTH, type ParsedCondition, parseCondition } from './parse-condition.ts';
export { lintLens } from './lint-lens.ts';
export { lensAlias, type ParsedLens, parseLens } from './parse-lens.ts';
export { type ChoiceAnswer, isAnswered, questionRisk } from './question-risk.ts';
export type { ChoiceState, QuestionState } from './rated-completions.ts';
export { nextBestChoice, type RiskInterval, riskInterval } from './risk-interval.ts';
export { checkOutcomes, type OutcomeCheck } from './expected-outcomes.ts';
export { proveQuestion, type QuestionProof, questionsOf, type RowChoice } from './prove-question.ts';
export type { RiskRow } from './risk-rows.ts';
export { type ConvertedLens, convertLens } from './convert-lens.ts';
export { lensFromFramework, newLens, whyNoLensName } from './new-lens.ts';
export { type LensChange, lensDifference } from './lens-difference.ts';
export { repeatedLensNames } from './repeated-names.ts';
