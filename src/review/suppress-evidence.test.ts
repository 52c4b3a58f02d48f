import { describe, expect, it } from 'vitest';
import type { Evidence } from '../architecture/index.ts';
import type { Pack, Strength } from './pack.ts';
import { suppressEvidence, type Suppressions } from './suppress-evidence.ts';

const PACK: Pack = new Map([
  ['SEC08-BP02', new Map<string, Strength>([['bucket-encrypted', 'supports']])],
  ['COST06-BP02', new Map<string, Strength>([['bucket-encrypted', 'contradicts-only']])],
]);
const CHECKS = new Set(['bucket-encrypted', 'bucket-versioned']);

function found(resource: string, verdict: Evidence['verdict'] = 'contradicts', scope = '.'): Evidence {
  const location = { file: 'main.tf', line: 4 };
  return { check: 'bucket-encrypted', resource, verdict, scope, kind: 's3-bucket', location, message: 'M.' };
}

function inCode(rest: Partial<Suppressions['inCode'][0]> = {}): Suppressions {
  const location = { file: 'main.tf', line: 3 };
  const base = { checks: ['bucket-encrypted'], reason: 'R', location, resource: 'a', scope: '.' };
  return { inCode: [{ ...base, ...rest }], inReviewFile: [] };
}

function inFile(...resources: readonly string[]): Suppressions {
  const location = { file: 'hexastyle.yaml', line: 8 };
  return { inCode: [], inReviewFile: [{ checks: ['bucket-encrypted'], reason: 'R', location, resources }] };
}

function suppress(evidence: readonly Evidence[], suppressions: Suppressions, date = '2026-11-21') {
  return suppressEvidence(evidence, suppressions, { pack: PACK, checks: CHECKS, date });
}

describe('a suppression', () => {
  it('takes the finding out and keeps it with its reason and its practices', () => {
    const { kept, suppressed, notes } = suppress([found('a'), found('b')], inCode({ until: '2026-11-21' }));
    expect(kept.map(({ resource }) => resource)).toEqual(['b']);
    expect(suppressed).toEqual([
      {
        check: 'bucket-encrypted',
        resource: 'a',
        kind: 's3-bucket',
        file: 'main.tf',
        line: 4,
        message: 'M.',
        practices: ['SEC08-BP02', 'COST06-BP02'],
        reason: 'R',
        until: '2026-11-21',
        source: 'code',
        by: { file: 'main.tf', line: 3 },
      },
    ]);
    expect(notes).toEqual([]);
  });

  it('speaks of its own resource in its own root only', () => {
    const { kept } = suppress([found('a', 'contradicts', 'other'), found('a2')], inCode());
    expect(kept).toHaveLength(2);
  });

  it.each<Evidence['verdict']>(['supports', 'inconclusive', 'error'])('leaves %s as it is', (verdict) => {
    expect(suppress([found('a', verdict)], inCode()).kept).toHaveLength(1);
  });

  it('counts for nothing from the day after its last, and says so', () => {
    const { kept, suppressed, notes } = suppress([found('a')], inCode({ until: '2026-11-20' }));
    expect([kept.length, suppressed.length]).toEqual([1, 0]);
    expect(notes).toEqual([
      {
        severity: 'warning',
        message: 'This suppression of bucket-encrypted has expired on 2026-11-20: its findings count again.',
        file: 'main.tf',
        line: 3,
      },
    ]);
  });

  it('that matches nothing any more is said', () => {
    const { notes } = suppress([found('a', 'supports')], inCode());
    expect(notes.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'info This suppression of bucket-encrypted matches no finding here any more.',
    ]);
  });

  it('that a module makes several times is used as soon as one of them is', () => {
    const [one] = inCode().inCode;
    const several = { inCode: [{ ...one!, resource: 'b' }, one!], inReviewFile: [] };
    expect(suppress([found('a')], several).notes).toEqual([]);
  });

  it('of a check there is not names the nearest', () => {
    const { notes } = suppress([found('a')], inCode({ checks: ['bucket-encryptd'] }));
    expect(notes[0]?.message).toBe(
      'This suppression names no check: there is none called "bucket-encryptd"; did you mean "bucket-encrypted"?',
    );
  });

  it('in the review file speaks of the resources that fit its patterns', () => {
    const { kept, suppressed } = suppress([found('module.a.x'), found('module.b.x')], inFile('module.a.*'));
    expect(kept.map(({ resource }) => resource)).toEqual(['module.b.x']);
    expect(suppressed.map(({ source, by }) => `${source} ${by.file}:${by.line}`)).toEqual([
      'review-file hexastyle.yaml:8',
    ]);
  });
});
