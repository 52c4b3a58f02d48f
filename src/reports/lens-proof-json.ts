import type { Lens } from '../lens/index.ts';
import type { QuestionProof } from '../lens/tools.ts';

/** Truth tables as JSON. A row names the choices that are selected and those that are not; the others are any. */
export function renderProofJson(lens: Lens, proofs: readonly QuestionProof[]): string {
  const questions = proofs.map((proof) => {
    const ids = proof.choices.map(({ id }) => id);
    return {
      pillar: proof.pillar.id,
      question: proof.question.id,
      choices: ids,
      answers: proof.answers,
      counts: Object.fromEntries([...proof.counts].map(([risk, count]) => [risk ?? 'UNANSWERED', count])),
      minimal: proof.isMinimal,
      rows: Array.from(proof.rows(), ({ states, risk }) => ({
        selected: ids.filter((_, index) => states[index] === 'yes'),
        notSelected: ids.filter((_, index) => states[index] === 'no'),
        risk: risk ?? 'UNANSWERED',
      })),
    };
  });
  return `${JSON.stringify({ lens: lens.name, questions }, null, 2)}\n`;
}
