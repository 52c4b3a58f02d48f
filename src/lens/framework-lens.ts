import type { Choice, Condition, Lens, PracticeLevel, Question, RiskRule } from './lens.ts';

/** An official lens as it stands in `data/lenses/`: identifiers, numbers, titles, levels and links. */
export interface OfficialLensData {
  readonly alias: string;
  readonly name: string;
  /** Date of the content's newest revision. */
  readonly version: string;
  readonly pillars: readonly {
    readonly id: string;
    readonly name: string;
    readonly questions: readonly OfficialQuestionData[];
  }[];
}

interface OfficialQuestionData {
  readonly number: string;
  readonly id: string;
  readonly title: string;
  /** Id of the "None of these" choice. */
  readonly noneOfThese: string;
  readonly choices: readonly {
    readonly practice: string;
    readonly id: string;
    readonly level: PracticeLevel;
    readonly title: string;
    readonly url: string;
  }[];
}

/**
 * An official lens from its data, with the Framework's rule as risk rules: HIGH_RISK if any practice of level HIGH is not selected,
 * else MEDIUM_RISK if any practice is not, else NO_RISK. AWS does not publish that rule; it was worked out from published reviews.
 * The link of a practice is its `helpfulResource`.
 */
export function frameworkLens(data: OfficialLensData): Lens {
  return {
    alias: data.alias,
    name: data.name,
    version: data.version,
    pillars: data.pillars.map(({ id, name, questions }) => ({
      id,
      name,
      questions: questions.map(officialQuestion),
    })),
  };
}

function officialQuestion({ number, id, title, noneOfThese, choices }: OfficialQuestionData): Question {
  const practices = choices.map(
    ({ practice, id, level, title, url }): Choice => ({
      id,
      practice,
      title,
      level,
      helpfulResource: { url },
    }),
  );
  return {
    id,
    number,
    title,
    choices: practices,
    noneOfThese: { id: noneOfThese, title: 'None of these' },
    riskRules: frameworkRiskRules(practices),
  };
}

/** The Framework's risk rule for practices of known level. */
function frameworkRiskRules(practices: readonly Choice[]): readonly RiskRule[] {
  const high = practices.filter(({ level }) => level === 'HIGH');
  const noRisk: RiskRule = { condition: allOf(practices), risk: 'NO_RISK' };
  if (high.length === 0) return [noRisk, otherwise('MEDIUM_RISK')];
  if (high.length === practices.length) return [noRisk, otherwise('HIGH_RISK')];
  return [noRisk, { condition: allOf(high), risk: 'MEDIUM_RISK' }, otherwise('HIGH_RISK')];
}

function allOf(practices: readonly Choice[]): Condition {
  const operands = practices.map(({ id }): Condition => ({ op: 'choice', id }));
  return operands.length === 1 && operands[0] !== undefined ? operands[0] : { op: 'and', operands };
}

function otherwise(risk: RiskRule['risk']): RiskRule {
  return { condition: { op: 'default' }, risk };
}
