import type { RiskLevel } from '../lens/index.ts';
import type { QuestionProof } from '../lens/tools.ts';

/** What is said of an answer that no rule matches. */
export function riskInTable(risk: RiskLevel | undefined): string {
  return risk ?? 'unanswered';
}

/** `32 answers: 1 NO_RISK, 7 MEDIUM_RISK, 24 HIGH_RISK`. */
export function countsInTable({ answers, counts }: QuestionProof): string {
  const parts = [...counts].map(([risk, count]) => `${count} ${riskInTable(risk)}`);
  return `${answers} answers: ${parts.join(', ')}`;
}

/** What a reader must know of the rows, in a sentence or two. */
export function rowsInWords({ isMinimal }: QuestionProof): string {
  return isMinimal
    ? 'Answers joined: "any" stands for both. No row can be left out, though a smaller table may exist.'
    : 'Every answer has a row.';
}

export const UNRATED_NOTE =
  'The WA Tool shows UNANSWERED while nothing is selected, and keeps ticks beside "None of these".';
