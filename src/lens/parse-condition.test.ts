import { describe, expect, it } from 'vitest';
import { renderCondition } from './condition.ts';
import type { Condition } from './lens.ts';
import { MAX_CONDITION_DEPTH, parseCondition, parseSpokenCondition } from './parse-condition.ts';

const choice = (id: string): Condition => ({ op: 'choice', id });
const not = (operand: Condition): Condition => ({ op: 'not', operand });
const and = (...operands: Condition[]): Condition => ({ op: 'and', operands });
const or = (...operands: Condition[]): Condition => ({ op: 'or', operands });
const [abc, def, ghi] = [choice('abc'), choice('def'), choice('ghi')] as const;

describe('a condition', () => {
  it.each<[string, Condition]>([
    ['default', { op: 'default' }],
    ['  default\n', { op: 'default' }],
    ['abc', abc],
    ['(abc)', abc],
    ['!abc', not(abc)],
    ['!!abc', not(not(abc))],
    ['abc && def && ghi', and(abc, def, ghi)],
    ['abc||def||ghi', or(abc, def, ghi)],
    ['abc && !def || ghi', or(and(abc, not(def)), ghi)],
    ['abc || def && ghi', or(abc, and(def, ghi))],
    ['(abc || def) && ghi', and(or(abc, def), ghi)],
    ['!(abc || def)', not(or(abc, def))],
    ['abc && (def && ghi)', and(abc, and(def, ghi))],
    ['obs-01-a && not', and(choice('obs-01-a'), choice('not'))],
    ['selected || and', or(choice('selected'), choice('and'))],
  ])('%j is read with ! before && before ||', (text, condition) => {
    expect(parseCondition(text)).toEqual({ condition });
  });

  it.each<[string, string, number]>([
    ['', 'expected a choice id, ! or (, found the end', 0],
    ['abc &&', 'expected a choice id, ! or (, found the end', 6],
    ['abc & def', 'expected &&, || or the end, found "&"', 4],
    ['abc def', 'expected &&, || or the end, found "def"', 4],
    ['abc NOT selected', 'expected &&, || or the end, found "NOT"', 4],
    ['abc !def', 'expected &&, || or the end, found "!"', 4],
    ['(abc', 'expected &&, || or ), found the end', 4],
    ['abc)', 'expected &&, || or the end, found ")"', 3],
    ['abc || default', 'expected a choice id; default stands alone, found "default"', 7],
    ['default || abc', 'expected a choice id; default stands alone, found "default"', 0],
    ['abc == 1', 'expected &&, || or the end, found "="', 4],
    ['ab😀c', 'expected &&, || or the end, found "😀"', 2],
  ])('%j says what was expected and where', (text, problem, offset) => {
    expect(parseCondition(text)).toEqual({ problem, offset });
  });

  it.each([
    ['(', ')'],
    ['!', ''],
  ])(
    'nested with %j is read up to the bound, and refused beyond it without overflowing the stack',
    (open, close) => {
      const nested = (depth: number) => `${open.repeat(depth)}abc${close.repeat(depth)}`;
      expect(parseCondition(nested(MAX_CONDITION_DEPTH))).toHaveProperty('condition');
      expect(parseCondition(nested(MAX_CONDITION_DEPTH + 1))).toMatchObject({
        problem: expect.stringMatching(/^expected at most 100 levels/),
      });
      expect(parseCondition(nested(200_000))).toHaveProperty('problem');
    },
  );

  it('of 100,000 choices is one flat list', () => {
    const parsed = parseCondition(Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(' && '));
    expect(parsed).toHaveProperty('condition.operands.length', 100_000);
  });
});

describe('a spoken condition', () => {
  it.each<[string, Condition]>([
    ['abc NOT selected', not(abc)],
    ['abc not selected', not(abc)],
    ['abc is not selected', not(abc)],
    ['abc selected', abc],
    ['abc is selected', abc],
    ['NOT abc', not(abc)],
    ['abc NOT selected AND def selected', and(not(abc), def)],
    ['abc NOT selected or (def AND ghi)', or(not(abc), and(def, ghi))],
    ['abc && def NOT selected', and(abc, not(def))],
    ['DEFAULT', { op: 'default' }],
  ])('%j means what it says', (text, condition) => {
    expect(parseSpokenCondition(text)).toEqual({ condition });
  });

  it.each<[string, string, number]>([
    ['abc is', 'expected "selected", found the end', 6],
    ['abc is not', 'expected "selected", found the end', 10],
    ['abc NOT def', 'expected &&, || or the end, found "NOT"', 4],
    ['selected', 'expected a choice id, ! or (, found "selected"', 0],
  ])('%j is refused', (text, problem, offset) => {
    expect(parseSpokenCondition(text)).toEqual({ problem, offset });
  });
});

describe('renderCondition', () => {
  it.each<[Condition, string]>([
    [{ op: 'default' }, 'default'],
    [not(not(abc)), '!!abc'],
    [not(and(abc, def)), '!(abc && def)'],
    [or(and(abc, not(def)), ghi), '(abc && !def) || ghi'],
    [and(abc, and(def, ghi)), 'abc && (def && ghi)'],
  ])('leaves nothing to precedence', (condition, text) => {
    expect(renderCondition(condition)).toBe(text);
  });
});
