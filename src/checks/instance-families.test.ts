import { describe, expect, it } from 'vitest';
import { instanceFamily, isGraviton, isOutdated } from './instance-families.ts';

describe('the family of a node', () => {
  it.each([
    ['db.r6g.large', 'r6g'],
    ['db.x2iedn.xlarge', 'x2iedn'],
    ['cache.t4g.micro', 't4g'],
    ['m5.large.elasticsearch', 'm5'],
    ['or1.medium.search', 'or1'],
    ['db.serverless', undefined],
    ['', undefined],
  ])('of %s is %s', (nodeType, family) => {
    expect(instanceFamily(nodeType)).toBe(family);
  });
});

describe('Graviton', () => {
  it.each(['t4g', 'm6gd', 'r7g', 'x2gd', 'c7gn', 'or1'])('runs %s', (family) => {
    expect(isGraviton(family)).toBe(true);
  });

  it.each(['t3', 'm5', 'r6i', 'x2iedn', 'm7a', 'g5'])('does not run %s', (family) => {
    expect(isGraviton(family)).toBe(false);
  });
});

describe('an outdated family', () => {
  it.each(['m3', 't2', 'r4'])('is %s', (family) => {
    expect(isOutdated(family)).toBe(true);
  });

  it.each(['m5', 't3', 'r6g', 'or1'])('is not %s', (family) => {
    expect(isOutdated(family)).toBe(false);
  });
});
