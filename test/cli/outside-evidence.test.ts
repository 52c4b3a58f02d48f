import { describe, expect, it } from 'vitest';
import type { EvidenceResult, ReviewResult } from '../../src/review/review-result.ts';
import { addFiles, hexastyle, project, QUIET_CODE, resultOf, reviewRun } from './hexastyle.ts';

/** A bucket without versions, and one with. */
const CODE = `resource "aws_s3_bucket" "images" {
  bucket = "shop-images"
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id
  versioning_configuration {
    status = "Enabled"
  }
}
`;

const json = (value: unknown) => JSON.stringify(value, undefined, 2);

const checkov = (checks: { failed?: object[]; passed?: object[]; skipped?: object[] }) =>
  json({
    check_type: 'terraform',
    results: {
      failed_checks: checks.failed ?? [],
      passed_checks: checks.passed ?? [],
      skipped_checks: checks.skipped ?? [],
    },
  });

const onBucket = (bucket: string, line: number, check_id: string, more: object = {}) => ({
  check_id,
  check_name: `Ensure ${check_id} holds`,
  file_path: '/main.tf',
  file_line_range: [line, line + 2],
  resource: `aws_s3_bucket.${bucket}`,
  ...more,
});

const sarif = (name: string, results: object[]) =>
  json({ version: '2.1.0', runs: [{ tool: { driver: { name } }, results }] });

const sarifResult = (ruleId: string, uri: string, startLine: number, more: object = {}) => ({
  ruleId,
  message: { text: `About ${ruleId}` },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
  ...more,
});

const controls = (...findings: object[]) =>
  json({
    Findings: findings.map((finding) => ({
      ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
      GeneratorId: 'security-control/S3.9',
      UpdatedAt: '2026-11-20T00:00:00.000Z',
      Title: 'S3 general purpose buckets should have server access logging enabled',
      Resources: [{ Id: 'arn:aws:s3:::shop-images' }],
      Compliance: { Status: 'FAILED' },
      RecordState: 'ACTIVE',
      ...finding,
    })),
  });

/** What other tools say in the result, each finding once. */
function reported({ questions }: ReviewResult): readonly EvidenceResult[] {
  const all = questions.flatMap(({ practices }) => practices.flatMap(({ evidence }) => evidence));
  const found = all.filter(({ reportedBy }) => reportedBy !== undefined);
  return [...new Map(found.map((item) => [JSON.stringify(item), item])).values()];
}

const told = (result: ReviewResult) =>
  reported(result).map(
    ({ check, verdict, resource, file, line }) => `${check} ${verdict} ${resource} ${file}:${line}`,
  );

async function withEvidence(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = project({ 'main.tf': CODE, ...files });
  const given = Object.keys(files).flatMap((file) => ['--evidence', file]);
  return resultOf(folder, ...given, ...args);
}

describe('results of another tool', () => {
  it('are evidence on the resource that their code declares', async () => {
    const result = await withEvidence({
      'checkov.json': checkov({
        failed: [onBucket('images', 1, 'CKV_AWS_21')],
        passed: [onBucket('logs', 5, 'CKV_AWS_21')],
      }),
    });
    expect(told(result)).toEqual([
      'checkov:CKV_AWS_21 contradicts aws_s3_bucket.images main.tf:1',
      'checkov:CKV_AWS_21 supports aws_s3_bucket.logs main.tf:5',
    ]);
    const [first] = reported(result);
    expect(first?.message).toBe('Checkov CKV_AWS_21: Ensure CKV_AWS_21 holds.');
    expect(first?.kind).toBe('s3-bucket');
    expect(first?.reportedBy).toEqual({
      tool: 'Checkov',
      rule: 'CKV_AWS_21',
      file: 'checkov.json',
      line: 5,
      sameAs: ['s3-bucket-versioning'],
    });
    const practice = result.questions
      .flatMap(({ practices }) => practices)
      .find(({ id }) => id === 'REL09-BP03');
    expect(practice?.status).toBe('not-in-place');
  });

  it('and what our own check found make one item, with one place for each resource', async () => {
    const alone = await resultOf(project({ 'main.tf': CODE }));
    const result = await withEvidence({
      'checkov.json': checkov({ failed: [onBucket('images', 1, 'CKV_AWS_21')] }),
      'trivy.sarif': sarif('Trivy', [sarifResult('AVD-AWS-0090', 'main.tf', 2)]),
    });
    expect(result.improvements).toEqual(alone.improvements);
  });

  it('of rules without a practice are counted and listed', async () => {
    const folder = project({
      'main.tf': CODE,
      'x.sarif': sarif('Acme', [
        sarifResult('A1', 'main.tf', 1),
        sarifResult('A1', 'main.tf', 5),
        sarifResult('B', 'main.tf', 1),
      ]),
    });
    const { outsideEvidence } = await resultOf(folder, '--evidence', 'x.sarif');
    expect(outsideEvidence?.unmapped).toEqual([
      { tool: 'Acme', rule: 'A1', results: 2 },
      { tool: 'Acme', rule: 'B', results: 1 },
    ]);
    const { stdout } = await reviewRun(folder, '--evidence', 'x.sarif', '--format', 'terminal');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Results of other tools Acme: 3 results in 1 file; 0 used as evidence, 3 from 2 rules that no practice is mapped to.',
    );
  });

  it('are accounted for, every one', async () => {
    const { outsideEvidence, architecture } = await withEvidence({
      'a.sarif': sarif('Checkov', [
        sarifResult('CKV_AWS_21', 'main.tf', 1),
        sarifResult('CKV_AWS_21', 'main.tf', 1),
        sarifResult('CKV_AWS_145', 'main.tf', 1),
        sarifResult('CKV_AWS_18', 'elsewhere/main2.tf', 1),
        sarifResult('CKV_AWS_18', '../main.tf', 1),
        sarifResult('CKV_X', 'main.tf', 1),
      ]),
    });
    expect(outsideEvidence?.files).toEqual([
      {
        file: 'a.sarif',
        format: 'SARIF',
        tools: ['Checkov'],
        results: 6,
        used: 1,
        duplicates: 1,
        withoutWeight: 1,
        elsewhere: 2,
        stale: 0,
        unmapped: 1,
      },
    ]);
    expect(architecture.diagnostics.map(({ file, message }) => [file, message])).toContainEqual([
      'a.sarif',
      '2 results speak of files that the reviewed folder does not have, as elsewhere/main2.tf; left out.',
    ]);
  });

  it('that somebody muted there are suppressed findings here', async () => {
    const { suppressed, improvements } = await withEvidence({
      'checkov.json': checkov({
        skipped: [
          onBucket('logs', 5, 'CKV_AWS_300', {
            check_result: { suppress_comment: 'Nothing is uploaded in parts.' },
          }),
        ],
      }),
    });
    expect(suppressed.map(({ check, source, reason, by }) => [check, source, reason, by.file])).toEqual([
      ['checkov:CKV_AWS_300', 'other-tool', 'Nothing is uploaded in parts.', 'checkov.json'],
    ]);
    expect(improvements.map(({ id }) => id)).not.toContain('checkov:CKV_AWS_300');
  });

  it('fall silent with the suppression of our own check', async () => {
    const folder = project({
      'main.tf': CODE,
      'hexastyle.yaml':
        'suppressions:\n  - check: s3-bucket-versioning\n    resources: ["aws_s3_bucket.images"]\n    reason: Rebuilt.\n',
      'checkov.json': checkov({ failed: [onBucket('images', 1, 'CKV_AWS_21')] }),
    });
    const result = await resultOf(folder, '--evidence', 'checkov.json');
    expect(result.suppressed.map(({ check }) => check)).toEqual([
      'checkov:CKV_AWS_21',
      's3-bucket-versioning',
    ]);
  });

  it('that read the same code otherwise than our check decide nothing', async () => {
    const result = await withEvidence({
      'checkov.json': checkov({ failed: [onBucket('logs', 5, 'CKV_AWS_21')] }),
    });
    const [finding] = reported(result);
    expect(finding?.verdict).toBe('inconclusive');
    expect(finding?.message).toContain('The check s3-bucket-versioning reads the same code otherwise.');
  });
});

describe('findings on what is deployed', () => {
  it('stand in the file of findings and find their resource in the code by its name', async () => {
    const result = await withEvidence({ 'hub.json': controls({}) });
    const [finding] = reported(result);
    expect([finding?.check, finding?.resource, finding?.file, finding?.line]).toEqual([
      'security-hub:S3.9',
      'aws_s3_bucket.images',
      'hub.json',
      3,
    ]);
    expect(finding?.message).toContain(
      'Security Hub S3.9 (arn:aws:s3:::shop-images): S3 general purpose buckets',
    );
  });

  it('count even where the code says otherwise', async () => {
    const result = await withEvidence({
      'config.json': json({
        EvaluationResults: [
          {
            EvaluationResultIdentifier: {
              EvaluationResultQualifier: {
                ConfigRuleName: 's3-bucket-versioning-enabled',
                ResourceType: 'AWS::S3::Bucket',
                ResourceId: 'shop-logs',
              },
            },
            ComplianceType: 'NON_COMPLIANT',
            ResultRecordedTime: '2026-11-20T00:00:00Z',
          },
        ],
      }),
    });
    expect(told(result)).toEqual([
      'aws-config:s3-bucket-versioning-enabled contradicts aws_s3_bucket.logs config.json:3',
    ]);
  });

  it('are told in the words of our check even where the code has no such resource', async () => {
    const folder = project({
      ...QUIET_CODE,
      'hub.json': controls({ Resources: [{ Id: 'arn:aws:s3:::other' }] }),
    });
    const { improvements } = await resultOf(folder, '--evidence', 'hub.json');
    expect(improvements.map(({ id, title, places }) => [id, title, places[0]?.resources])).toEqual([
      ['s3-bucket-access-logs', 'S3 bucket records who reads and writes its objects', ['arn:aws:s3:::other']],
    ]);
  });

  it('decide nothing once they are too old', async () => {
    const files = { 'hub.json': controls({ UpdatedAt: '2026-10-21T00:00:00Z' }) };
    const [fresh] = reported(await withEvidence(files, '--evidence-max-age', '31d'));
    expect(fresh?.verdict).toBe('contradicts');
    const result = await withEvidence(files, '--evidence-max-age', '30d');
    expect(reported(result)[0]?.verdict).toBe('inconclusive');
    expect(reported(result)[0]?.message).toContain(
      'Found on 2026-10-21, more than 30 days before 2026-11-21.',
    );
    expect(result.outsideEvidence?.files[0]).toMatchObject({ used: 1, stale: 1 });
  });
});

describe('every format', () => {
  const prowler = json([
    {
      class_uid: 2004,
      metadata: { event_code: 's3_bucket_object_versioning', product: { name: 'Prowler' } },
      status_code: 'FAIL',
      time_dt: '2026-11-20T00:00:00',
      finding_info: { title: 'Bucket keeps versions' },
      resources: [{ uid: 'arn:aws:s3:::shop-images' }],
    },
  ]);
  const trivy = json({
    SchemaVersion: 2,
    ArtifactName: '.',
    Results: [
      {
        Target: 'main.tf',
        Misconfigurations: [{ ID: 'AWS-0090', Status: 'FAIL', CauseMetadata: { StartLine: 1 } }],
      },
    ],
  });
  const trustedAdvisor = json({
    result: {
      checkId: 'R365s2Qddf',
      status: 'warning',
      timestamp: '2026-11-20T00:00:00Z',
      resourcesSummary: { resourcesProcessed: 1 },
      flaggedResources: [{ status: 'warning', resourceId: 'x', metadata: ['eu-west-1', 'shop-images'] }],
    },
  });
  const config = json({
    ComplianceByConfigRules: [
      { ConfigRuleName: 's3-bucket-versioning-enabled', Compliance: { ComplianceType: 'NON_COMPLIANT' } },
    ],
  });

  it.each([
    ['SARIF', sarif('Checkov', [sarifResult('CKV_AWS_21', 'main.tf', 1)])],
    ['Checkov JSON', checkov({ failed: [onBucket('images', 1, 'CKV_AWS_21')] })],
    ['Trivy JSON', trivy],
    ['Security Hub findings (ASFF)', controls({})],
    ['OCSF findings', prowler],
    ['AWS Config compliance', config],
    ['Trusted Advisor results', trustedAdvisor],
  ])('%s is known by its content and ends up in the review', async (format, text) => {
    const result = await withEvidence({ 'given.txt': text });
    expect(result.outsideEvidence?.files.map((file) => [file.format, file.used])).toEqual([[format, 1]]);
    expect(reported(result).map(({ verdict }) => verdict)).toEqual(['contradicts']);
  });

  it('is named in every report', async () => {
    const folder = project({
      'main.tf': CODE,
      'hub.json': controls({ Resources: [{ Id: 'arn:aws:s3:::other' }] }),
    });
    for (const format of ['terminal', 'html', 'markdown', 'sarif', 'junit', 'json']) {
      const { stdout, code } = await reviewRun(
        folder,
        '--evidence',
        'hub.json',
        '--details',
        '--format',
        format,
      );
      expect(code, format).toBe(0);
      expect(stdout.replaceAll(/\s+/g, ' '), format).toContain('Security Hub');
    }
  });
});

describe('--evidence', () => {
  it.each([
    [
      'a file that is not there',
      ['--evidence', 'none.sarif'],
      'cannot read the evidence none.sarif: there is no such file',
    ],
    ['a file of something else', ['--evidence', 'main.tf'], '--evidence main.tf: no results of another tool'],
    ['an age that is none', ['--evidence-max-age', 'soon'], '--evidence-max-age soon is no number of days'],
  ])('refuses %s', async (_what, args, message) => {
    const { code, stderr } = await reviewRun(project({ 'main.tf': CODE }), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('reads what PowerShell wrote', async () => {
    const text = Buffer.from(
      `\ufeff${checkov({ failed: [onBucket('images', 1, 'CKV_AWS_21')] })}`,
      'utf16le',
    );
    const folder = project({ 'main.tf': CODE, 'checkov.json': text });
    expect(told(await resultOf(folder, '--evidence', 'checkov.json'))).toHaveLength(1);
  });

  it('shows no secret that the other tool quotes', async () => {
    const finding = onBucket('images', 1, 'CKV_AWS_21', { check_name: 'Found password = "hunter2 hunter2"' });
    const folder = project({ 'main.tf': CODE, 'checkov.json': checkov({ failed: [finding] }) });
    const { stdout } = await reviewRun(folder, '--evidence', 'checkov.json');
    expect(stdout).toContain('••••••');
    expect(stdout).not.toContain('hunter2');
  });

  it('changes nothing where it is not given', async () => {
    const folder = project({ 'main.tf': CODE });
    expect(Object.keys(await resultOf(folder))).not.toContain('outsideEvidence');
  });

  it('bears a report of fifty thousand results', async () => {
    const results = Array.from({ length: 50_000 }, (_, index) =>
      sarifResult(`R${index % 700}`, 'main.tf', (index % 9) + 1),
    );
    const folder = project({ 'main.tf': CODE });
    addFiles(folder, { 'big.sarif': sarif('Acme', results) });
    const run = await hexastyle(
      ['review', '--date', '2026-11-21', '--evidence', 'big.sarif', '--format', 'json'],
      folder,
    );
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).outsideEvidence.files[0]).toMatchObject({
      results: 50_000,
      unmapped: 6300,
    });
    expect(run.seconds).toBeLessThan(15);
    expect(run.megabytes).toBeLessThan(900);
  });
});

describe('a file of findings that is cut off', () => {
  it('is said to be so, read as far as it goes, and passes no gate', async () => {
    const whole = JSON.stringify({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Checkov' } }, results: [] }],
    });
    const folder = project({
      'main.tf': 'resource "aws_sqs_queue" "q" {\n}\n',
      'whole.sarif': whole,
      'cut.sarif': whole.slice(0, -5),
    });
    const cut = await reviewRun(folder, '--evidence', 'cut.sarif', '--fail-on', 'disputed');
    expect(cut.code).toBe(1);
    expect(cut.stderr).toContain('cut.sarif:1: The file is not well-formed, so results may be missing');
    expect((await reviewRun(folder, '--evidence', 'whole.sarif', '--fail-on', 'disputed')).code).toBe(0);
  });
});
