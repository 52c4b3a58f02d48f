import type { QuestionProof } from '../lens/tools.ts';
import { csvLine } from './csv-line.ts';
import { riskInTable } from './lens-proof-words.ts';

/** Truth tables as CSV, a line at a time: question, the choices that are selected, those that are not, any, and the risk. */
export function* renderProofCsv(proofs: readonly QuestionProof[]): Generator<string> {
  yield csvLine(['pillar', 'question', 'selected', 'not_selected', 'any', 'risk']);
  for (const proof of proofs) {
    const ids = proof.choices.map(({ id }) => id);
    for (const { states, risk } of proof.rows()) {
      const named = (wanted: string) => ids.filter((_, index) => states[index] === wanted).join(' ');
      yield csvLine([
        proof.pillar.id,
        proof.question.id,
        named('yes'),
        named('no'),
        named('any'),
        riskInTable(risk),
      ]);
    }
  }
}
