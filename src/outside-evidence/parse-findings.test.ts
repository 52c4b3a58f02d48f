import { describe, expect, it } from 'vitest';
import { parseFindings, withoutDuplicates } from './parse-findings.ts';

const parsed = (value: unknown) => parseFindings(JSON.stringify(value, undefined, 1), 'report.json');

/** Tool, rule, outcome, resource, place in code and day of each finding. */
const found = (value: unknown) =>
  parsed(value).findings.map(({ tool, rule, outcome, resource, code, on }) => [
    tool.id,
    rule,
    outcome,
    resource,
    code && `${code.paths.join(' ')}:${code.line}`,
    on,
  ]);

const sarif = (result: object, run: object = {}) => ({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'Checkov', rules: [{ id: 'CKV_AWS_18' }] } }, results: [result], ...run }],
});
const at = (uri: string, startLine: number) => ({
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
});

describe('SARIF', () => {
  it.each([
    ['no kind', {}, 'failed'],
    ['kind pass', { kind: 'pass' }, 'passed'],
    ['kind notApplicable', { kind: 'notApplicable' }, 'not-applicable'],
    ['kind review', { kind: 'review' }, 'unclear'],
    ['gone since the baseline', { baselineState: 'absent' }, 'not-applicable'],
    ['suppressed', { suppressions: [{ kind: 'inSource' }] }, 'muted'],
    [
      'a suppression that was rejected',
      { suppressions: [{ kind: 'external', status: 'rejected' }] },
      'failed',
    ],
  ])('with %s', (_what, more, outcome) => {
    expect(found(sarif({ ruleId: 'CKV_AWS_18', ...at('main.tf', 3), ...more }))).toEqual([
      ['checkov', 'CKV_AWS_18', outcome, undefined, 'main.tf:3', undefined],
    ]);
  });

  it('names the rule by id, by index, or by reference', () => {
    for (const rule of [{ ruleId: 'CKV_AWS_18' }, { ruleIndex: 0 }, { rule: { id: 'CKV_AWS_18' } }])
      expect(found(sarif(rule))[0]?.[1]).toBe('CKV_AWS_18');
  });

  it('takes the place through base and list of artifacts, and the day from the invocation', () => {
    const run = {
      originalUriBaseIds: { ROOT: { uri: 'file:///home/ada/shop%20code/' } },
      artifacts: [{ location: { uri: 'a.tf' } }],
      invocations: [{ startTimeUtc: '2026-11-01T08:00:00Z', endTimeUtc: '2026-11-02T00:10:00Z' }],
    };
    const place = (artifactLocation: object) => ({
      ruleId: 'R',
      locations: [{ physicalLocation: { artifactLocation, region: { startLine: 7 } } }],
    });
    expect(found(sarif(place({ uri: 'a.tf', uriBaseId: 'ROOT' }), run))[0]?.slice(4)).toEqual([
      '/home/ada/shop code/a.tf a.tf:7',
      '2026-11-02',
    ]);
    expect(found(sarif(place({ index: 0 }), run))[0]?.[4]).toBe('a.tf:7');
  });

  it('of Trivy has its message in a block of lines', () => {
    const [finding] = parsed({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Trivy' } },
          results: [
            {
              ruleId: 'AVD-AWS-0089',
              message: { text: 'Artifact: main.tf\nSeverity: LOW\nMessage: No logs\nLink: x' },
            },
          ],
        },
      ],
    }).findings;
    expect([finding?.tool.name, finding?.message]).toEqual(['Trivy', 'No logs']);
  });

  it('of Hexastyle itself is no evidence', () => {
    const own = parsed({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Hexastyle' } }, results: [{ ruleId: 'x' }] }],
    });
    expect(own.findings).toEqual([]);
    expect(own.diagnostics[0]?.message).toContain('results of Hexastyle itself');
  });

  it('of an unknown tool keeps its name', () => {
    const { findings } = parsed({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Acme Scan 2' } }, results: [{ ruleId: 'x' }] }],
    });
    expect(findings[0]?.tool).toEqual({ id: 'acme-scan-2', name: 'Acme Scan 2' });
  });
});

describe('JSON of Checkov', () => {
  const check = (more: object = {}) => ({
    check_id: 'CKV_AWS_18',
    file_path: '/main.tf',
    file_line_range: [4, 9],
    resource: 'aws_s3_bucket.data',
    ...more,
  });

  it('is one report or a list of them', () => {
    const report = {
      check_type: 'terraform',
      results: {
        failed_checks: [check()],
        passed_checks: [check({ check_id: 'CKV_AWS_21' })],
        skipped_checks: [
          check({ check_id: 'CKV_AWS_19', check_result: { suppress_comment: 'Public data.' } }),
        ],
      },
    };
    const expected = [
      ['checkov', 'CKV_AWS_18', 'failed', 'aws_s3_bucket.data', '/main.tf:4', undefined],
      ['checkov', 'CKV_AWS_21', 'passed', 'aws_s3_bucket.data', '/main.tf:4', undefined],
      ['checkov', 'CKV_AWS_19', 'muted', 'aws_s3_bucket.data', '/main.tf:4', undefined],
    ];
    expect(found(report)).toEqual(expected);
    expect(found([{ check_type: 'kubernetes', results: {} }, report])).toEqual(expected);
    expect(parsed(report).findings[2]?.reason).toBe('Public data.');
  });
});

describe('JSON of Trivy', () => {
  it('holds failed, passed and ignored misconfigurations', () => {
    const finding = (ID: string, Status: string) => ({
      ID,
      Status,
      Title: 'T',
      CauseMetadata: { Resource: 'aws_s3_bucket.data', StartLine: 2, EndLine: 5 },
    });
    expect(
      found({
        SchemaVersion: 2,
        CreatedAt: '2026-10-30T01:02:03.000000005Z',
        ArtifactName: '.',
        Results: [
          {
            Target: 'main.tf',
            Class: 'config',
            Misconfigurations: [finding('AWS-0089', 'FAIL'), finding('AVD-AWS-0090', 'PASS')],
            ExperimentalModifiedFindings: [
              {
                Type: 'misconfiguration',
                Status: 'ignored',
                Statement: 'Known.',
                Finding: finding('AWS-0086', 'FAIL'),
              },
            ],
          },
          { Target: 'Dockerfile', Class: 'config' },
        ],
      }),
    ).toEqual([
      ['trivy', 'AWS-0089', 'failed', 'aws_s3_bucket.data', 'main.tf:2', '2026-10-30'],
      ['trivy', 'AVD-AWS-0090', 'passed', 'aws_s3_bucket.data', 'main.tf:2', '2026-10-30'],
      ['trivy', 'AWS-0086', 'muted', 'aws_s3_bucket.data', 'main.tf:2', '2026-10-30'],
    ]);
  });
});

describe('findings of Security Hub', () => {
  const finding = (more: object = {}) => ({
    ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
    GeneratorId: 'security-control/S3.9',
    UpdatedAt: '2026-11-03T04:05:06.000Z',
    Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::shop-images' }],
    Compliance: { Status: 'FAILED' },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    ...more,
  });

  it.each([
    ['failed', {}, 'failed'],
    ['passed', { Compliance: { Status: 'PASSED' } }, 'passed'],
    ['suppressed', { Workflow: { Status: 'SUPPRESSED' } }, 'muted'],
    ['said to be resolved', { Workflow: { Status: 'RESOLVED' } }, 'unclear'],
    ['archived', { RecordState: 'ARCHIVED' }, 'not-applicable'],
    ['without an answer', { Compliance: { Status: 'NOT_AVAILABLE' } }, 'not-applicable'],
    ['with a warning', { Compliance: { Status: 'WARNING' } }, 'unclear'],
  ])('%s', (_what, more, outcome) => {
    expect(found({ Findings: [finding(more)] })).toEqual([
      ['security-hub', 'S3.9', outcome, 'arn:aws:s3:::shop-images', undefined, '2026-11-03'],
    ]);
  });

  it.each([
    ['a list', (item: object) => [item]],
    ['an answer of get-findings', (item: object) => ({ Findings: [item] })],
    [
      'an event',
      (item: object) => ({ 'detail-type': 'Security Hub Findings - Imported', detail: { findings: [item] } }),
    ],
  ])('may be %s', (_what, inside) => {
    expect(found(inside(finding()))).toHaveLength(1);
  });

  it.each([
    ['aws-foundational-security-best-practices/v/1.0.0/EC2.8', 'security-hub', 'EC2.8'],
    ['security-control/EC2.8', 'security-hub', 'EC2.8'],
    ['prowler-ec2_instance_imdsv2_enabled', 'prowler', 'ec2_instance_imdsv2_enabled'],
    ['arn:aws:guardduty:eu-west-1:1:detector/a', 'guardduty', 'arn:aws:guardduty:eu-west-1:1:detector/a'],
  ])('of the generator %s', (GeneratorId, tool, rule) => {
    const [first] = found([finding({ GeneratorId, ProductName: 'GuardDuty' })]);
    expect(first?.slice(0, 2)).toEqual([tool, rule]);
  });

  it('are one for each resource', () => {
    expect(
      found([finding({ Resources: [{ Id: 'a' }, { Id: 'b' }] })]).map(([, , , resource]) => resource),
    ).toEqual(['a', 'b']);
  });
});

describe('OCSF findings', () => {
  const finding = (more: object = {}) => ({
    class_uid: 2004,
    metadata: { event_code: 's3_bucket_object_versioning', product: { name: 'Prowler' } },
    status_code: 'FAIL',
    status_id: 1,
    time: 1_762_128_000,
    resources: [{ uid: 'arn:aws:s3:::shop-images', name: 'shop-images' }],
    ...more,
  });

  it.each([
    [{}, 'failed'],
    [{ status_code: 'PASS' }, 'passed'],
    [{ status_code: 'MANUAL' }, 'unclear'],
    [{ status: 'Suppressed', status_id: 3 }, 'muted'],
  ])('of Prowler with %j', (more, outcome) => {
    expect(found([finding(more)])).toEqual([
      [
        'prowler',
        's3_bucket_object_versioning',
        outcome,
        'arn:aws:s3:::shop-images',
        undefined,
        '2025-11-03',
      ],
    ]);
  });

  it('of Security Hub name their control', () => {
    const [first] = found([
      finding({
        class_uid: 2003,
        compliance: { control: 'S3.9', status: 'Fail' },
        status_code: undefined,
        metadata: { product: { name: 'Security Hub' } },
      }),
    ]);
    expect(first?.slice(0, 3)).toEqual(['security-hub', 'S3.9', 'failed']);
  });
});

describe('compliance of AWS Config', () => {
  it('by rule speaks of no resource', () => {
    expect(
      found({
        ComplianceByConfigRules: [
          { ConfigRuleName: 'a', Compliance: { ComplianceType: 'COMPLIANT' } },
          { ConfigRuleName: 'b', Compliance: { ComplianceType: 'NON_COMPLIANT' } },
          { ConfigRuleName: 'c', Compliance: { ComplianceType: 'INSUFFICIENT_DATA' } },
        ],
      }).map(([tool, rule, outcome, resource]) => [tool, rule, outcome, resource]),
    ).toEqual([
      ['aws-config', 'a', 'passed', undefined],
      ['aws-config', 'b', 'failed', undefined],
      ['aws-config', 'c', 'unclear', undefined],
    ]);
  });

  it('by evaluation names resource and day, as text or in seconds', () => {
    const evaluation = (ResultRecordedTime: string | number) => ({
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: {
          ConfigRuleName: 'a',
          ResourceType: 'AWS::S3::Bucket',
          ResourceId: 'shop-images',
        },
      },
      ComplianceType: 'NON_COMPLIANT',
      ResultRecordedTime,
    });
    const days = found({
      EvaluationResults: [evaluation('2026-11-03T10:00:00+01:00'), evaluation(1_443_751_424.969)],
    });
    expect(days.map(([, , , resource, , on]) => [resource, on])).toEqual([
      ['shop-images', '2026-11-03'],
      ['shop-images', '2015-10-02'],
    ]);
  });
});

describe('results of Trusted Advisor', () => {
  const result = (more: object = {}) => ({
    checkId: 'DAvU99Dc4C',
    timestamp: '2026-11-03T10:00:00Z',
    status: 'ok',
    resourcesSummary: {
      resourcesProcessed: 3,
      resourcesFlagged: 0,
      resourcesIgnored: 0,
      resourcesSuppressed: 0,
    },
    flaggedResources: [],
    ...more,
  });

  it('that are fine are one finding, and none that looked at nothing', () => {
    expect(found({ result: result() })[0]?.slice(0, 3)).toEqual(['trusted-advisor', 'DAvU99Dc4C', 'passed']);
    const empty = result({ resourcesSummary: { resourcesProcessed: 0 } });
    expect(found({ result: empty })[0]?.[2]).toBe('not-applicable');
  });

  it('are one finding for each flagged resource', () => {
    const flagged = (status: string, isSuppressed: boolean, metadata: readonly (string | null)[]) => ({
      status,
      isSuppressed,
      region: 'eu-west-1',
      resourceId: 'opaque',
      metadata,
    });
    const flaggedResources = [
      flagged('warning', false, ['eu-west-1', 'vol-0123456789abcdef0', '$8.00']),
      flagged('error', true, ['eu-west-1', null]),
    ];
    expect(
      found([{ result: result({ status: 'warning', flaggedResources }) }]).map(([, , outcome, resource]) => [
        outcome,
        resource,
      ]),
    ).toEqual([
      ['failed', 'vol-0123456789abcdef0'],
      ['muted', 'opaque'],
    ]);
  });
});

describe('a file of findings', () => {
  it('of an unknown format has none', () => {
    for (const text of ['', '{}', '[]', '[1, "a", null]', 'hello', '{"runs": [], "version": 2}'])
      expect(parseFindings(text, 'x.json')).toMatchObject({ format: undefined, findings: [] });
  });

  it('keeps what can be read beside entries that cannot, each with its line', () => {
    const text = `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Checkov"}}, "results": [
      7,
      {"message": {"text": "no rule"}},
      {"ruleId": "CKV_AWS_18", "locations": "here"},
      null
    ]}, {"results": []}]}`;
    const { findings, diagnostics } = parseFindings(text, 'x.sarif');
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual([['CKV_AWS_18', 4]]);
    expect(diagnostics.map(({ file, line }) => [file, line])).toEqual([
      ['x.sarif', 2],
      ['x.sarif', 3],
      ['x.sarif', 5],
      ['x.sarif', 6],
    ]);
  });

  it('that ends in the middle gives what it holds up to there', () => {
    const whole = JSON.stringify(sarif({ ruleId: 'CKV_AWS_18', ...at('main.tf', 3) }), undefined, 1);
    const { diagnostics } = parseFindings(whole.slice(0, -20), 'x.sarif');
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it('tells of few faults and counts the others', () => {
    const results = Array.from({ length: 500 }, () => ({}));
    const { diagnostics } = parsed({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Checkov' } }, results }],
    });
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics.at(-1)?.message).toBe('480 more entries could not be used.');
  });

  it('cuts endless texts and bears deep nesting', () => {
    const { findings } = parsed(sarif({ ruleId: 'x', message: { text: 'a'.repeat(100_000) } }));
    expect(findings[0]?.message).toHaveLength(600);
    expect(parseFindings('['.repeat(100_000), 'x.json').findings).toEqual([]);
    expect(parseFindings(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'x.json').findings).toEqual([]);
  });

  it('holds the same result once', () => {
    const { findings } = parsed({
      ...sarif({}),
      runs: [1, 2].map(() => ({
        tool: { driver: { name: 'Checkov' } },
        results: [{ ruleId: 'A' }, { ruleId: 'A' }, { ruleId: 'B' }],
      })),
    });
    expect([findings.length, withoutDuplicates(findings).map(({ rule }) => rule)]).toEqual([6, ['A', 'B']]);
  });
});
