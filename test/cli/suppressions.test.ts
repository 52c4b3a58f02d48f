import { describe, expect, it } from 'vitest';
import { addFiles, project, resultOf, reviewRun } from './hexastyle.ts';

const BUCKET = 'resource "aws_s3_bucket" "build" {\n  bucket = "build"\n}\n';
const COMMENT = '# hexastyle:ignore s3-bucket-versioning until=2027-01-31 Made anew every night.\n';

describe('a suppressed finding', () => {
  it('leaves the plan and the gate and stays in the result', async () => {
    const folder = project({ 'main.tf': BUCKET });
    const before = await resultOf(folder);
    expect(before.improvements.map(({ id }) => id)).toContain('s3-bucket-versioning');
    addFiles(folder, { 'main.tf': COMMENT + BUCKET });
    const after = await resultOf(folder);
    expect(after.improvements.map(({ id }) => id)).not.toContain('s3-bucket-versioning');
    expect(after.suppressed.map(({ check, reason, by }) => [check, reason, by.line])).toEqual([
      ['s3-bucket-versioning', 'Made anew every night.', 1],
    ]);
  });

  it('is not fixed against a baseline, and new again once it has expired', async () => {
    const folder = project({ 'main.tf': BUCKET });
    const open = (await reviewRun(folder)).stdout;
    addFiles(folder, { 'open.json': open, 'main.tf': COMMENT + BUCKET });
    const { stdout } = await reviewRun(folder, '--baseline', 'open.json', '--format', 'terminal');
    expect(stdout).not.toMatch(/Fixed or better[\s\S]*Versioning/);
    expect(stdout).toContain('Suppressed findings\n  1 finding;');
  });

  it('is a suppressed result in SARIF', async () => {
    const folder = project({ 'main.tf': COMMENT + BUCKET });
    const { stdout } = await reviewRun(folder, '--format', 'sarif');
    const { results } = JSON.parse(stdout).runs[0];
    const suppressed = results.filter((result: { suppressions?: object[] }) => result.suppressions);
    expect(suppressed).toHaveLength(1);
    expect(suppressed[0]).toMatchObject({
      ruleId: 's3-bucket-versioning',
      suppressions: [{ kind: 'inSource', justification: 'Made anew every night.' }],
    });
  });

  it('may be named in hexastyle.yaml', async () => {
    const folder = project({
      'main.tf': BUCKET,
      'hexastyle.yaml':
        'suppressions:\n  - check: s3-bucket-versioning\n    resources: ["aws_s3_bucket.*"]\n    reason: Rebuilt.\n    owner: ada\n',
    });
    const { suppressed } = await resultOf(folder);
    expect(suppressed.map(({ check, owner, source }) => [check, owner, source])).toEqual([
      ['s3-bucket-versioning', 'ada', 'review-file'],
    ]);
  });
});
