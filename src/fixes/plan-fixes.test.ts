import { describe, expect, it } from 'vitest';
import { Architecture } from '../architecture/index.ts';
import { kinds } from '../architecture/kinds/index.ts';
import { checks } from '../checks/index.ts';
import { gatherEvidence } from '../checks/gather-evidence.ts';
import { readTerraform } from '../readers/terraform/read-terraform.ts';
import { type FixPlan, planFixes } from './plan-fixes.ts';
import { verifiedFixes } from './verified-fixes.ts';

type Files = Readonly<Record<string, string>>;

function examined(files: Files, ids: readonly string[]) {
  const paths = Object.keys(files).toSorted();
  const read = (path: string) => files[path];
  const chosen = checks.filter(({ id }) => ids.includes(id));
  const architecture = new Architecture(readTerraform({ paths, read }), kinds);
  const evidence = gatherEvidence(architecture, chosen);
  const findings = evidence.filter(({ verdict }) => verdict === 'contradicts');
  return { architecture, kinds, checks: chosen, evidence, findings, paths, read, broken: new Set<string>() };
}

function planned(files: Files, ...ids: readonly string[]): FixPlan {
  return planFixes(examined(files, ids));
}

const TABLE = 'dynamodb-deletion-protection';
const BUCKET = 's3-bucket-versioning';
const table = (protection: string, name = 'a') =>
  `resource "aws_dynamodb_table" "${name}" {\n  deletion_protection_enabled = ${protection}\n}\n`;

describe('a plan of fixes', () => {
  it('changes a block once for all its instances', () => {
    const plan = planned({ 'main.tf': table('false').replace('{\n', '{\n  count = 2\n') }, TABLE);
    expect(plan.fixed.map(({ finding }) => finding.resource)).toEqual([
      'aws_dynamodb_table.a[0]',
      'aws_dynamodb_table.a[1]',
    ]);
    expect(plan.texts.get('main.tf')).toContain('deletion_protection_enabled = true');
  });

  it('names the variable that a value comes from', () => {
    const variable = '\n\nvariable "safe" {\n  default = false\n}\n';
    const { unfixed, texts } = planned({ 'main.tf': table('var.safe'), 'variables.tf': variable }, TABLE);
    expect(texts.size).toBe(0);
    expect(unfixed.map(({ reason, at, hasFix }) => ({ reason, at, hasFix }))).toEqual([
      { reason: 'the value is var.safe', at: { file: 'variables.tf', line: 3 }, hasFix: true },
    ]);
  });

  it('names the local value, and no argument of the same name', () => {
    const files = {
      'main.tf': `resource "x" "y" {\n  safe = 1\n}\n\nlocals {\n  safe = false\n}\n\n${table('local.safe')}`,
    };
    expect(planned(files, TABLE).unfixed[0]?.at).toEqual({ file: 'main.tf', line: 6 });
  });

  it('changes a module of the project, and none that is installed', () => {
    const call = (source: string) => `module "m" {\n  source = "${source}"\n}\n`;
    const own = planned({ 'main.tf': call('./m'), 'm/main.tf': table('false') }, TABLE);
    expect([...own.texts.keys()]).toEqual(['m/main.tf']);
    const installed = planned(
      {
        'main.tf': call('acme/table/aws'),
        '.terraform/modules/modules.json':
          '{"Modules":[{"Key":"m","Source":"registry.terraform.io/acme/table/aws","Dir":".terraform/modules/m"}]}',
        '.terraform/modules/m/main.tf': table('false'),
      },
      TABLE,
    );
    expect(installed.texts.size).toBe(0);
    expect(installed.unfixed.map(({ reason }) => reason)).toEqual([
      'it belongs to an installed module: set it where the module is called',
    ]);
  });

  it('writes into the companion that is there', () => {
    const text = `resource "aws_s3_bucket" "a" {}

resource "aws_s3_bucket_versioning" "other" {
  bucket = aws_s3_bucket.a.id
  versioning_configuration {
    status = "Suspended"
  }
}
`;
    expect(planned({ 'main.tf': text }, BUCKET).texts.get('main.tf')).toBe(
      text.replace('Suspended', 'Enabled'),
    );
  });

  it('keeps the old way of writing where the code uses it', () => {
    const text = 'resource "aws_s3_bucket" "a" {\n  versioning {\n    enabled = false\n  }\n}\n';
    expect(planned({ 'main.tf': text }, BUCKET).texts.get('main.tf')).toBe(text.replace('false', 'true'));
  });

  it('takes no name that another resource has', () => {
    const other =
      'resource "aws_s3_bucket_versioning" "a" {\n  bucket = "elsewhere"\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n';
    const { unfixed } = planned({ 'main.tf': 'resource "aws_s3_bucket" "a" {}\n', 'b.tf': other }, BUCKET);
    expect(unfixed.map(({ reason }) => reason)).toEqual([
      'there is a resource aws_s3_bucket_versioning.a already, for something else',
    ]);
  });

  it('writes no resource that an old provider does not have', () => {
    const pin =
      'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 3.0"\n    }\n  }\n}\n';
    const { unfixed } = planned({ 'main.tf': 'resource "aws_s3_bucket" "a" {}\n', 'p.tf': pin }, BUCKET);
    expect(unfixed.map(({ reason }) => reason)).toEqual([
      'p.tf keeps the AWS provider at a version that has no aws_s3_bucket_versioning',
    ]);
  });

  it('says of a check without a fix that it has none', () => {
    const text =
      'resource "aws_iam_policy" "a" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })\n}\n';
    expect(
      planned({ 'main.tf': text }, 'iam-policy-no-administrator').unfixed.map(({ hasFix }) => hasFix),
    ).toEqual([false]);
  });
});

describe('verified fixes', () => {
  const files = { 'main.tf': table('false') + table('false', 'b') };

  it('leave out an edit after which the finding stays', async () => {
    const basis = examined(files, [TABLE]);
    const stubborn = basis.findings.filter(({ resource }) => resource === 'aws_dynamodb_table.a');
    const plan = await verifiedFixes(basis, async () => ({ evidence: stubborn, broken: new Set() }));
    expect(plan.fixed.map(({ finding }) => finding.resource)).toEqual(['aws_dynamodb_table.b']);
    expect(plan.unfixed.map(({ reason }) => reason)).toEqual(['the edit was tried, and the finding stayed']);
    expect(plan.texts.get('main.tf')).toBe(table('false') + table('true', 'b'));
  });

  it('leave a file alone that could not be read any more', async () => {
    const plan = await verifiedFixes(examined(files, [TABLE]), async () => ({
      evidence: [],
      broken: new Set(['main.tf']),
    }));
    expect(plan.texts.size).toBe(0);
  });

  it('tell what shows only once the others are fixed', async () => {
    const basis = examined(files, [TABLE]);
    const [found] = basis.findings;
    const later = found && { ...found, check: 'another-check' };
    const plan = await verifiedFixes(basis, async () => ({
      evidence: later === undefined ? [] : [later],
      broken: new Set(),
    }));
    expect(plan.newFindings).toEqual([later]);
  });
});
