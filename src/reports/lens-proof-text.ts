import type { Lens, RiskLevel } from '../lens/index.ts';
import type { QuestionProof } from '../lens/tools.ts';
import { countsInTable, riskInTable, rowsInWords, UNRATED_NOTE } from './lens-proof-words.ts';
import { plainText } from './plain-text.ts';
import { painter, type Style } from './terminal-text.ts';

const STYLES: ReadonlyMap<RiskLevel | undefined, Style> = new Map([
  ['HIGH_RISK', 'high'],
  ['MEDIUM_RISK', 'medium'],
  ['NO_RISK', 'fine'],
]);

/** Truth tables for the terminal, a line at a time, as they are made. */
export function* renderProofText(
  lens: Lens,
  proofs: readonly QuestionProof[],
  color: boolean,
): Generator<string> {
  const paint = painter(color);
  yield `${paint(plainText(lens.name), 'strong')}\n${UNRATED_NOTE}\n`;
  const neverHigh = proofs.filter(({ counts }) => !counts.has('HIGH_RISK'));
  if (neverHigh.length > 0)
    yield `Never HIGH_RISK: ${plainText(neverHigh.map(({ question }) => question.id).join(', '))}\n`;
  for (const proof of proofs) {
    const { question, choices } = proof;
    const letters = choices.map((_, index) => String.fromCharCode(97 + index));
    yield `\n${paint(plainText(`${question.id}  ${question.title}`), 'strong')}\n${countsInTable(proof)}. ${rowsInWords(proof)}\n`;
    for (const [index, { id, title }] of choices.entries())
      yield `  ${letters[index]}  ${plainText(`${id}: ${title}`)}\n`;
    yield `\n  ${letters.map((letter) => letter.padEnd(4)).join('')}risk\n`;
    for (const { states, risk } of proof.rows())
      yield `  ${states.map((state) => state.padEnd(4)).join('')}${paint(riskInTable(risk), STYLES.get(risk))}\n`;
  }
}
