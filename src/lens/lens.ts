/** Risk of a question in the words of the lens format. */
export type RiskLevel = 'HIGH_RISK' | 'MEDIUM_RISK' | 'NO_RISK';

/** How much a best practice weighs in its official lens. Custom lenses state no such level. */
export type PracticeLevel = 'HIGH' | 'MEDIUM' | 'LOW';

export interface Resource {
  readonly displayText?: string;
  readonly url?: string;
}

export interface Lens {
  /** `wellarchitected`, or an id made from the name of a custom lens. */
  readonly alias: string;
  readonly name: string;
  readonly description?: string;
  readonly version?: string;
  readonly pillars: readonly Pillar[];
}

export interface Pillar {
  readonly id: string;
  readonly name: string;
  readonly questions: readonly Question[];
}

export interface Question {
  readonly id: string;
  /** Number in the Framework: `SEC08`. */
  readonly number?: string;
  readonly title: string;
  readonly description?: string;
  readonly helpfulResource?: Resource;
  /** The practices to choose from, without the "None of these" choice. */
  readonly choices: readonly Choice[];
  /** The "None of these" choice, where there is one. */
  readonly noneOfThese?: { readonly id: string; readonly title: string };
  /** In order; the first whose condition holds decides. */
  readonly riskRules: readonly RiskRule[];
}

export interface Choice {
  readonly id: string;
  /** Number in the Framework: `SEC08-BP02`. */
  readonly practice?: string;
  readonly title: string;
  readonly level?: PracticeLevel;
  readonly helpfulResource?: Resource;
  readonly improvementPlan?: Resource;
  readonly additionalResources?: readonly {
    readonly type: 'HELPFUL_RESOURCE' | 'IMPROVEMENT_PLAN';
    readonly content: readonly Resource[];
  }[];
}

export interface RiskRule {
  readonly condition: Condition;
  readonly risk: RiskLevel;
}

/** A risk condition: `!`, `&&`, `||` over choice ids, or `default`. */
export type Condition =
  | { readonly op: 'default' }
  | { readonly op: 'choice'; readonly id: string }
  | { readonly op: 'not'; readonly operand: Condition }
  | { readonly op: 'and' | 'or'; readonly operands: readonly Condition[] };
