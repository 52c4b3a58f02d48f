import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hexastyle, project, resultOf, temporaryFolder } from './hexastyle.ts';

const MAIN = `# trivy:ignore:AVD-AWS-0089:exp:2027-02-01
resource "aws_s3_bucket" "images" {
  # checkov:skip=CKV_AWS_21:Made anew every night
  bucket = "images"
}

resource "aws_sqs_queue" "orders" {
  name                    = "orders" #checkov:skip=CKV_AWS_27
  sqs_managed_sse_enabled = false
}

module "site" {
  # checkov:skip=CKV_AWS_18:Elsewhere
  source = "git::https://example.com/site.git"
}
`;

const TEMPLATE = `Resources:
  Films:
    Type: AWS::S3::Bucket
    Metadata:
      cfn_nag:
        rules_to_suppress:
          - id: W35
            reason: Nobody reads it
      guard:
        SuppressedRules:
          - S3_BUCKET_VERSIONING_ENABLED
`;

const FILES = { 'main.tf': MAIN, 'template.yaml': TEMPLATE };

function convertRun(folder: string, ...args: readonly string[]) {
  return hexastyle(['suppressions', 'convert', '--date', '2026-11-21', ...args], folder);
}

function textIn(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

describe('hexastyle suppressions list', () => {
  it('shows whose they are, where they stand, and what our checks say', async () => {
    const folder = project({
      ...FILES,
      'hexastyle.yaml':
        'suppressions:\n  - check: sqs-encryption\n    resources: ["*.orders"]\n    reason: Public prices\n',
    });
    const { stdout } = await hexastyle(['suppressions', 'list'], folder);
    expect(stdout).toContain('main.tf:1  Trivy AVD-AWS-0089  → s3-bucket-access-logs\n');
    expect(stdout).toContain('  on aws_s3_bucket.images\n  no reason\n  until 2027-01-31\n');
    expect(stdout).toContain('7 suppressions: Checkov 3, Hexastyle 1, Trivy 1, cfn-guard 1, cfn-nag 1');
    expect(stdout).toContain('Checks here say the same as 6 of the 6 of other tools');
  });

  it('is JSON on request', async () => {
    const folder = project({
      'main.tf':
        '# hexastyle:ignore s3-bucket-versioning Rebuilt\nresource "aws_s3_bucket" "a" {\n  #checkov:skip=CKV_AWS_999\n}\n',
    });
    const { stdout } = await hexastyle(['suppressions', 'list', '--format', 'json'], folder);
    expect(JSON.parse(stdout)).toEqual({
      suppressions: [
        {
          tool: 'Hexastyle',
          rule: 's3-bucket-versioning',
          file: 'main.tf',
          line: 1,
          resources: ['aws_s3_bucket.a'],
          reason: 'Rebuilt',
          checks: ['s3-bucket-versioning'],
        },
        {
          tool: 'Checkov',
          rule: 'CKV_AWS_999',
          file: 'main.tf',
          line: 3,
          resources: ['aws_s3_bucket.a'],
          checks: [],
        },
      ],
    });
  });
});

describe('hexastyle suppressions convert', () => {
  it('shows what it would add, and changes nothing', async () => {
    const folder = project(FILES);
    const { code, stdout } = await convertRun(folder);
    expect(code).toBe(0);
    expect(stdout).toContain('+  # hexastyle:ignore s3-bucket-versioning Made anew every night\n');
    expect(stdout).toContain('Can be converted: 5 of 6 suppressions');
    expect(stdout).toContain('Checkov CKV_AWS_18: it stands at a call of a module');
    expect(stdout).toContain('Nothing is written yet');
    expect(textIn(folder, 'main.tf')).toBe(MAIN);
  });

  it('writes ours beside theirs, and a review shows the findings suppressed', async () => {
    const folder = project(FILES);
    await convertRun(folder, '--write');
    expect(textIn(folder, 'main.tf')).toBe(
      MAIN.replace(
        '# trivy',
        '# hexastyle:ignore s3-bucket-access-logs until=2027-01-31 carried over from Trivy, which gave no reason\n# trivy',
      )
        .replace(
          '  # checkov',
          '  # hexastyle:ignore s3-bucket-versioning Made anew every night\n  # checkov',
        )
        .replace(
          '  name  ',
          '  # hexastyle:ignore sqs-encryption carried over from Checkov, which gave no reason\n  name  ',
        ),
    );
    expect(textIn(folder, 'template.yaml')).toBe(
      `${TEMPLATE.trimEnd()}
      Hexastyle:
        Ignore:
          - Check: s3-bucket-access-logs
            Reason: Nobody reads it
          - Check: s3-bucket-versioning
            Reason: 'carried over from cfn-guard, which gave no reason'
`,
    );
    expect(readdirSync(folder).toSorted()).toEqual(['main.tf', 'template.yaml']);
    const { suppressed } = await resultOf(folder);
    expect(suppressed.map(({ check, resource }) => `${check} ${resource}`).toSorted()).toEqual([
      's3-bucket-access-logs Films',
      's3-bucket-access-logs aws_s3_bucket.images',
      's3-bucket-versioning Films',
      's3-bucket-versioning aws_s3_bucket.images',
      'sqs-encryption aws_sqs_queue.orders',
    ]);
    const again = await convertRun(folder, '--write');
    expect(again.stdout).toContain(
      'Converted: 0 of 6 suppressions\nSuppressed here already, or by another of them: 5\n',
    );
  });

  it('leaves out what has expired, what our checks do not say, and what they do not find', async () => {
    const folder = project({
      'main.tf': `# trivy:ignore:AVD-AWS-0089:exp:2026-11-01
resource "aws_s3_bucket" "a" {
  # checkov:skip=CKV_AWS_145:The usual key will do
  # checkov:skip=CKV_NOBODY_1
}

resource "aws_sqs_queue" "b" {
  # checkov:skip=CKV_AWS_27
  sqs_managed_sse_enabled = true
}
`,
    });
    const { stdout } = await convertRun(folder);
    expect(stdout).toContain(
      'Can be converted: 0 of 4 suppressions\nNot needed, as the checks here find nothing there: 1\n',
    );
    expect(stdout).toContain('Trivy AVD-AWS-0089: it has expired on 2026-10-31\n');
    expect(stdout).toContain('Checkov CKV_NOBODY_1: no check here says the same\n    main.tf:4\n');
    expect(stdout).toMatch(/CKV_AWS_145: (?:the rule asks for more than|no check here says the same)/);
  });

  it('writes no file that lies elsewhere, and none that is not UTF-8', async () => {
    const code = 'resource "aws_s3_bucket" "a" {\n  # checkov:skip=CKV_AWS_21\n}\n';
    const elsewhere = join(temporaryFolder(), 'main.tf');
    writeFileSync(elsewhere, code);
    const bytes = Buffer.concat([
      Buffer.from('# caf'),
      Buffer.from([0xe9]),
      Buffer.from(`\n${code.replace('"a"', '"b"')}`),
    ]);
    const folder = project({ 'latin.tf': bytes });
    symlinkSync(elsewhere, join(folder, 'main.tf'));
    const { code: exit, stdout } = await convertRun(folder, '--write');
    expect(exit).toBe(0);
    expect(stdout).toContain('Converted: 0 of 1 suppression\n');
    expect(readFileSync(elsewhere, 'utf8')).toBe(code);
    expect(readFileSync(join(folder, 'latin.tf')).equals(bytes)).toBe(true);
  });

  it('says so where there is nothing to convert', async () => {
    const { stdout } = await convertRun(project({ 'main.tf': 'resource "aws_s3_bucket" "a" {}\n' }));
    expect(stdout).toBe('No suppressions of other tools.\n');
  });
});
