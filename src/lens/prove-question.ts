import type { Lens, Pillar, Question, RiskLevel } from './lens.ts';
import { completeRows, minimalRows, type RiskRow } from './risk-rows.ts';
import { answersIn, countsByRisk, riskTableOf } from './risk-table.ts';

/** The truth table of a question, ready to be written. */
export interface QuestionProof {
  readonly pillar: Pillar;
  readonly question: Question;
  /** The columns: choices in order, "None of these" last. */
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** How many answers there are, and how many have each risk. */
  readonly answers: number;
  readonly counts: ReadonlyMap<RiskLevel | undefined, number>;
  /** Whether answers are joined in rows with "any". */
  readonly isMinimal: boolean;
  /** The rows, made as they are read. Complete ones are up to a million. */
  readonly rows: () => Iterable<RiskRow>;
}

/** Which rows a table has: one an answer; joined with "any"; or joined only where there are more answers than `above`. */
export type RowChoice = 'complete' | 'minimal' | { readonly above: number };

/** Undefined where the question has more than 20 choices, for which no table is made; the format allows 15. */
export function proveQuestion(
  pillar: Pillar,
  question: Question,
  wanted: RowChoice,
): QuestionProof | undefined {
  const table = riskTableOf(question);
  if (table === undefined) return undefined;
  const answers = answersIn(table);
  const isMinimal = wanted === 'minimal' || (wanted !== 'complete' && answers > wanted.above);
  const { choices, noneOfThese } = question;
  return {
    pillar,
    question,
    choices: [...choices, ...(noneOfThese === undefined ? [] : [noneOfThese])].map(({ id, title }) => ({
      id,
      title,
    })),
    answers,
    counts: countsByRisk(table),
    isMinimal,
    rows: () => (isMinimal ? minimalRows(table) : completeRows(table)),
  };
}

/** The questions of a lens with their pillars, in order; only those with the ids, where some are given. */
export function questionsOf(
  { pillars }: Lens,
  ids: readonly string[] = [],
): readonly { readonly pillar: Pillar; readonly question: Question }[] {
  return pillars.flatMap((pillar) =>
    pillar.questions
      .filter(({ id, number }) => ids.length === 0 || ids.includes(id) || ids.includes(number ?? id))
      .map((question) => ({ pillar, question })),
  );
}
