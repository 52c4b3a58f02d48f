import { describe, expect, it } from 'vitest';
import { type Lens, type Question } from '../lens/index.ts';
import { proveQuestion, questionsOf } from '../lens/tools.ts';
import { renderProofCsv } from './lens-proof-csv.ts';
import { renderProofHtml } from './lens-proof-html.ts';
import { renderProofText } from './lens-proof-text.ts';

const QUESTION: Question = {
  id: 'quay_q1',
  title: 'How do you <moor>?\u001b[31m',
  choices: [
    { id: 'rope', title: 'Rope\nand knots' },
    { id: 'chain', title: '<b>Chain</b>' },
  ],
  riskRules: [
    { condition: { op: 'choice', id: 'rope' }, risk: 'NO_RISK' },
    { condition: { op: 'choice', id: 'chain' }, risk: 'HIGH_RISK' },
  ],
};
const LENS: Lens = {
  alias: 'harbour',
  name: 'Harbour',
  pillars: [{ id: 'quay', name: 'Quay', questions: [QUESTION] }],
};
const proofs = (wanted: 'minimal' | 'complete') =>
  questionsOf(LENS).flatMap(({ pillar, question }) => proveQuestion(pillar, question, wanted) ?? []);

describe('a truth table', () => {
  it('on the terminal names the choices, says what the rows are, and is safe to show', () => {
    const text = [...renderProofText(LENS, proofs('minimal'), false)].join('');
    expect(text.split('\n').slice(2)).toEqual([
      '',
      'quay_q1  How do you <moor>?',
      '4 answers: 2 NO_RISK, 1 HIGH_RISK, 1 unanswered. Answers joined: "any" stands for both. No row can be left out, though a smaller table may exist.',
      '  a  rope: Rope and knots',
      '  b  chain: <b>Chain</b>',
      '',
      '  a   b   risk',
      '  yes any NO_RISK',
      '  no  yes HIGH_RISK',
      '  no  no  unanswered',
      '',
    ]);
  });

  it('as CSV keeps a line an answer', () => {
    expect([...renderProofCsv(proofs('complete'))]).toEqual([
      'pillar,question,selected,not_selected,any,risk\r\n',
      'quay,quay_q1,,rope chain,,unanswered\r\n',
      'quay,quay_q1,rope,chain,,NO_RISK\r\n',
      'quay,quay_q1,chain,rope,,HIGH_RISK\r\n',
      'quay,quay_q1,rope chain,,,NO_RISK\r\n',
    ]);
  });

  it('as a page escapes what the lens says, and runs nothing', () => {
    const page = renderProofHtml(LENS, proofs('complete'));
    expect(page).toContain('How do you &lt;moor&gt;?');
    expect(page).toContain('&lt;b&gt;Chain&lt;/b&gt;');
    expect(page).not.toContain('<script');
    expect(page.match(/<tr>/g)).toHaveLength(5);
  });
});
