import { lstatSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUCKET, hexastyle, project, resultOf, temporaryFolder } from './hexastyle.ts';

const VERSIONING = `
resource "aws_s3_bucket_versioning" "images" {
  bucket = aws_s3_bucket.images.id

  versioning_configuration {
    status = "Enabled"
  }
}
`;

function fixRun(folder: string, ...args: readonly string[]) {
  return hexastyle(['fix', '--date', '2026-11-21', ...args], folder);
}

function textIn(folder: string, path = 'main.tf'): string {
  return readFileSync(join(folder, path), 'utf8');
}

describe('hexastyle fix', () => {
  it('shows what it would change, and changes nothing', async () => {
    const folder = project({ 'main.tf': BUCKET });
    const { code, stdout } = await fixRun(folder, '--check', 's3-bucket-versioning');
    expect(code).toBe(0);
    expect(stdout).toContain('--- a/main.tf\n+++ b/main.tf\n');
    expect(stdout).toContain('+resource "aws_s3_bucket_versioning" "images" {');
    expect(stdout).toContain('Can be fixed: 1 finding');
    expect(stdout).toContain('Mind: Earlier versions are charged');
    expect(textIn(folder)).toBe(BUCKET);
  });

  it('changes the file on request, and the finding is gone', async () => {
    const folder = project({ 'main.tf': BUCKET });
    const before = await resultOf(folder);
    const found = before.questions
      .flatMap(({ practices }) => practices.flatMap(({ evidence }) => evidence))
      .find(({ check }) => check === 's3-bucket-versioning');
    expect(found?.fixable).toBe(true);
    const { stdout } = await fixRun(folder, '--check', 's3-bucket-versioning', '--write');
    expect(stdout).toContain('Fixed: 1 finding');
    expect(textIn(folder)).toBe(BUCKET + VERSIONING);
    const after = await resultOf(folder);
    expect(after.improvements.map(({ id }) => id)).not.toContain('s3-bucket-versioning');
    expect(readdirSync(folder)).toEqual(['main.tf']);
    const second = await fixRun(folder, '--check', 's3-bucket-versioning', '--write');
    expect(second.stdout).toContain('No finding can be fixed by an edit.');
    expect(textIn(folder)).toBe(BUCKET + VERSIONING);
  });

  it('keeps to the resources that it is told', async () => {
    const folder = project({ 'main.tf': BUCKET + BUCKET.replaceAll('images', 'films') });
    await fixRun(folder, '--check', 's3-bucket-versioning', '--resource', '*.films', '--write');
    expect(textIn(folder).match(/aws_s3_bucket_versioning" "\w+"/g)).toEqual([
      'aws_s3_bucket_versioning" "films"',
    ]);
  });

  it('says where a pattern fits no resource', async () => {
    const folder = project({ 'main.tf': BUCKET });
    const { code, stderr } = await fixRun(folder, '--resource', '*.film');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'hexastyle: --resource *.film: no resource is called so; expected e.g. aws_s3_bucket.images\n',
    );
  });

  it('leaves alone what is suppressed', async () => {
    const comment = '# hexastyle:ignore s3-bucket-versioning Made anew every night.\n';
    const folder = project({ 'main.tf': comment + BUCKET });
    const { stdout } = await fixRun(folder, '--check', 's3-bucket-versioning');
    expect(stdout).toBe('No finding can be fixed by an edit.\n');
  });

  it('says where a person has to set the value', async () => {
    const folder = project({
      'main.tf': 'resource "aws_kms_key" "a" {\n  enable_key_rotation = var.rotate\n}\n',
      'variables.tf': 'variable "rotate" {\n  default = false\n}\n',
    });
    const { stdout } = await fixRun(folder, '--check', 'kms-key-rotation');
    expect(stdout).toContain('For a person: 1 finding');
    expect(stdout).toContain('kms-key-rotation: the value is var.rotate');
    expect(stdout).toContain('aws_kms_key.a (variables.tf:1)');
  });

  it('knows its checks', async () => {
    const { code, stderr } = await fixRun(project({ 'main.tf': BUCKET }), '--check', 's3-bucket-versionin');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no check s3-bucket-versionin; did you mean s3-bucket-versioning?');
  });

  it('writes no file that lies elsewhere', async () => {
    const elsewhere = join(temporaryFolder(), 'main.tf');
    writeFileSync(elsewhere, BUCKET);
    const folder = project({ 'other.tf': BUCKET.replaceAll('images', 'films') });
    symlinkSync(elsewhere, join(folder, 'main.tf'));
    await fixRun(folder, '--check', 's3-bucket-versioning', '--write');
    expect(readFileSync(elsewhere, 'utf8')).toBe(BUCKET);
    expect(lstatSync(join(folder, 'main.tf')).isSymbolicLink()).toBe(true);
    expect(textIn(folder, 'other.tf')).toContain('aws_s3_bucket_versioning');
  });

  it('touches no file that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9]), Buffer.from(`\n${BUCKET}`)]);
    const folder = project({ 'main.tf': bytes });
    const { stdout } = await fixRun(folder, '--check', 's3-bucket-versioning', '--write');
    expect(stdout).toContain('the file cannot be read');
    expect(readFileSync(join(folder, 'main.tf')).equals(bytes)).toBe(true);
  });
});
