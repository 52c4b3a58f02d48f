import { describe, expect, it } from 'vitest';
import { findSuppressions } from './find-suppressions.ts';

function found(file: string, text: string) {
  return findSuppressions(file, text).map(({ line, rule, block }) => [line, rule, block?.name]);
}

describe('suppressions in Terraform', () => {
  it('stand inside the block for Checkov, above it or inside for Trivy', () => {
    const text = [
      '# checkov:skip=CKV_AWS_18:Checkov does not look here',
      '# trivy:ignore:AVD-AWS-0089',
      '',
      'resource "aws_s3_bucket" "a" {',
      '  # checkov:skip=CKV_AWS_21',
      '  bucket = "a" # tfsec:ignore:aws-s3-enable-versioning',
      '}',
      'module "b" {',
      '  # checkov:skip=CKV_TF_1',
      '  source = "./b"',
      '}',
      'data "aws_iam_policy_document" "c" { # checkov:skip=CKV_AWS_356',
      '}',
    ].join('\n');
    expect(found('main.tf', text)).toEqual([
      [1, 'CKV_AWS_18', undefined],
      [2, 'AVD-AWS-0089', 'aws_s3_bucket.a'],
      [5, 'CKV_AWS_21', 'aws_s3_bucket.a'],
      [6, 'aws-s3-enable-versioning', 'aws_s3_bucket.a'],
      [9, 'CKV_TF_1', 'module.b'],
      [12, 'CKV_AWS_356', 'data.aws_iam_policy_document.c'],
    ]);
  });

  it('are not in words that only look like them', () => {
    expect(found('main.tf', 'locals {\n  a = "checkov:skip=CKV_AWS_18"\n}\n')).toEqual([]);
  });
});

const TEMPLATE = `Resources:
  Logs:
    Type: AWS::S3::Bucket
    Metadata:
      checkov:
        skip:
          - id: CKV_AWS_18
            comment: These are the logs.
      cfn_nag:
        rules_to_suppress:
          - {id: W35, reason: 'These are
              the logs.'}
      guard:
        SuppressedRules: [S3_BUCKET_LOGGING_ENABLED]
      cfn-lint:
        config:
          ignore_checks:
            - W3045
      cdk_nag:
        rules_to_suppress:
          - id: AwsSolutions-S1
            reason: w6k=
            is_reason_encoded: true
          - id: AwsSolutions-IAM5
            reason: One of them
            applies_to: [Resource::*]
    # checkov:skip=CKV_AWS_21:Kept elsewhere
  Next:
    Type: AWS::SNS::Topic
Metadata:
  cfn-lint:
    config:
      ignore_checks: [E3002]
`;

describe('suppressions in templates', () => {
  it('are metadata of the resource or of the template, or comments', () => {
    expect(found('template.yaml', TEMPLATE)).toEqual([
      [7, 'CKV_AWS_18', 'Logs'],
      [11, 'W35', 'Logs'],
      [14, 'S3_BUCKET_LOGGING_ENABLED', 'Logs'],
      [18, 'W3045', 'Logs'],
      [21, 'AwsSolutions-S1', 'Logs'],
      [24, 'AwsSolutions-IAM5', 'Logs'],
      [27, 'CKV_AWS_21', 'Logs'],
      [33, 'E3002', undefined],
    ]);
  });

  it('carry their reasons, also in base64 and over several lines', () => {
    const reasons = findSuppressions('template.yaml', TEMPLATE).map(({ reason }) => reason);
    expect(reasons.slice(0, 6)).toEqual([
      'These are the logs.',
      'These are the logs.',
      undefined,
      undefined,
      'é',
      'One of them',
    ]);
  });

  it('are the same in JSON', () => {
    const text = JSON.stringify(
      { Resources: { A: { Type: 'AWS::S3::Bucket', Metadata: { guard: { SuppressedRules: ['X_Y'] } } } } },
      null,
      2,
    );
    expect(found('template.json', text)).toEqual([[8, 'X_Y', 'A']]);
  });
});

describe('hostile files', () => {
  it.each([
    ['comments without end', '# trivy:ignore:AVD-AWS-0089\n'.repeat(40_000)],
    ['one line of marks', `# ${'trivy:ignore:a '.repeat(40_000)}`],
    ['a long row of signs', `# checkov:skip=CKV_A:${': '.repeat(300_000)}x`],
    ['many blocks', 'locals {} # checkov:skip=CKV_A\n'.repeat(30_000)],
    ['broken code', `resource "a" "b" {\n# checkov:skip=CKV_A\n${'{'.repeat(10_000)}`],
    [
      'metadata of another shape',
      'Resources:\n  A:\n    Metadata: {checkov: {skip: [1, [2], {id: []}]}, cfn_nag: 3}\n',
    ],
  ])('%s are read', { timeout: 5000 }, (_, text) => {
    expect(() => findSuppressions('main.tf', text)).not.toThrow();
    expect(() => findSuppressions('template.yaml', text)).not.toThrow();
  });
});
