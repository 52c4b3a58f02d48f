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
export { lensAlias, type ParsedLens, parseLens } from './parse-lens.ts';
export { type ChoiceAnswer, isAnswered, questionRisk } from './question-risk.ts';
export type { ChoiceState, QuestionState } from './rated-completions.ts';
export { nextBestChoice, type RiskInterval, riskInterval } from './risk-interval.ts';
