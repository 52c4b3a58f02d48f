import { describe, expect, it } from 'vitest';
import { givenQuotas } from '../../src/cli/given-quotas.ts';

describe('quotas', () => {
  it("are AWS's: 1,000 workloads, 15 custom lenses, 100 milestones a workload", () => {
    expect(givenQuotas()).toMatchObject({ workloads: 1000, customLenses: 15, milestonesPerWorkload: 100 });
  });

  it('are what the command line gives, the others as they were', () => {
    expect(givenQuotas(['workloads=5000', 'customLenses=0'])).toMatchObject({
      workloads: 5000,
      customLenses: 0,
      lensVersions: 100,
    });
  });

  it.each([
    ['workloads', /is no quota; expected e\.g\. workloads=5000/],
    ['workloads=-1', /is no quota/],
    ['workload=5', /did you mean workloads/],
  ])('are refused where they say %s', (given, message) => {
    expect(() => givenQuotas([given])).toThrow(message);
  });
});
