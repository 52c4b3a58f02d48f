import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { renderCondition } from './condition.ts';
import type { Question, RiskLevel } from './lens.ts';
import { parseCondition } from './parse-condition.ts';
import { questionRisk } from './question-risk.ts';
import { logicFlaws } from './question-logic.ts';

/** A question over choices a, b, c … and perhaps x_no, its rules written `condition -> risk`. */
function question(choices: readonly string[], rules: readonly string[], hasNone = false): Question {
  return {
    id: 'q',
    title: 'Q',
    choices: choices.map((id) => ({ id, title: id })),
    ...(hasNone && { noneOfThese: { id: 'x_no', title: 'None' } }),
    riskRules: rules.map((rule) => {
      const [text = '', risk = ''] = rule.split(' -> ');
      const parsed = parseCondition(text);
      if (!('condition' in parsed)) throw new Error(text);
      return { condition: parsed.condition, risk: risk as RiskLevel };
    }),
  };
}

function flaws(...given: Parameters<typeof question>): readonly string[] {
  return logicFlaws(question(...given)).map(({ rule, message }) => `${rule}: ${message}`);
}

describe('the logic of a question', () => {
  it('is sound where each rule decides something, reads every choice, and more never means worse', () => {
    expect(
      flaws(
        ['aaa', 'bbb'],
        ['aaa && bbb && !x_no -> NO_RISK', '(aaa || bbb) && !x_no -> MEDIUM_RISK', 'default -> HIGH_RISK'],
        true,
      ),
    ).toEqual([]);
  });

  it('has a default that is never reached where the rules before it decide everything', () => {
    expect(
      flaws(
        ['aaa'],
        ['aaa && !x_no -> NO_RISK', '!aaa || x_no -> HIGH_RISK', 'default -> MEDIUM_RISK'],
        true,
      ),
    ).toEqual([
      'risk-unreachable: MEDIUM_RISK is never reached: the rules before the default already decide every answer.',
    ]);
  });

  it('has a rule that nothing can satisfy', () => {
    expect(
      flaws(['aaa'], ['aaa && !aaa -> MEDIUM_RISK', 'aaa && !x_no -> NO_RISK', 'default -> HIGH_RISK'], true),
    ).toEqual(['risk-unreachable: MEDIUM_RISK is never reached: no answer makes "aaa && !aaa" true.']);
  });

  it('has a rule that an earlier one hides', () => {
    expect(
      flaws(
        ['aaa', 'bbb'],
        ['(aaa || bbb) && !x_no -> MEDIUM_RISK', 'aaa && bbb && !x_no -> NO_RISK', 'default -> HIGH_RISK'],
        true,
      ),
    ).toEqual([
      'rule-shadowed: NO_RISK is never reached: whenever "aaa && bbb && !x_no" is true, an earlier rule has decided. Put the narrower rule first.',
    ]);
  });

  it('has a risk that only an answer without a tick reaches, which the Tool does not rate', () => {
    expect(flaws(['aaa'], ['aaa -> NO_RISK', 'default -> HIGH_RISK'])).toEqual([
      'risk-while-unanswered: HIGH_RISK is reached only while nothing is selected, and then the Tool shows UNANSWERED. Add a choice "None of these", whose id ends in _no.',
    ]);
    expect(flaws(['aaa'], ['aaa && !x_no -> NO_RISK', 'default -> HIGH_RISK'], true)).toEqual([]);
  });

  it('has a choice that no rule reads', () => {
    expect(flaws(['aaa', 'bbb'], ['aaa -> NO_RISK', 'default -> HIGH_RISK'])).toEqual([
      'choice-unread: No rule reads the choice "bbb": selecting it changes nothing.',
    ]);
  });

  it('punishes a good deed', () => {
    expect(flaws(['aaa', 'bbb'], ['aaa && !bbb -> NO_RISK', 'default -> HIGH_RISK'])).toEqual([
      'risk-not-monotonic: Selecting "bbb" beside aaa raises the risk to HIGH_RISK or more: doing more of the right thing should never do that.',
    ]);
  });

  it('lets "None of these" be overruled by ticks beside it', () => {
    expect(flaws(['aaa'], ['aaa -> NO_RISK', 'default -> HIGH_RISK'], true)).toEqual([
      'none-of-these-unguarded: "x_no" together with aaa counts as if it were not selected, because the Tool keeps both. Add "&& !x_no" to the rules that mean less risk.',
    ]);
  });

  const condition = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('aaa', 'bbb', 'ccc', 'ddd'),
      tie('condition').map((inner) => `!(${inner})`),
      fc
        .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    ),
  })).condition;

  it('is told as trying every answer tells it', () => {
    fc.assert(
      fc.property(condition, condition, (first, second) => {
        const asked = question(
          ['aaa', 'bbb', 'ccc', 'ddd'],
          [`${first} -> NO_RISK`, `${second} -> MEDIUM_RISK`, 'default -> HIGH_RISK'],
        );
        const found = new Set(logicFlaws(asked).map(({ rule, riskRule }) => `${rule} ${riskRule ?? ''}`));
        const reached = new Set<RiskLevel | undefined>();
        const rank = { NO_RISK: 0, MEDIUM_RISK: 1, HIGH_RISK: 2 };
        const risks = Array.from({ length: 16 }, (_, answer) => {
          const selected = new Set(
            asked.choices.filter((__, index) => (answer >> index) & 1).map(({ id }) => id),
          );
          return questionRisk(asked, { selected, notApplicable: new Set() });
        });
        for (const risk of risks) reached.add(risk);
        asked.riskRules.forEach(({ risk, condition: of }, index) => {
          const isReported = found.has(`risk-unreachable ${index}`) || found.has(`rule-shadowed ${index}`);
          expect(isReported, renderCondition(of)).toBe(!reached.has(risk));
          const isUnrated = risks[0] === risk && risks.lastIndexOf(risk) === 0;
          expect(found.has(`risk-while-unanswered ${index}`)).toBe(isUnrated);
        });
        const isPunished = risks.some((risk, answer) =>
          [1, 2, 4, 8].some((bit) => (answer & bit) === 0 && rank[risks[answer | bit]!] > rank[risk!]),
        );
        expect([...found].some((flaw) => flaw.startsWith('risk-not-monotonic'))).toBe(isPunished);
      }),
      { numRuns: 400, seed: 5 },
    );
  });
});
