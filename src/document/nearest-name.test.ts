import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from './nearest-name.ts';

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['kitten', 'sitting', 3],
    ['owner', 'onwer', 1],
    ['claim', 'claims', 1],
    ['abc', '', 3],
  ])('of %j and %j is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});

describe('the nearest name', () => {
  it.each([
    ['workloads', 'workload'],
    ['Lenses', 'lenses'],
    ['accepted_risks', 'acceptedRisks'],
    ['xyz', undefined],
    ['x'.repeat(100_000), undefined],
  ])('to %.20s is %s', (name, nearest) => {
    expect(nearestName(name, ['workload', 'lenses', 'acceptedRisks'])).toBe(nearest);
  });
});
