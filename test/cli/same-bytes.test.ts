import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUCKET, project, reviewRun, temporaryFolder } from './hexastyle.ts';

const FORMATS = ['terminal', 'json', 'html', 'markdown', 'sarif', 'junit'];

async function reports(cwd: string, path: string): Promise<readonly string[]> {
  const out = temporaryFolder();
  const args = FORMATS.flatMap((format) => ['--format', `${format}=${join(out, format)}`]);
  const { code } = await reviewRun(cwd, path, ...args);
  expect(code).toBe(0);
  return FORMATS.map((format) => readFileSync(join(out, format), 'utf8'));
}

describe('same input, same bytes out', () => {
  const root = project({
    'main.tf': BUCKET,
    'modules/queue/main.tf': 'resource "aws_sqs_queue" "this" {\n  name = "q"\n}\n',
    'app.yaml': 'Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n',
    'broken.tf': 'resource "aws_s3_bucket" "half" {\n',
    'hexastyle.yaml': 'claims:\n  SEC08-BP02: in-place\n',
  });
  const parent = join(root, '..');

  it.each([
    ['once more', 'shop'],
    ['as ./shop', './shop'],
    ['with a slash at the end', 'shop/'],
    ['as an absolute path', root],
    ['by a way around', 'shop/modules/..'],
  ])('%s', async (_, path) => {
    const [first, again] = await Promise.all([reports(parent, 'shop'), reports(parent, path)]);
    for (const [index, format] of FORMATS.entries()) {
      expect(again[index] === first[index], format).toBe(true);
    }
  });

  it('wherever the folder lies and the command runs', async () => {
    const [beside, inside] = await Promise.all([reports(parent, 'shop'), reports(root, '.')]);
    for (const format of ['terminal', 'json', 'html', 'markdown', 'junit']) {
      const index = FORMATS.indexOf(format);
      expect(inside[index] === beside[index], format).toBe(true);
    }
  });
});
