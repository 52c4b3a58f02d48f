import { describe, expect, it } from 'vitest';
import { eksSupport } from './eks-versions.ts';

describe('the support of a Kubernetes version on EKS in November 2026', () => {
  it.each([
    ['1.21', 'ended'],
    ['1.30', 'ended'],
    ['1.31', 'extended'],
    ['1.33', 'extended'],
    ['1.34', 'standard'],
    ['1.36', 'standard'],
    ['latest', 'unknown'],
    ['2.1', 'unknown'],
  ])('of %s is %s', (version, support) => {
    expect(eksSupport(version)).toBe(support);
  });
});
