import { describe, expect, it } from 'vitest';
import { findSuppressions } from './find-suppressions.ts';
import { type OwnSuppression, withOwnSuppressions } from './suppression-edits.ts';

/** Every suppression in the text with ours for the same check beside it. */
function converted(path: string, text: string, own: Partial<OwnSuppression> = {}) {
  const suppressions = findSuppressions(path, text).flatMap((beside) =>
    beside.block === undefined
      ? []
      : [
          {
            checks: ['s3-bucket-versioning'],
            reason: 'Old',
            ...own,
            beside: { ...beside, block: beside.block },
          },
        ],
  );
  return withOwnSuppressions(path, text, suppressions);
}

const OURS = '# hexastyle:ignore s3-bucket-versioning Old';

describe('our comment', () => {
  it('stands above theirs, with its indentation and line end', () => {
    const text = 'resource "aws_s3_bucket" "a" {\r\n\t# checkov:skip=CKV_AWS_21\r\n}\r\n';
    expect(converted('main.tf', text)).toBe(
      `resource "aws_s3_bucket" "a" {\r\n\t${OURS}\r\n\t# checkov:skip=CKV_AWS_21\r\n}\r\n`,
    );
  });

  it('stands above the line of code that theirs is behind, also inside a list and behind a byte order mark', () => {
    const text =
      '\ufeffresource "aws_s3_bucket" "a" { # checkov:skip=CKV_AWS_21\n  b = [\n    1, # checkov:skip=CKV_AWS_21\n  ]\n}\n';
    expect(converted('main.tf', text)).toBe(
      `\ufeff${OURS}\nresource "aws_s3_bucket" "a" { # checkov:skip=CKV_AWS_21\n  b = [\n    ${OURS}\n    1, # checkov:skip=CKV_AWS_21\n  ]\n}\n`,
    );
  });

  it('goes above the block where theirs is part of a text', () => {
    const text = 'resource "aws_s3_bucket" "a" {\n  b = <<-E\n    # checkov:skip=CKV_AWS_21\n  E\n}\n';
    expect(converted('main.tf', text)).toBe(`${OURS}\n${text}`);
  });

  it('goes above the resource of a template where it would speak of the next one', () => {
    const text =
      'Resources:\n  A:\n    Type: AWS::S3::Bucket\n    # checkov:skip=CKV_AWS_21\n  B:\n    Type: AWS::S3::Bucket\n';
    expect(converted('template.yaml', text)).toBe(text.replace('  A:', `  ${OURS}\n  A:`));
  });

  it('says until when, and no reason can be taken for that', () => {
    const text = 'resource "aws_s3_bucket" "a" {\n  # checkov:skip=CKV_AWS_21\n}\n';
    expect(converted('main.tf', text, { until: '2027-01-31' })).toContain(
      '# hexastyle:ignore s3-bucket-versioning until=2027-01-31 Old\n',
    );
    expect(converted('main.tf', text, { reason: 'until=ever' })).toContain(
      '# hexastyle:ignore s3-bucket-versioning : until=ever\n',
    );
  });

  it('is written into no file that is not read without errors', () => {
    const text = 'resource "aws_s3_bucket" "a" {\n  # checkov:skip=CKV_AWS_21\n  a = = 1\n}\n';
    expect(converted('main.tf', text)).toMatchObject({
      reason: 'a comment there would change what the file says',
    });
  });
});

describe('our metadata', () => {
  it('stands behind theirs in YAML', () => {
    const text =
      'Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Metadata:\n      guard:\n        SuppressedRules:\n          - X\n    Properties: {} # kept\n';
    expect(converted('template.yaml', text, { until: '2027-01-31' })).toBe(
      text.replace(
        '          - X\n',
        "          - X\n      Hexastyle:\n        Ignore:\n          - Check: s3-bucket-versioning\n            Reason: Old\n            Until: '2027-01-31'\n",
      ),
    );
  });

  it('joins what ours there is in JSON', () => {
    const text = JSON.stringify(
      {
        Resources: {
          A: {
            Metadata: {
              guard: { SuppressedRules: ['X'] },
              Hexastyle: { Ignore: [{ Check: 'sqs-encryption', Reason: 'Public' }] },
            },
            Type: 'AWS::S3::Bucket',
          },
        },
      },
      null,
      2,
    );
    const result = JSON.parse(String(converted('template.json', text)));
    expect(result.Resources.A.Metadata.Hexastyle.Ignore).toEqual([
      { Check: 'sqs-encryption', Reason: 'Public' },
      { Check: 's3-bucket-versioning', Reason: 'Old' },
    ]);
  });

  it('is not written where the metadata is shared', () => {
    const text =
      'Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Metadata: &m\n      guard: {SuppressedRules: [X]}\n  B:\n    Type: AWS::S3::Bucket\n    Metadata: *m\n';
    expect(converted('template.yaml', text)).toHaveProperty('reason');
  });
});
