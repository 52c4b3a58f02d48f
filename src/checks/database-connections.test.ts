import { describe, expect, it } from 'vitest';
import { defaultMaximumConnections, memoryBytes } from './database-connections.ts';

describe('the memory of an instance class', () => {
  it.each([
    ['db.t4g.micro', 1],
    ['db.t3.small', 2],
    ['db.t3.medium', 4],
    ['db.m7g.large', 8],
    ['db.m6i.4xlarge', 64],
    ['db.r6g.large', 16],
    ['db.r5.24xlarge', 768],
  ])('%s has %i GiB', (instanceClass, gib) => {
    expect(memoryBytes(instanceClass)).toBe(gib * 1024 ** 3);
  });

  it.each(['db.z1d.large', 'cache.t3.micro', 'db.serverless', ''])('%s is not listed', (instanceClass) => {
    expect(memoryBytes(instanceClass)).toBeUndefined();
  });
});

describe('the most connections by default', () => {
  // 2^30 / 9531392 = 112.65, 2^33 / 9531392 = 901.2, 2^30 / 12582880 = 85.33
  it.each([
    ['postgres', 1, 112],
    ['postgres', 8, 901],
    ['postgres', 768, 5000],
    ['mysql', 1, 85],
  ])('%s with %i GiB takes %i', (engine, gib, connections) => {
    expect(defaultMaximumConnections(engine, gib * 2 ** 30)).toBe(connections);
  });

  it('is not known for engines that count otherwise', () => {
    expect(defaultMaximumConnections('aurora-mysql', 2 ** 34)).toBeUndefined();
  });
});
