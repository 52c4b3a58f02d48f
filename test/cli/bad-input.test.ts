import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReviewResult } from '../../src/review/review-result.ts';
import { addFiles, BUCKET, type Files, project, reviewRun, type Run, temporaryFolder } from './hexastyle.ts';

const HEAD = 'AWSTemplateFormatVersion: "2010-09-09"\n';
const isRoot = process.getuid?.() === 0;

/** Lines made by a rule for each number. */
function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

const TERRAFORM: Files = {
  'half/main.tf': `${BUCKET}resource "aws_sqs_queue" "cut" {\n  name = "x`,
  'brace/main.tf': 'resource "aws_s3_bucket" "one" {\n\nresource "aws_sqs_queue" "two" {\n  name = "b"\n}\n',
  'empty/main.tf': '',
  'binary/main.tf': Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
  'levels/main.tf': `locals {\n  x = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n}\n${BUCKET}`,
  'blocks/main.tf': `${BUCKET}resource "aws_sqs_queue" "b" ${'{\n a '.repeat(10_000)}${'}'.repeat(10_000)}\n`,
  'templates/main.tf': `locals {\n  x = "${'${"'.repeat(10_000)}${'"}'.repeat(10_000)}"\n}\n`,
  'count/main.tf':
    'resource "aws_s3_bucket" "many" {\n  count  = 1000000000\n  bucket = "b${count.index}"\n}\n',
  'endless/main.tf':
    'resource "aws_s3_bucket" "many" {\n  for_each = toset([for i in range(1e9) : "${i}"])\n}\n',
  'local-cycle/main.tf':
    'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_s3_bucket" "c" {\n  bucket = local.a\n}\n',
  'module-cycle/main.tf': `module "child" {\n  source = "./child"\n}\n${BUCKET}`,
  'module-cycle/child/main.tf': 'module "parent" {\n  source = "../"\n}\n',
  'doubling/main.tf': `locals {\n  s0 = "0123456789abcdef"\n${lines(60, (i) => `  s${i + 1} = "\${local.s${i}}\${local.s${i}}"`)}}\nresource "aws_s3_bucket" "d" {\n  bucket = local.s60\n}\n`,
  'proto/main.tf':
    'locals {\n  m = { __proto__ = "x", constructor = "y" }\n}\nresource "aws_s3_bucket" "__proto__" {\n  bucket = local.m["toString"]\n}\n',
  'proto.tf.json':
    '{"resource":{"aws_s3_bucket":{"__proto__":{"__proto__":{"bucket":"x"}}}},"__proto__":{"polluted":true}}',
  'escape/main.tf':
    'resource "aws_s3_bucket" "e" {\n  bucket = file("/etc/passwd")\n  tags = {\n    a = file("../../outside.txt")\n    b = templatefile("${path.module}/../../outside.txt", {})\n    c = file("link.txt")\n  }\n}\nmodule "out" {\n  source = "../../outside"\n}\n',
};

const TEMPLATES: Files = {
  'tab.yaml': `${HEAD}Resources:\n  B:\n\tType: AWS::S3::Bucket\n`,
  'indent.yaml': `${HEAD}Resources:\n  B:\n    Type: AWS::S3::Bucket\n   Properties:\n     X: 1\n`,
  'half.yaml': 'Resources: [',
  'truncated.json': '{"Resources":{"B":{"Type":"AWS::S3::Bucket","Properties":{"Bucke',
  'binary.yaml': Buffer.from([0x50, 0x4b, 3, 4, 0, 0]),
  'utf16.yaml': Buffer.from('\ufeffResources:\n  B:\n    Type: AWS::S3::Bucket\n', 'utf16le'),
  'empty.yaml': '',
  'huge.yaml': Buffer.concat([Buffer.from(`${HEAD}Resources:\n`), Buffer.alloc(21 * 1024 * 1024, '# ')]),
  'levels.yaml': `${HEAD}Resources:\n  B: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
  'levels.json': `{"Resources":{"B":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}}`,
  'alias.yaml': `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${lines(9, (i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`)}Resources:\n  B:\n    Type: AWS::S3::Bucket\n`,
  'proto.yaml': `${HEAD}__proto__: { polluted: true }\nResources:\n  __proto__:\n    Type: AWS::S3::Bucket\n  T:\n    Type: constructor\n`,
  'list.yaml': `${HEAD}Resources:\n  - Type: AWS::S3::Bucket\n`,
  'type.yaml': `${HEAD}Resources:\n  B:\n    Type:\n      a: AWS::S3::Bucket\n`,
  'errors.yaml': `${HEAD}Resources: {A: ${','.repeat(400_000)}`,
  'plan.json':
    '{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":[{"addr',
  'include.yaml': `${HEAD}Resources:\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ../outside.txt } }\n`,
  'cdk.out/manifest.json':
    '{"version":"36.0.0","artifacts":{"S":{"type":"aws:cloudformation:stack","properties":{"templateFile":"../../outside.txt"}}}}',
};

let run: Run;
let result: ReviewResult;
const outputs = ['json', 'html', 'markdown', 'sarif', 'junit', 'terminal'];
const texts = new Map<string, string>();

beforeAll(async () => {
  const root = project({ 'good/main.tf': `# good\n${BUCKET}`, ...TERRAFORM, ...TEMPLATES });
  addFiles(join(root, '..'), { 'outside.txt': 'OUTSIDE-TEXT', 'outside/main.tf': '# OUTSIDE-TEXT\n' });
  for (const [link, target] of [
    ['escape/link.txt', '../../outside.txt'],
    ['escape/link.tf', '../../outside/main.tf'],
    ['escape/folder', '../../outside'],
    ['loop/up', '..'],
    ['loop/self.tf', 'self.tf'],
  ] as const) {
    addFiles(root, { 'loop/main.tf': BUCKET });
    symlinkSync(target, join(root, link));
  }
  addFiles(root, { 'locked.tf': BUCKET, '.gitignore': 'ignored/\na/**/a/**/a/**/a/**/b\n' });
  addFiles(root, { [`${'a/'.repeat(60)}main.tf`]: BUCKET, 'ignored/main.tf': BUCKET });
  chmodSync(join(root, 'locked.tf'), 0);
  const out = temporaryFolder();
  const formats = outputs.flatMap((format) => ['--format', `${format}=${join(out, format)}`]);
  run = await reviewRun(root, '--details', ...formats);
  for (const format of outputs) texts.set(format, readFileSync(join(out, format), 'utf8'));
  result = JSON.parse(texts.get('json') ?? '') as ReviewResult;
}, 30_000);

describe('a folder of broken and hostile files', () => {
  it('is reviewed within bounded time and memory, and without a crash', () => {
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.seconds).toBeLessThan(10);
    expect(run.megabytes).toBeLessThan(500);
  });

  it('leaves the findings on the good file as they are', () => {
    const found = result.questions.flatMap(({ practices }) => practices).flatMap(({ evidence }) => evidence);
    expect(found).toContainEqual(
      expect.objectContaining({
        check: 's3-bucket-versioning',
        verdict: 'contradicts',
        file: 'good/main.tf',
        line: 2,
      }),
    );
  });

  it.each<[path: string, status: 'read' | 'partly' | 'skipped', reason: RegExp | undefined]>([
    ['half/main.tf', 'partly', /not closed/],
    ['brace/main.tf', 'partly', /not closed/],
    ['empty/main.tf', 'read', undefined],
    ['binary/main.tf', 'skipped', /binary/],
    ['levels/main.tf', 'partly', /[Nn]ested deeper/],
    ['blocks/main.tf', 'partly', /not closed|[Nn]ested deeper/],
    ['templates/main.tf', 'partly', /[Nn]ested deeper/],
    ['tab.yaml', 'partly', /line 4: Tabs/],
    ['indent.yaml', 'partly', /line 5/],
    ['half.yaml', 'skipped', /line 1/],
    ['truncated.json', 'partly', /line 1/],
    ['binary.yaml', 'skipped', /binary/],
    ['utf16.yaml', 'skipped', /UTF-16/],
    ['empty.yaml', 'skipped', /empty/],
    ['huge.yaml', 'skipped', /larger than 20 MB/],
    ['levels.yaml', 'skipped', /[Nn]ested deeper/],
    ['levels.json', 'skipped', /[Nn]ested deeper/],
    ['alias.yaml', 'partly', /[Aa]lias/],
    ['list.yaml', 'partly', /line 3.*not a map/],
    ['type.yaml', 'partly', /line 3.*Type is not text/],
    ['errors.yaml', 'partly', /line 2/],
    ['plan.json', 'skipped', /not JSON/],
    ['cdk.out/manifest.json', 'partly', /outside\.txt/],
    ['escape/link.tf', 'skipped', /link/],
    ['loop/self.tf', 'skipped', /link/],
    ['good/main.tf', 'read', undefined],
  ])('%s is %s', (path, status, reason) => {
    const record = result.architecture.files.find((file) => file.path === path);
    expect(record).toMatchObject({ path, status });
    if (reason === undefined) expect(record).not.toHaveProperty('reason');
    else expect(record?.reason).toMatch(reason);
  });

  it.each<[path: string, line: number, message: RegExp]>([
    ['half/main.tf', 4, /not closed/],
    ['brace/main.tf', 1, /not closed/],
    ['binary/main.tf', 1, /binary/],
    ['levels/main.tf', 2, /deeper/],
    ['templates/main.tf', 2, /deeper/],
    ['count/main.tf', 2, /more than [\d,]+ instances/],
    ['local-cycle/main.tf', 2, /refers to itself/],
    ['module-cycle/main.tf', 1, /calls itself/],
    ['escape/main.tf', 9, /outside the reviewed folder/],
    ['tab.yaml', 4, /[Tt]ab/],
    ['indent.yaml', 5, /column/],
    ['half.yaml', 1, /\]/],
    ['truncated.json', 1, /quote/],
    ['utf16.yaml', 1, /UTF-16/],
    ['huge.yaml', 1, /larger than 20 MB/],
    ['levels.yaml', 3, /deeper/],
    ['levels.json', 1, /deeper/],
    ['alias.yaml', 7, /[Aa]lias/],
    ['list.yaml', 3, /not a map/],
    ['type.yaml', 3, /Type is not text/],
    ['plan.json', 1, /not JSON/],
    ['cdk.out/manifest.json', 1, /cannot be read/],
    ['.gitignore', 2, /too complex/],
  ])('%s has a diagnostic on line %i', (path, line, message) => {
    const own = result.architecture.diagnostics.filter(({ file }) => file === path);
    expect(own).toContainEqual(expect.objectContaining({ line, message: expect.stringMatching(message) }));
  });

  it.each([
    ['half/main.tf', 'aws_s3_bucket.images'],
    ['brace/main.tf', 'aws_sqs_queue.two'],
    ['levels/main.tf', 'aws_s3_bucket.images'],
    ['count/main.tf', /^aws_s3_bucket\.many/],
    ['local-cycle/main.tf', 'aws_s3_bucket.c'],
    ['module-cycle/main.tf', 'aws_s3_bucket.images'],
    ['doubling/main.tf', 'aws_s3_bucket.d'],
    ['proto/main.tf', 'aws_s3_bucket.__proto__'],
    ['proto.tf.json', 'aws_s3_bucket.__proto__'],
    ['escape/main.tf', 'aws_s3_bucket.e'],
    ['alias.yaml', 'B'],
    ['indent.yaml', 'B'],
    ['truncated.json', 'B'],
    ['proto.yaml', '__proto__'],
    [`${'a/'.repeat(60)}main.tf`, 'aws_s3_bucket.images'],
  ])('what can be read of %s is reviewed: %s', (path, resource) => {
    const found = result.questions.flatMap(({ practices }) => practices).flatMap(({ evidence }) => evidence);
    const own = found.filter(({ file }) => file === path);
    expect(own).toContainEqual(expect.objectContaining({ resource: expect.stringMatching(resource) }));
  });

  it('nothing of what Git ignores is there', () => {
    expect(result.architecture.files.map(({ path }) => path)).not.toContain('ignored/main.tf');
  });

  it.skipIf(isRoot)('a file without permission is skipped', () => {
    expect(result.architecture.files).toContainEqual({
      path: 'locked.tf',
      status: 'skipped',
      reason: 'no permission to read it',
    });
  });

  it.each(outputs)('no text from outside the folder is in the %s', (format) => {
    expect(texts.get(format)).not.toMatch(/OUTSIDE-TEXT|root:x:0/);
  });
});
