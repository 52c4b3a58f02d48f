import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { SARIF_CONSTRAINTS } from '../../test/fixtures/reports/sarif-constraints.ts';
import {
  evidenceOf,
  hostileReview,
  largeReview,
  reviewOf,
  sampleReview,
} from '../../test/fixtures/reports/sample-review.ts';
import type { ReviewResult } from '../review/review-result.ts';
import { RESULTS_LIMIT, renderSarif } from './sarif.ts';

interface Log {
  runs: [
    {
      tool: {
        driver: {
          rules: {
            id: string;
            shortDescription: { text: string };
            helpUri?: string;
            defaultConfiguration: { level: string };
            properties: { tags: string[]; 'security-severity'?: string };
          }[];
        };
      };
      invocations: [{ toolExecutionNotifications: { level: string; message: { text: string } }[] }];
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        locations: [
          { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } },
        ];
        partialFingerprints: { primaryLocationLineHash: string };
        properties: { practices: string[] };
      }[];
    },
  ];
}

const checks = [
  {
    id: 's3-bucket-versioning',
    title: 'S3 bucket keeps earlier versions of its objects',
    why: 'An overwritten object is gone at once.',
    remediation: 'Turn on versioning.',
    links: ['javascript:alert(1)', 'https://docs.example/versioning'],
  },
];
const runOf = (review: ReviewResult, folder?: string) =>
  (JSON.parse(renderSarif(review, { checks, ...(folder !== undefined && { folder }) })) as Log).runs[0];
const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(SARIF_CONSTRAINTS);

describe('SARIF report', () => {
  it.each([
    ['a sample', sampleReview()],
    ['hostile text', hostileReview()],
    ['a large workload', largeReview(2000)],
    ['nothing', reviewOf([])],
  ])('keeps to what SARIF 2.1.0 and GitHub ask for: %s', (_, review) => {
    validate(
      JSON.parse(
        renderSarif(review, { checks, toolVersion: '1.2.3', informationUri: 'https://hexastyle.example' }),
      ),
    );
    expect(validate.errors).toBeNull();
  });

  it('has a result for each contradiction, at its place', () => {
    const places = runOf(sampleReview()).results.map(
      ({ ruleId, locations: [{ physicalLocation }] }) =>
        `${ruleId} ${physicalLocation.artifactLocation.uri}:${physicalLocation.region.startLine}`,
    );
    expect(places).toEqual([
      'dynamodb-customer-key infra/data.tf:8',
      'lambda-arm64 infra/functions.tf:10',
      'iam-policy-no-wildcards infra/functions.tf:44',
      's3-bucket-versioning infra/storage.tf:12',
      's3-bucket-versioning infra/storage.tf:21',
      's3-bucket-versioning infra/storage.tf:30',
    ]);
  });

  it('takes the level from the heaviest practice', () => {
    const levels = new Map(runOf(sampleReview()).results.map(({ ruleId, level }) => [ruleId, level]));
    expect(levels.get('lambda-arm64')).toBe('warning');
    expect(levels.get('s3-bucket-versioning')).toBe('error');
  });

  it('merges one finding on several practices into one result', () => {
    const { results } = runOf(largeReview(3));
    expect(results.map(({ properties }) => properties.practices)).toEqual(
      Array.from({ length: 3 }, () => ['REL09-BP01', 'REL09-BP02']),
    );
  });

  it('describes the rule of every result, with practices as tags', () => {
    const { results, tool } = runOf(sampleReview());
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const rule = tool.driver.rules.find(({ id }) => id === 's3-bucket-versioning');
    expect(rule?.shortDescription.text).toBe('S3 bucket keeps earlier versions of its objects');
    expect(rule?.helpUri).toBe('https://docs.example/versioning');
    expect(rule?.properties.tags).toEqual(['well-architected', 'reliability', 'REL09-BP01']);
  });

  it('gives a security severity to what speaks to security, and to nothing else', () => {
    const severities = runOf(sampleReview()).tool.driver.rules.map(({ id, properties }) => [
      id,
      properties['security-severity'],
    ]);
    expect(severities).toEqual([
      ['dynamodb-customer-key', '8.0'],
      ['iam-policy-no-wildcards', '8.0'],
      ['lambda-arm64', undefined],
      ['s3-bucket-versioning', undefined],
    ]);
  });

  it('keeps the fingerprint of a finding whose line moves, and tells findings apart', () => {
    const prints = (review: ReviewResult) =>
      runOf(review).results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    const base = sampleReview();
    const moved = {
      ...base,
      questions: base.questions.map((question) => ({
        ...question,
        practices: question.practices.map((practice) => ({
          ...practice,
          evidence: practice.evidence.map((item) => ({ ...item, line: item.line + 7 })),
        })),
      })),
    };
    expect(prints(moved)).toEqual(prints(base));
    expect(new Set(prints(base)).size).toBe(prints(base).length);
  });

  it('tells two findings of one check on one resource apart', () => {
    const [question] = largeReview(1).questions;
    const [practice] = question?.practices ?? [];
    if (!question || !practice) throw new Error('the large review has a practice');
    const twice = {
      ...question,
      practices: [{ ...practice, evidence: [evidenceOf({ line: 3 }), evidenceOf({ line: 4 })] }],
    };
    const prints = runOf(reviewOf([twice])).results.map(
      ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
    );
    expect(new Set(prints).size).toBe(2);
  });

  it('writes paths relative to the repository, percent-encoded', () => {
    const uris = runOf(hostileReview(), './my infra/').results.map(
      ({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri,
    );
    expect(uris.every((uri) => uri.startsWith('my%20infra/infra/'))).toBe(true);
  });

  it('does not let a message become a link', () => {
    for (const { message } of runOf(hostileReview()).results) expect(message.text).not.toContain('](');
  });

  it('passes diagnostics and failed checks on as notifications', () => {
    const review = sampleReview();
    const [first, ...others] = review.questions;
    if (!first) throw new Error('the sample has questions');
    const [practice] = first.practices;
    if (!practice) throw new Error('the question has practices');
    const failing = { ...practice, evidence: [evidenceOf({ verdict: 'error', message: 'boom' })] };
    const [invocation] = runOf({
      ...review,
      questions: [{ ...first, practices: [failing] }, ...others],
    }).invocations;
    expect(invocation.toolExecutionNotifications.map(({ level, message }) => [level, message.text])).toEqual([
      ['error', 'expected "}" before the end of the file'],
      ['warning', 'variable "mail_policy" has no value'],
      ['note', 'nothing describes aws_ses_template yet'],
      ['error', 'Check s3-bucket-versioning failed on aws_s3_bucket.assets: boom'],
    ]);
  });

  it('stays within what GitHub takes, and says what was left out', () => {
    const { results, invocations } = runOf(largeReview(RESULTS_LIMIT + 5));
    expect(results).toHaveLength(RESULTS_LIMIT);
    expect(invocations[0].toolExecutionNotifications.at(-1)?.message.text).toContain('5 results left out');
  });
});
