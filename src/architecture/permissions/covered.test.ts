import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../policy-document.ts';
import { both, either, fitsPattern, not, speaksOfAction } from './covered.ts';

const NOTHING = { values: [], open: [] };

function statement(parts: Partial<PolicyStatement>): PolicyStatement {
  return {
    effect: 'Allow',
    actions: NOTHING,
    notActions: NOTHING,
    resources: NOTHING,
    notResources: NOTHING,
    resourceItems: [],
    principals: new Map(),
    principalItems: [],
    conditions: [],
    location: { file: 'main.tf', line: 1 },
    ...parts,
  };
}

describe('a pattern of IAM', () => {
  it.each([
    ['s3:GetObject', 's3:GetObject', true],
    ['s3:GetObject', 's3:GetObjectVersion', false],
    ['s3:Get*', 's3:GetObjectVersion', true],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['s3:*Object', 's3:PutObject', true],
    ['s3:*Object', 's3:PutObjectAcl', false],
    ['s3:???Object', 's3:GetObject', true],
    ['s3:???Object', 's3:DeleteObject', false],
    ['*a*b*c', 'xxaxxbxxabc', true],
    ['*a*b*c', 'xxaxxbxxabd', false],
  ])('%s against %s: %s', (pattern, text, fits) => {
    expect(fitsPattern(pattern, text)).toBe(fits);
  });

  it('takes no exponential time', () => {
    expect(fitsPattern(`${'*a'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false);
  });
});

describe('whether a statement speaks of s3:GetObject', () => {
  it.each([
    [{ actions: { values: ['s3:*'], open: [] } }, 'yes'],
    [{ actions: { values: ['S3:getobject'], open: [] } }, 'yes'],
    [{ actions: { values: ['s3:Put*'], open: [] } }, 'no'],
    [{ actions: { values: ['s3:Put*'], open: ['s3:${…}'] } }, 'maybe'],
    [{ actions: { values: [], open: ['sqs:${…}'] } }, 'no'],
    [{ actions: { values: [], open: [''] } }, 'maybe'],
    [{ notActions: { values: ['iam:*'], open: [] } }, 'yes'],
    [{ notActions: { values: ['s3:*'], open: [] } }, 'no'],
    [{ notActions: { values: ['iam:*'], open: [''] } }, 'maybe'],
    [{}, 'no'],
  ] as const)('%j: %s', (parts, covered) => {
    expect(speaksOfAction(statement(parts), 's3:GetObject')).toBe(covered);
  });
});

describe('answers that may be open', () => {
  it('are weighed as in three-valued logic', () => {
    expect(both('yes', 'maybe')).toBe('maybe');
    expect(both('maybe', 'no')).toBe('no');
    expect(either('maybe', 'yes')).toBe('yes');
    expect(either('maybe', 'no')).toBe('maybe');
    expect(not('maybe')).toBe('maybe');
  });
});
