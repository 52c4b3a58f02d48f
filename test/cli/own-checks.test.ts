import { describe, expect, it } from 'vitest';
import { addFiles, hexastyle, project, resultOf, reviewRun } from './hexastyle.ts';

const CODE = `resource "aws_s3_bucket" "a" {
  tags = { Team = "shop" }
}
resource "aws_s3_bucket" "b" {}
`;

const CHECKS = `checks:
  - id: acme-bucket-team
    kind: s3-bucket
    title: Buckets name the team that owns them
    expect: '"Team" in resource.tags'
    message: "{resource.id} names no team."
    practice: COST03-BP02
    examples:
      terraform:
        supports: |
          resource "aws_s3_bucket" "a" {
            tags = { Team = "shop" }
          }
        contradicts: |
          resource "aws_s3_bucket" "a" {}
`;

const PLUGIN = `
const bucket = { id: 'x', name: 'X', types: {}, names: {}, attributes: {} };
export const checks = [{
  id: 'acme-from-package', kinds: [], types: ['aws_s3_bucket'], related: [], title: 'From a package', why: 'W.',
  remediation: 'R.', links: [], blindSpots: [], examples: { terraform: { contradicts: 'resource "aws_s3_bucket" "a" {}' } },
  examine: (resource) => ({ verdict: 'contradicts', message: 'Said by the package.', location: resource.location }),
}];
export const practices = { 'acme-from-package': { 'SEC08-BP02': 'supports' } };
`;

async function said(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { questions } = await resultOf(folder, ...args);
  const evidence = questions.flatMap(({ practices }) => practices.flatMap((practice) => practice.evidence));
  return evidence
    .filter(({ check }) => check.startsWith('acme-'))
    .map(({ check, resource, verdict }) => `${check} ${resource} ${verdict}`);
}

describe('checks of your own', () => {
  it('take part in the review of the folder that holds them', async () => {
    const folder = project({ 'main.tf': CODE, 'hexastyle.checks.yaml': CHECKS });
    expect(await said(folder)).toEqual([
      'acme-bucket-team aws_s3_bucket.a supports',
      'acme-bucket-team aws_s3_bucket.b contradicts',
    ]);
  });

  it('may stand in files that hexastyle.yaml or the command line names', async () => {
    const folder = project({
      'main.tf': CODE,
      'rules/buckets.yaml': CHECKS,
      'hexastyle.yaml': 'checks: [rules/buckets.yaml]\n',
    });
    expect(await said(folder)).toHaveLength(2);
    addFiles(folder, { 'hexastyle.yaml': '' });
    expect(await said(folder)).toHaveLength(0);
    expect(await said(folder, '--checks', 'rules/buckets.yaml')).toHaveLength(2);
  });

  it('that are wrong end the review with file, line and advice', async () => {
    const folder = project({
      'main.tf': CODE,
      'hexastyle.checks.yaml': CHECKS.replace('kind: s3-bucket', 'kind: s3-bukket'),
    });
    const { code, stderr } = await reviewRun(folder);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'hexastyle.checks.yaml:3:11: kind: there is no kind "s3-bukket"; did you mean "s3-bucket"?',
    );
  });

  it('are tested by their examples', async () => {
    const folder = project({ 'hexastyle.checks.yaml': CHECKS });
    const good = await hexastyle(['check', 'test'], folder);
    expect(good.code).toBe(0);
    expect(good.stdout).toContain('2 passed, 0 failed');
    addFiles(folder, { 'hexastyle.checks.yaml': CHECKS.replace('contradicts: |', 'not-applicable: |') });
    const bad = await hexastyle(['check', 'test'], folder);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toContain(
      'acme-bucket-team: not-applicable (terraform)\n    got contradicts\n    aws_s3_bucket.a names no team.',
    );
    expect(bad.stdout).toContain('1 passed, 1 failed');
  });

  it('are listed and explained like those of the catalogue', async () => {
    const folder = project({ 'hexastyle.checks.yaml': CHECKS });
    const list = JSON.parse((await hexastyle(['check', 'list', '--format', 'json'], folder)).stdout);
    expect(list.filter(({ own }: { own: boolean }) => own)).toEqual([
      {
        id: 'acme-bucket-team',
        title: 'Buckets name the team that owns them',
        own: true,
        kinds: ['s3-bucket'],
        practices: ['COST03-BP02'],
      },
    ]);
    const { stdout } = await hexastyle(['explain', 'acme-bucket-team'], folder);
    expect(stdout).toContain('Buckets name the team that owns them');
  });
});

describe('a hostile check', () => {
  it('cannot bring a secret of the code into a report', async () => {
    const folder = project({
      'main.tf': 'resource "aws_db_instance" "a" {\n  password = "hunter2 hunter2"\n}\n',
      'hexastyle.checks.yaml': `checks:
  - id: acme-leak
    type: aws_db_instance
    title: Says what it should not
    expect: 'resource.properties.password == ""'
    message: 'password = "{resource.properties.password}"'
    practice: SEC08-BP02
`,
    });
    const { stdout } = await reviewRun(folder);
    expect(stdout).toContain('••••••');
    expect(stdout).not.toContain('hunter2');
  });

  it.each([
    ['a long list', 'resource.properties.L.all(a, resource.properties.L.all(b, a + b >= 0))'],
    ['a long list looked through', 'resource.properties.L.all(a, a in resource.properties.L)'],
    [
      'a long text cut up',
      'resource.properties.S.split(",").all(a, resource.properties.S.split(",").all(b, a == a))',
    ],
  ])('over %s ends as too much work', async (_, expect_) => {
    const properties = { L: Array.from({ length: 50_000 }, (_, index) => index), S: 'a,'.repeat(100_000) };
    const folder = project({
      'template.json': JSON.stringify({
        AWSTemplateFormatVersion: '2010-09-09',
        Resources: { B: { Type: 'AWS::S3::Bucket', Properties: properties } },
      }),
      'hexastyle.checks.yaml': `checks:
  - id: acme-slow
    type: AWS::S3::Bucket
    title: Slow
    expect: '${expect_}'
    practice: SEC08-BP02
`,
    });
    expect(await said(folder)).toEqual(['acme-slow B error']);
  });
});

describe('a package of checks', () => {
  it('is never a file of the folder that has the name of a package', async () => {
    const folder = project({ 'main.tf': CODE, 'acme-checks': PLUGIN });
    const { code, stderr } = await reviewRun(folder, '--plugin', 'acme-checks');
    expect(code).toBe(2);
    expect(stderr).toContain('no package of this name is installed');
  });

  it('is run only where the command line names it', async () => {
    const folder = project({ 'main.tf': CODE, 'plugin.mjs': PLUGIN });
    expect(await said(folder)).toEqual([]);
    expect(await said(folder, '--plugin', './plugin.mjs')).toEqual([
      'acme-from-package aws_s3_bucket.a contradicts',
      'acme-from-package aws_s3_bucket.b contradicts',
    ]);
  });

  it('that exports something else is refused', async () => {
    const folder = project({ 'main.tf': CODE, 'plugin.mjs': 'export const checks = 3;' });
    const { code, stderr } = await reviewRun(folder, '--plugin', './plugin.mjs');
    expect(code).toBe(2);
    expect(stderr).toContain('It should export "checks"');
  });
});
