import { expect, it } from 'vitest';
import { faultIn } from '../../../scripts/terraform-project-faults.ts';

/** `scripts/fuzz-terraform.ts` runs many more. */
const SEEDS = [33_159, 247_063, ...Array.from({ length: 150 }, (_, index) => 500_000 + index)];

it('random hostile projects are read without a fault', () => {
  expect(SEEDS.flatMap((seed) => faultIn(seed) ?? [])).toEqual([]);
}, 60_000);
