import { describe, expect, it } from 'vitest';
import { suppressionsInComment } from './comment-suppressions.ts';

describe('a comment for another tool', () => {
  const cases: readonly (readonly [string, object])[] = [
    [
      '#checkov:skip=CKV_AWS_18:No logs here',
      { tool: 'checkov', rule: 'CKV_AWS_18', reason: 'No logs here' },
    ],
    [
      '# checkov:skip=CKV2_AWS_6: "Public site"',
      { tool: 'checkov', rule: 'CKV2_AWS_6', reason: 'Public site' },
    ],
    ['# checkov:skip=CKV_AWS_149', { tool: 'checkov', rule: 'CKV_AWS_149' }],
    ['#checkov:skip=CKV_AWS_8 "ignore"', { tool: 'checkov', rule: 'CKV_AWS_8', reason: 'ignore' }],
    ['# bridgecrew:skip=BC_AWS_IAM_57:OK', { tool: 'checkov', rule: 'BC_AWS_IAM_57', reason: 'OK' }],
    ['#trivy:ignore:AVD-AWS-0089', { tool: 'trivy', rule: 'AVD-AWS-0089' }],
    ['# trivy:ignore:AVD-AWS-0053: public', { tool: 'trivy', rule: 'AVD-AWS-0053', reason: 'public' }],
    ['#tfsec:ignore:AWS071 - Not yet', { tool: 'tfsec', rule: 'AWS071', reason: 'Not yet' }],
    // Trivy counts again on the day it is given, ours holds to the end of its day.
    [
      '#trivy:ignore:AVD-AWS-0089:exp:2027-01-01',
      { tool: 'trivy', rule: 'AVD-AWS-0089', until: '2026-12-31' },
    ],
    ['#ts:skip=AC_AWS_0207 On purpose', { tool: 'terrascan', rule: 'AC_AWS_0207', reason: 'On purpose' }],
  ];
  it.each(cases)('%s', (comment, expected) => {
    expect(suppressionsInComment(comment)).toEqual([expected]);
  });

  it('may name several rules', () => {
    const both = suppressionsInComment(
      '# tfsec:ignore:aws-s3-enable-versioning tfsec:ignore:aws-s3-enable-bucket-logging Old',
    );
    expect(both.map(({ rule, reason }) => [rule, reason])).toEqual([
      ['aws-s3-enable-versioning', 'Old'],
      ['aws-s3-enable-bucket-logging', 'Old'],
    ]);
    expect(suppressionsInComment('#checkov:skip=CKV_AWS_18,CKV_AWS_21:Both').map(({ rule }) => rule)).toEqual(
      ['CKV_AWS_18', 'CKV_AWS_21'],
    );
  });

  it('may speak to two tools, each with its own reason', () => {
    expect(suppressionsInComment('#trivy:ignore:AVD-AWS-0089 Old #checkov:skip=CKV_AWS_18:New')).toEqual([
      { tool: 'checkov', rule: 'CKV_AWS_18', reason: 'New' },
      { tool: 'trivy', rule: 'AVD-AWS-0089', reason: 'Old' },
    ]);
  });

  it.each([
    ['#trivy:ignore:*', 'it silences every rule'],
    ['#trivy:ignore:AVD-AWS-0107[from_port=443]', 'it holds for from_port=443 only'],
    ['#tfsec:ignore:aws-s3-enable-versioning:ws:dev', 'it holds for the workspace dev only'],
    ['#trivy:ignore:AVD-AWS-0089:exp:soon', 'soon is no day, so it never holds'],
    ['# kics-scan ignore-line', 'it silences whatever is found there, not one rule'],
    ['# kics-scan ignore', 'it holds for the whole file'],
    ['# kics-scan disable=0afa6ab8-a047-48cf-be07-93a2f8c34cf7', 'it holds for the whole file'],
  ])('%s says something else than one rule on one resource', (comment, limit) => {
    expect(suppressionsInComment(comment).map((one) => one.limit)).toEqual([limit]);
  });
});
