import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Lens, Question } from '../lens/index.ts';
import { questionRisk } from '../lens/index.ts';
import { asList, renderLensPreview } from './lens-preview.ts';
import { PREVIEW_SCRIPT, RISK_OF } from './lens-preview-script.ts';

type RiskOf = (rules: readonly unknown[], selected: ReadonlySet<string>) => string;
/** The evaluator that the page runs, from its own text. */
// oxlint-disable-next-line no-new-func -- the script is ours, and this is how a browser runs it
const riskOf = new Function(`${RISK_OF}; return riskOf;`)() as RiskOf;

const IDS = ['rope', 'chain', 'hook', 'moor_no'];
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constant<Condition>({ op: 'default' }),
    fc.constantFrom(...IDS).map((id): Condition => ({ op: 'choice', id })),
    tie('condition').map((operand): Condition => ({ op: 'not', operand })),
    fc
      .record({
        op: fc.constantFrom('and', 'or'),
        operands: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      })
      .map((joined): Condition => joined as Condition),
  ),
}));

function question(...riskRules: Question['riskRules']): Question {
  return {
    id: 'q1',
    title: 'How do you <moor> & "tie"?',
    choices: IDS.slice(0, 3).map((id) => ({ id, title: id, improvementPlan: { displayText: 'Buy it.' } })),
    noneOfThese: { id: 'moor_no', title: 'None of these' },
    riskRules,
  };
}

const LENS: Lens = {
  alias: 'harbour',
  name: 'Harbour </script><b>',
  description: 'Ships.',
  pillars: [
    { id: 'quay', name: 'Quay', questions: [question({ condition: { op: 'default' }, risk: 'HIGH_RISK' })] },
  ],
};

describe('the page of a questionnaire', () => {
  it('rates every answer as the review does', () => {
    fc.assert(
      fc.property(condition, condition, (first, second) => {
        const asked = question(
          { condition: first, risk: 'NO_RISK' },
          { condition: second, risk: 'MEDIUM_RISK' },
        );
        const rules = JSON.parse(
          JSON.stringify(asked.riskRules.map((rule) => [asList(rule.condition), rule.risk])),
        ) as unknown[];
        for (let answer = 0; answer < 16; answer += 1) {
          const selected = new Set(IDS.filter((_, index) => (answer >> index) & 1));
          const expected = questionRisk(asked, { selected, notApplicable: new Set() }) ?? 'UNANSWERED';
          expect(riskOf(rules, selected)).toBe(expected);
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('runs no script but its own, asks for nothing, and escapes what the lens says', () => {
    const page = renderLensPreview(LENS);
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain(`<script>${PREVIEW_SCRIPT}</script>`);
    expect(page).toContain('Harbour &lt;/script&gt;&lt;b&gt;');
    expect(page).toContain('How do you &lt;moor&gt; &amp; &quot;tie&quot;?');
    expect(page).not.toMatch(/\bsrc=|@import|url\(/);
  });

  it('labels every box, groups the boxes of a question, and says the risk as it changes', () => {
    const page = renderLensPreview(LENS);
    const boxes = [...page.matchAll(/<input type="checkbox" id="([^"]+)"/g)].map(([, id]) => id);
    expect(boxes).toEqual(['quay.q1.rope', 'quay.q1.chain', 'quay.q1.hook', 'quay.q1.moor_no']);
    for (const id of boxes) expect(page).toContain(`<label for="${id}">`);
    expect(page).toMatch(/<fieldset[^>]*><legend>/);
    expect(page).toContain('<output');
  });
});
