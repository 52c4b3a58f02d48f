import { describe, expect, it } from 'vitest';
import { type Context, NotKnown } from './context.ts';
import { compileExpression, type Outcome } from './expression.ts';

const CONTEXT = {
  resource: {
    name: 'orders-eu',
    size: 512n,
    ratio: 0.5,
    encrypted: true,
    zones: ['a', 'b'],
    tags: { Team: 'shop' },
    get region() {
      throw new NotKnown('variable "region" has no value');
    },
  },
  neighbours: [
    { kind: 'kms-key', relation: 'encrypts-with' },
    { kind: 'vpc-subnet', relation: 'in' },
  ],
  workload: { environment: 'PRODUCTION' },
} as unknown as Context;

function evaluate(text: string): Outcome {
  const compiled = compileExpression(text);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled.expression.evaluate({
    context: CONTEXT,
    resources: (name) => (name === 'cloudtrail-trail' ? [{ id: 'trail' }] : []),
  });
}

function problemOf(text: string): string | undefined {
  const compiled = compileExpression(text);
  return 'problem' in compiled ? compiled.problem : undefined;
}

describe('an expression', () => {
  it.each([
    ['resource.size >= 512', true],
    ['resource.size + 1 == 513', true],
    ['resource.ratio < 0.75', true],
    ['"Team" in resource.tags && resource.tags.Team == "shop"', true],
    ['has(resource.colour)', false],
    ['resource.?colour.orValue("red") == "red"', true],
    ['neighbours.exists(n, n.kind == "kms-key" && n.relation == "encrypts-with")', true],
    ['resources("cloudtrail-trail").size() == 1', true],
    ['resources("guardduty-detector").size() > 0', false],
    ['workload.environment == "PRODUCTION"', true],
    ['resource.name.matches("^[a-z]+-(eu|us)$")', true],
    ['resource.zones.all(z, z.matches("b")) || resource.name.matches("orders")', true],
  ])('%s is %s', (text, value) => {
    expect(evaluate(text)).toEqual({ state: 'known', value });
  });

  it.each([
    ['resource.region == "eu-west-1"'],
    ['resource.encrypted && resource.region == "eu-west-1"'],
    ['[resource.region].exists(r, r == "eu-west-1")'],
  ])('%s is not known, with the reason', (text) => {
    expect(evaluate(text)).toEqual({ state: 'unresolved', reason: 'variable "region" has no value' });
  });

  it.each([
    ['resource.encrypted || resource.region == "x"', true],
    ['resource.region == "x" || resource.encrypted', true],
    ['!resource.encrypted && resource.region == "x"', false],
  ])('%s is decided by what is known', (text, value) => {
    expect(evaluate(text)).toEqual({ state: 'known', value });
  });

  it('that reads what is not written names it', () => {
    expect(evaluate('resource.colour == "red"')).toEqual({ state: 'absent', name: 'colour' });
  });

  it('that compares what cannot be compared fails with a sentence', () => {
    expect(evaluate('resource.name > 3')).toMatchObject({ state: 'failed' });
  });

  it('cannot reach the program around it', () => {
    expect(evaluate('resource.constructor == 1')).toEqual({ state: 'absent', name: 'constructor' });
    expect(evaluate('resource.__proto__ == 1')).toEqual({ state: 'absent', name: '__proto__' });
  });
});

describe('a text that is no expression', () => {
  it.each([
    ['resource.size ==', 'Unexpected token'],
    ['resourc.size == 1', 'Unknown variable: resourc'],
    ['fetch("x")', 'no matching overload'],
    ['resource.name.matches("(")', 'ends too early'],
    ['resource.name.matches(resource.name)', 'in quotes'],
    ['a'.repeat(4001), 'longer than 4000'],
  ])('%.40s is refused', (text, problem) => {
    expect(problemOf(text)?.toLowerCase()).toContain(problem.toLowerCase());
  });
});

describe('the work of an expression is bounded', () => {
  it('by the depth of its loops', () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'true' : `neighbours.all(n${depth}, ${nested(depth - 1)})`;
    expect(problemOf(nested(2))).toBeUndefined();
    expect(problemOf(nested(3))).toContain('nested more than 2 deep');
  });

  it.each([
    '[resource.name].map(a, a + a).map(b, b + b).size() > 0',
    '["x"].map(s, [s, s].join()).size() > 0',
    'cel.bind(a, resource.zones, cel.bind(b, a + a, b.size() > 0))',
  ])('%s could double with every step and is refused', (text) => {
    expect(problemOf(text)).toContain('stands twice');
  });

  it('by patterns that take time linear in the text', () => {
    const compiled = compileExpression('resource.name.matches("^(a+)+$")');
    if ('problem' in compiled) throw new Error(compiled.problem);
    const context = { ...CONTEXT, resource: { name: `${'a'.repeat(50_000)}b` } };
    expect(compiled.expression.evaluate({ context, resources: () => [] })).toEqual({
      state: 'known',
      value: false,
    });
  });

  it('and said beforehand: parts times (longest list plus parts) for each level of loops', () => {
    const compiled = compileExpression('neighbours.all(n, true)');
    if ('problem' in compiled) throw new Error(compiled.problem);
    // Four parts: the loop, the list, its variable and its body.
    expect(compiled.expression.bound(10, { parts: 0, characters: 0 })).toBe(4 * (10 + 4));
  });
});
