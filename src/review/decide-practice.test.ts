import { describe, expect, it } from 'vitest';
import type { Verdict } from '../architecture/index.ts';
import { decidePractice, practiceState } from './decide-practice.ts';
import type { Strength } from './pack.ts';
import type { ClaimStatus } from './review-file.ts';
import type { Basis, PracticeStatus } from './review-result.ts';
import { type Standing, standingOf, type WeighedEvidence } from './weigh-evidence.ts';

type Cell = [
  claim: ClaimStatus | undefined,
  standing: Standing,
  status: PracticeStatus,
  basis: Basis,
  state: string,
];

describe('claims against evidence', () => {
  it.each<Cell>([
    ['in-place', 'establishes', 'in-place', 'both', 'selected'],
    ['not-in-place', 'establishes', 'disputed', 'both', 'open'],
    ['not-applicable', 'establishes', 'disputed', 'both', 'open'],
    [undefined, 'establishes', 'in-place', 'evidence', 'selected'],

    ['in-place', 'supports', 'in-place', 'both', 'selected'],
    ['not-in-place', 'supports', 'not-in-place', 'claim', 'not-selected'],
    ['not-applicable', 'supports', 'not-applicable', 'claim', 'not-applicable'],
    [undefined, 'supports', 'open', 'evidence', 'open'],

    ['in-place', 'contradicts', 'disputed', 'both', 'not-selected'],
    ['not-in-place', 'contradicts', 'not-in-place', 'both', 'not-selected'],
    ['not-applicable', 'contradicts', 'disputed', 'both', 'not-selected'],
    [undefined, 'contradicts', 'not-in-place', 'evidence', 'not-selected'],

    ['in-place', 'none', 'in-place', 'claim', 'selected'],
    ['not-in-place', 'none', 'not-in-place', 'claim', 'not-selected'],
    ['not-applicable', 'none', 'not-applicable', 'claim', 'not-applicable'],
    [undefined, 'none', 'open', 'none', 'open'],
  ])('claimed %s where evidence %s: %s on %s, %s in the rules', (claim, standing, status, basis, state) => {
    expect(decidePractice(claim, standing)).toEqual({ status, basis });
    expect(practiceState(status, standing)).toBe(state);
  });

  it.each<[ClaimStatus | undefined, Standing, PracticeStatus]>([
    ['in-place', 'contradicts', 'in-place'],
    ['not-applicable', 'contradicts', 'disputed'],
    ['not-in-place', 'contradicts', 'not-in-place'],
    [undefined, 'contradicts', 'not-in-place'],
    ['not-in-place', 'establishes', 'disputed'],
    [undefined, 'none', 'open'],
  ])('with an accepted risk, claimed %s where evidence %s: %s', (claim, standing, status) => {
    expect(decidePractice(claim, standing, true).status).toBe(status);
  });
});

describe('what evidence amounts to', () => {
  const weighed = (found: readonly [Strength, Verdict][]) =>
    found.map(
      ([strength, verdict]): WeighedEvidence => ({
        strength,
        evidence: {
          check: 'c',
          verdict,
          resource: 'r',
          scope: '.',
          kind: 'k',
          location: { file: 'f', line: 1 },
          message: 'm',
        },
      }),
    );

  it.each<[Standing, readonly [Strength, Verdict][]]>([
    ['none', []],
    ['establishes', [['establishes', 'supports']]],
    [
      'establishes',
      [
        ['establishes', 'supports'],
        ['supports', 'supports'],
        ['contradicts-only', 'supports'],
      ],
    ],
    [
      'supports',
      [
        ['establishes', 'supports'],
        ['establishes', 'inconclusive'],
      ],
    ],
    [
      'supports',
      [
        ['establishes', 'supports'],
        ['contradicts-only', 'inconclusive'],
      ],
    ],
    [
      'supports',
      [
        ['establishes', 'supports'],
        ['supports', 'error'],
      ],
    ],
    [
      'contradicts',
      [
        ['establishes', 'supports'],
        ['supports', 'contradicts'],
      ],
    ],
    [
      'contradicts',
      [
        ['contradicts-only', 'contradicts'],
        ['establishes', 'error'],
      ],
    ],
    ['supports', [['supports', 'supports']]],
    ['none', [['contradicts-only', 'supports']]],
    ['none', [['establishes', 'inconclusive']]],
    [
      'none',
      [
        ['establishes', 'error'],
        ['supports', 'inconclusive'],
      ],
    ],
  ])('is %s for %j', (standing, found) => {
    expect(standingOf(weighed(found))).toBe(standing);
  });
});
