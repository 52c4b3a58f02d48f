import { describe, expect, it } from 'vitest';
import { Architecture, type Evidence } from '../architecture/index.ts';
import { s3Bucket } from '../architecture/kinds/s3.ts';
import { propertyFromJson } from '../architecture/index.ts';
import { RuleTable } from '../outside-evidence/index.ts';
import { convertSuppressions } from './convert-suppressions.ts';
import { findSuppressions } from './find-suppressions.ts';
import type { SuppressedPlace } from './plan-conversion.ts';

const TEXT = 'resource "aws_s3_bucket" "a" {\n  # checkov:skip=CKV_AWS_21:Old\n}\n';
const LOCATION = { file: 'main.tf', line: 1, endLine: 3 };
const FINDING: Evidence = {
  check: 's3-bucket-versioning',
  verdict: 'contradicts',
  resource: 'aws_s3_bucket.a',
  scope: '.',
  kind: s3Bucket.id,
  location: LOCATION,
  message: '',
};
const SUPPRESSED = { check: FINDING.check, resource: FINDING.resource, file: 'main.tf', by: LOCATION };

async function outcomeOf(finding: Partial<Evidence>, after: readonly SuppressedPlace[], rule: object = {}) {
  const declared = {
    id: 'aws_s3_bucket.a',
    scope: '.',
    type: 'aws_s3_bucket',
    language: 'terraform',
    properties: propertyFromJson({}, LOCATION),
    location: LOCATION,
  } as const;
  const { resources } = new Architecture({ resources: [declared], files: [], diagnostics: [] }, [s3Bucket]);
  const checks = ['s3-bucket-versioning'];
  const { outcomes } = await convertSuppressions(
    {
      suppressions: findSuppressions('main.tf', TEXT),
      rules: new RuleTable({ checkov: { CKV_AWS_21: { checks, ...rule } } }),
      resources,
      kindsOf: new Map([['s3-bucket-versioning', [s3Bucket.id]]]),
      evidence: [{ ...FINDING, ...finding }],
      suppressed: [],
      date: '2026-11-21',
      read: () => TEXT,
    },
    async () => after,
  );
  const [outcome] = outcomes;
  return outcome?.sort === 'not-convertible' ? outcome.reason : outcome?.sort;
}

describe('a suppression of another tool', () => {
  it('is converted where the review of the new text bears it out', async () => {
    expect(await outcomeOf({}, [SUPPRESSED])).toBe('converted');
  });

  it('is not where ours would not reach the finding', async () => {
    expect(await outcomeOf({}, [])).toBe('a comment there would not reach the finding');
  });

  it('is not where ours would silence something else', async () => {
    const other = { ...SUPPRESSED, resource: 'aws_s3_bucket.b' };
    expect(await outcomeOf({}, [SUPPRESSED, other])).toBe('a comment there would silence more than is meant');
  });

  it('is left where the code leaves it open, and where nothing is found', async () => {
    expect(await outcomeOf({ verdict: 'inconclusive' }, [])).toBe('left-open');
    expect(await outcomeOf({ verdict: 'supports' }, [])).toBe('nothing-found');
  });

  it('is not converted where its rule and our check are not the same, which would silence too much', async () => {
    expect(await outcomeOf({}, [], { asksLess: true })).toBe(
      's3-bucket-versioning asks for more than the rule does',
    );
    expect(await outcomeOf({}, [], { asksMore: true })).toBe(
      'the rule asks for more than s3-bucket-versioning does',
    );
    expect(await outcomeOf({}, [], { checks: ['sqs-encryption'] })).toBe(
      'sqs-encryption looks at other resources',
    );
  });
});
