/** The rules of the lens format, each with what it asks for. The ids stay the same for good. */
export const LENS_RULES = {
  syntax: 'The file is well-formed, and no object names a field twice.',
  json: 'The file is JSON, the only syntax that AWS imports.',
  'file-size': 'The file has at most 500,000 characters.',
  'schema-version': 'schemaVersion is "2021-11-01".',
  'required-field': 'Every field that the format asks for is there.',
  'field-type': 'Every field holds the type that the format asks for.',
  'unknown-field': 'Every field is one that the format knows.',
  'empty-list': 'No list that carries the lens is empty.',
  'text-length':
    'Names and titles have 1 to 128 characters; descriptions and display texts have at most 2,048.',
  'text-characters':
    "Names, titles and descriptions hold only letters A to Z, digits, spaces, line breaks and - _ . , : / ( ) @ ! & # + ' ? and the right single quote.",
  'name-unique':
    'Names of lenses and pillars, and titles of questions in a pillar, differ by more than case and white space.',
  'id-length': 'Ids have 3 to 128 characters.',
  'id-characters': 'Ids hold only letters A to Z, digits and underscores.',
  'id-unique': 'Pillar and question ids are unique in the lens, choice ids in their question.',
  'id-length-in-api':
    'Ids of pillars and choices have at most 64 characters, more than which the API does not take.',
  'pillar-count': 'A lens has at most 10 pillars.',
  'question-count': 'A pillar has at most 20 questions.',
  'choice-count': 'A question has at most 15 choices.',
  'none-of-these':
    'A question has at most one "None of these" choice, and the id of such a choice ends in _no.',
  'link-scheme': 'Links start with http:// or https://.',
  'link-text': 'A link has a display text.',
  'improvement-plan': 'Every choice but "None of these" has an improvement plan with a display text.',
  'resource-type': 'The type of additional resources is HELPFUL_RESOURCE or IMPROVEMENT_PLAN.',
  'resource-type-once': 'A choice has at most one entry of additional resources of each type.',
  'resource-count': 'An entry of additional resources has at most 5 items.',
  condition: 'A condition is "default", or choice ids joined by !, &&, || and parentheses.',
  'condition-choice': 'A condition names only choices of its own question.',
  'rule-count': 'A question has at most 3 risk rules.',
  'risk-level': 'The risk of a rule is HIGH_RISK, MEDIUM_RISK or NO_RISK.',
  'risk-level-once': 'A question has at most one rule for each risk.',
  'default-missing': 'The last rule of a question is its default.',
  'default-last': 'No rule stands behind the default, where it would never be reached.',
  'rule-shadowed': 'Every rule decides some answer that no earlier rule has decided.',
  'risk-unreachable': 'Every risk that a rule names can be reached.',
  'risk-while-unanswered':
    'Every risk that a rule names is reached by an answer in which something is selected.',
  'choice-unread': 'Every choice but "None of these" is read by a rule.',
  'risk-not-monotonic': 'Selecting one more choice never raises the risk.',
  'none-of-these-unguarded': 'Rules that mean less risk do not hold while "None of these" is selected.',
  'too-many-problems': 'Problems are listed up to a bound.',
} as const satisfies Record<string, string>;

export type LensRule = keyof typeof LENS_RULES;

export interface LensProblem {
  readonly rule: LensRule;
  /** `error` where AWS refuses the lens; but `warning` for the dialect, which Hexastyle reads though AWS would refuse it. */
  readonly severity: 'error' | 'warning' | 'info';
  /** Whether AWS would refuse to import the file because of this. */
  readonly refusedByAws: boolean;
  /** What was expected, what was found, and the fix. Holds text from the file. */
  readonly message: string;
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * What a problem means: `unusable`: the lens cannot be rated as meant; `refused`: only AWS would mind; `dialect`: AWS would mind,
 * and Hexastyle means to accept it.
 */
type Gravity = 'unusable' | 'refused' | 'dialect' | 'warning' | 'info';

const MEANING: Readonly<Record<Gravity, Pick<LensProblem, 'severity' | 'refusedByAws'>>> = {
  unusable: { severity: 'error', refusedByAws: true },
  refused: { severity: 'error', refusedByAws: true },
  dialect: { severity: 'warning', refusedByAws: true },
  warning: { severity: 'warning', refusedByAws: false },
  info: { severity: 'info', refusedByAws: false },
};

interface Place {
  readonly line: number;
  readonly column: number;
}

const MOST_PROBLEMS = 1000;

/** Problems of one file as they are found. Keeps the first 1000 and counts the rest. */
export class LensProblems {
  readonly file: string;
  isUnusable = false;
  #left = 0;
  readonly #kept: LensProblem[] = [];

  constructor(file: string) {
    this.file = file;
  }

  add(gravity: Gravity, rule: LensRule, { line, column }: Place, message: string): void {
    if (gravity === 'unusable') this.isUnusable = true;
    if (this.#kept.length >= MOST_PROBLEMS) {
      this.#left += 1;
      return;
    }
    this.#kept.push({ rule, ...MEANING[gravity], message, file: this.file, line, column });
  }

  /** By line and column. */
  inOrder(): readonly LensProblem[] {
    const sorted = this.#kept.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const last = sorted.at(-1);
    if (this.#left === 0 || last === undefined) return sorted;
    const message = `${this.#left} more problems are not listed. Fix these first.`;
    return [
      ...sorted,
      { ...last, rule: 'too-many-problems', severity: 'info', refusedByAws: false, message },
    ];
  }
}
