import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECK_IDS } from '../checks/load-checks.ts';
import { type RivalRules, RuleTable } from './rival-rules.ts';

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const rules = JSON.parse(text('data/facts/rival-rules.json')) as RivalRules;
const all = Object.entries(rules).flatMap(([tool, byRule]) =>
  Object.entries(byRule).map(([id, rule]) => ({ tool, id, rule })),
);

describe('the table of other tools’ rules', () => {
  it('names checks that exist, or practices of the Framework, and never neither', () => {
    const checks = new Set(CHECK_IDS);
    const practices = new Set(text('data/lenses/wellarchitected.json').match(/[A-Z]+\d\d-BP\d\d/g));
    for (const { tool, id, rule } of all) {
      const named = [...(rule.checks ?? []), ...Object.keys(rule.practices ?? {})];
      expect(named, `${tool} ${id}`).not.toEqual([]);
      expect(rule.checks?.filter((check) => !checks.has(check)) ?? [], `${tool} ${id}`).toEqual([]);
      expect(Object.keys(rule.practices ?? {}).filter((practice) => !practices.has(practice))).toEqual([]);
      for (const strength of Object.values(rule.practices ?? {}))
        expect(['supports', 'contradicts-only']).toContain(strength);
    }
  });

  it.each([
    ['checkov', /^CKV2?_AWS_\d+$/, 250],
    ['trivy', /^AVD-AWS-\d{4}$/, 120],
    ['security-hub', /^[A-Za-z0-9]+\.\d+$/, 120],
    ['prowler', /^[a-z0-9_]+$/, 80],
    ['aws-config', /^[a-z0-9-]+$/, 80],
    ['trusted-advisor', /^[A-Za-z0-9]{8,10}$/, 40],
  ])('has rules of %s as the tool writes them', (tool, form, atLeast) => {
    const ids = Object.keys(rules[tool] ?? {});
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
    expect(ids.length).toBeGreaterThanOrEqual(atLeast);
  });
});

describe('a rule', () => {
  const table = new RuleTable(rules);

  it.each([
    ['trivy', 'AVD-AWS-0089', 's3-bucket-access-logs'],
    ['trivy', 'AWS-0089', 's3-bucket-access-logs'],
    ['security-hub', 's3.9', 's3-bucket-access-logs'],
    ['aws-config', 's3-bucket-versioning-enabled', 's3-bucket-versioning'],
    ['aws-config', 'S3_BUCKET_VERSIONING_ENABLED', 's3-bucket-versioning'],
    ['aws-config', 'securityhub-s3-bucket-versioning-enabled-1a2b3c4d', 's3-bucket-versioning'],
    ['aws-config', 's3-bucket-versioning-enabled-conformance-pack-x7k2p', 's3-bucket-versioning'],
    ['cdk-nag', 'AwsSolutions-S1', 's3-bucket-access-logs'],
    ['cfn-guard', 's3_bucket_versioning_enabled', 's3-bucket-versioning'],
  ])('of %s is found under %s', (tool, given, check) => {
    expect(table.find(tool, given)?.checks).toEqual([check]);
  });

  it('that nobody knows is none', () => {
    expect(table.find('checkov', 'CKV_AWS_99999')).toBeUndefined();
    expect(table.find('acme', 'CKV_AWS_18')).toBeUndefined();
    expect(table.find('checkov', '__proto__')).toBeUndefined();
  });
});
