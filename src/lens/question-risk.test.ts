import { describe, expect, it } from 'vitest';
import type { Question, RiskLevel, RiskRule } from './lens.ts';
import { parseCondition } from './parse-condition.ts';
import { isAnswered, questionRisk } from './question-risk.ts';

function rule(condition: string, risk: RiskLevel): RiskRule {
  const parsed = parseCondition(condition);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return { condition: parsed.condition, risk };
}

function question(choices: string[], ...riskRules: RiskRule[]): Question {
  return {
    id: 'que',
    title: 'Question',
    choices: choices.map((id) => ({ id, title: id })),
    noneOfThese: { id: 'none_no', title: 'None of these' },
    riskRules,
  };
}

const answer = (selected: string, notApplicable = '') => ({
  selected: new Set(selected.split(' ').filter(Boolean)),
  notApplicable: new Set(notApplicable.split(' ').filter(Boolean)),
});

describe('the first rule that holds decides', () => {
  const rules = [
    rule('aaa && bbb', 'NO_RISK'),
    rule('aaa || bbb', 'MEDIUM_RISK'),
    rule('default', 'HIGH_RISK'),
  ];
  it.each<[string, RiskLevel]>([
    ['aaa bbb', 'NO_RISK'],
    ['bbb', 'MEDIUM_RISK'],
    ['', 'HIGH_RISK'],
    ['none_no', 'HIGH_RISK'],
    ['none_no aaa bbb', 'NO_RISK'],
  ])('with "%s" selected it is %s', (selected, risk) => {
    expect(questionRisk(question(['aaa', 'bbb'], ...rules), answer(selected))).toBe(risk);
  });

  it('a rule that names "None of these" sees it', () => {
    const guarded = question(['aaa'], rule('aaa && !none_no', 'NO_RISK'), rule('default', 'HIGH_RISK'));
    expect(questionRisk(guarded, answer('aaa'))).toBe('NO_RISK');
    expect(questionRisk(guarded, answer('aaa none_no'))).toBe('HIGH_RISK');
  });

  it('no risk is invented where no rule holds and there is no default', () => {
    expect(questionRisk(question(['aaa'], rule('aaa', 'NO_RISK')), answer(''))).toBeUndefined();
  });
});

// Measured against the live service and published by awslabs/operational-readiness-review-custom-war-lens, docs/gates.md, gate G3.
describe('a choice that is not applicable is rated as the live service does', () => {
  const four = question(
    ['s1', 's2', 's3', 's4'],
    rule('s1 && s2 && s3 && s4', 'NO_RISK'),
    rule('s1 && s2', 'MEDIUM_RISK'),
    rule('default', 'HIGH_RISK'),
  );
  const scoped = question(
    ['scope', 'c1', 'c2', 'sec'],
    rule('scope || (c1 && c2 && sec)', 'NO_RISK'),
    rule('c1 && c2', 'MEDIUM_RISK'),
    rule('default', 'HIGH_RISK'),
  );
  const either = question(
    ['e1', 'e2', 'sec'],
    rule('(e1 || e2) && sec', 'NO_RISK'),
    rule('e1 || e2', 'MEDIUM_RISK'),
    rule('default', 'HIGH_RISK'),
  );
  it.each<[string, Question, string, string, RiskLevel]>([
    ['three selected, the fourth not applicable', four, 's1 s2 s3', 's4', 'NO_RISK'],
    ['first of the medium pair selected, second not applicable', four, 's1', 's2', 'MEDIUM_RISK'],
    ['all four not applicable', four, '', 's1 s2 s3 s4', 'NO_RISK'],
    ['one not applicable, nothing selected', four, '', 's1', 'HIGH_RISK'],
    ['alternative not applicable, core selected', scoped, 'c1 c2', 'scope', 'MEDIUM_RISK'],
    ['one of the || terms not applicable, nothing selected', either, '', 'e1', 'HIGH_RISK'],
  ])('%s', (_, its, selected, notApplicable, risk) => {
    expect(questionRisk(its, answer(selected, notApplicable))).toBe(risk);
  });
});

describe('beyond what was measured, a choice that is not applicable stays neutral', () => {
  it.each<[string, string, string, string, RiskLevel]>([
    ['a negated one is left out of ||', '!aaa || !bbb', 'bbb', 'aaa', 'NO_RISK'],
    ['and the rest of the || still decides', '!aaa || !bbb', 'ccc', 'aaa', 'HIGH_RISK'],
    ['a negated one is left out of &&', '!aaa && !bbb', 'ccc', 'aaa', 'HIGH_RISK'],
    ['a group of them is left out', '(aaa || bbb) && !ccc', '', 'aaa bbb', 'HIGH_RISK'],
    ['a rule on nothing but what is negated does not hold', '!aaa', 'bbb', 'aaa', 'NO_RISK'],
    ['a rule on nothing but what is asked for holds', 'aaa && bbb', 'ccc', 'aaa bbb', 'HIGH_RISK'],
    ['not applicable wins over selected', 'aaa && bbb', 'aaa', 'aaa', 'NO_RISK'],
    ['"None of these" cannot be not applicable', '!none_no', 'aaa', 'none_no', 'HIGH_RISK'],
  ])('%s', (_, condition, selected, notApplicable, risk) => {
    const its = question(['aaa', 'bbb', 'ccc'], rule(condition, 'HIGH_RISK'), rule('default', 'NO_RISK'));
    expect(questionRisk(its, answer(selected, notApplicable))).toBe(risk);
  });

  it('nothing applies and "None of these" is selected: the rules decide', () => {
    const its = question(['aaa'], rule('none_no', 'HIGH_RISK'), rule('default', 'NO_RISK'));
    expect(questionRisk(its, answer('none_no', 'aaa'))).toBe('HIGH_RISK');
  });
});

it('an answer is one once anything is selected or marked', () => {
  expect([answer(''), answer('none_no'), answer('', 'aaa')].map(isAnswered)).toEqual([false, true, true]);
});
