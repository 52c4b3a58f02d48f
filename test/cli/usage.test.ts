import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ROOT,
  addFiles,
  BUCKET,
  hexastyle,
  project,
  QUIET_CODE,
  resultOf,
  reviewRun,
  temporaryFolder,
} from './hexastyle.ts';

const quiet = project(QUIET_CODE);

describe('wrong usage exits 2 and says what is right', () => {
  it.each<[args: readonly string[], says: RegExp]>([
    [['revew'], /Did you mean review\?/],
    [['review', '--formt', 'json'], /unknown option '--formt'[^]*--format/],
    [['review', 'no-such-folder'], /there is no no-such-folder/],
    [['review', '.', 'another'], /too many arguments/],
    [
      ['review', '--format', 'htm'],
      /unknown format "htm"; did you mean html\? Expected one of terminal, json, html, markdown, sarif, junit/,
    ],
    [['review', '--format', 'json='], /--format json= names no file; expected e\.g\. json=review\.json/],
    [
      ['review', '--format', 'html', '--format', 'json'],
      /two reports cannot share the terminal.*--format json=review\.json/,
    ],
    [['review', '--format', 'html=x', '--format', 'json=./x'], /two reports cannot share the file/],
    [
      ['review', '--format', 'json=no/such/folder.json'],
      /cannot write no\/such\/folder\.json: there is no such file or folder/,
    ],
    [['review', '--fail-on', 'hgh'], /unknown --fail-on "hgh"; did you mean high\?/],
    [['review', '--date', '2026-02-30'], /--date 2026-02-30 is no day/],
    [['review', '--var', 'name'], /Expected name=value/],
    [['review', '--var-file', 'prod.tfvars'], /--var-file prod\.tfvars: there is no such file/],
    [['review', '--config', 'other.yaml'], /cannot read other\.yaml: there is no such file or folder/],
    [['review', '--config', '.'], /cannot read .*: it is a folder/],
    [['explain', 'SEC08-BP99'], /The practices of SEC08: hexastyle explain SEC08/],
    [['explain', 'SEC08-BP99'], /"SEC08-BP99"\. The practices of SEC08: hexastyle explain SEC08/],
    [['explain', 'SEC08-BP2'], /nothing is called "SEC08-BP2"\. Did you mean SEC08-BP02\?/],
    [['explain', 's3-bucket-versionin'], /Did you mean s3-bucket-versioning\?/],
    [['explain', 'qqqqqqqqqqqq'], /Expected a practice \(SEC08-BP02\), a question \(SEC08\) or a check/],
  ])('%j', async (args, says) => {
    const { code, stdout, stderr } = await hexastyle(args, quiet);
    expect(stderr).toMatch(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('a path with nothing to read exits 2 and says what was looked for', () => {
  it.each<[what: string, files: Record<string, string>, path: string, says: RegExp]>([
    ['an empty folder', {}, '.', /looked for Terraform .*CloudFormation .*CDK/],
    [
      'other documents',
      { 'package.json': '{"name":"x"}' },
      '.',
      /package\.json: not a template, plan or CDK assembly/,
    ],
    ['an empty template', { 'a.yaml': '' }, '.', /a\.yaml: empty/],
    ['a device', {}, '/dev/null', /\/dev\/null is neither a folder nor a file/],
    ['a text', { 'a.txt': 'hello' }, 'a.txt', /a\.txt: its name is not that of/],
  ])('%s', async (_, files, path, says) => {
    const { code, stderr } = await reviewRun(project(files), path);
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
  });
});

describe('several reports at once', () => {
  it('writes each to its file, and the one without a file to stdout', async () => {
    const out = temporaryFolder();
    const files = ['json', 'html', 'markdown', 'sarif', 'junit'].map(
      (format) => `${format}=${join(out, format)}`,
    );
    const args = files.flatMap((file) => ['--format', file]);
    const { code, stdout, stderr } = await reviewRun(quiet, ...args, '--format', 'terminal');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^shop\n.*57 questions/s);
    const begins = (format: string) => readFileSync(join(out, format), 'utf8').slice(0, 15);
    expect(begins('json')).toMatch(/^\{\n {2}"schemaVers/);
    expect(begins('html')).toMatch(/^<!doctype html/i);
    expect(begins('markdown')).toMatch(/^#/);
    expect(begins('sarif')).toMatch(/^\{/);
    expect(begins('junit')).toMatch(/^<\?xml/);
  });

  it.each([['review'], ['checklist']])('%s never writes one over the code', async (command) => {
    const root = project({ 'main.tf': BUCKET });
    const { code, stderr } = await hexastyle([command, '.', '--format', 'html=main.tf'], root);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'hexastyle: nothing is written: main.tf is a file that was reviewed; name another one\n',
    });
    expect(readFileSync(join(root, 'main.tf'), 'utf8')).toBe(BUCKET);
  });

  it('may replace the report of an earlier run in the reviewed folder', async () => {
    const root = project({ 'main.tf': BUCKET });
    for (const _ of [1, 2])
      expect(await reviewRun(root, '--format', 'json=review.json')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('what is reviewed', () => {
  it('one file is read alone, whatever lies beside it', async () => {
    const root = project({ 'a.tf': BUCKET, 'b.tf': BUCKET.replace('"images"', '"other"') });
    const { architecture } = await resultOf(root, 'a.tf');
    expect(architecture).toMatchObject({ resources: 1, files: [{ path: 'a.tf', status: 'read' }] });
  });

  it('a named variable file is read even where Git ignores it', async () => {
    const root = project({
      'main.tf':
        'variable "name" {}\nresource "aws_s3_bucket" "b" {\n  count = var.name == "given" ? 2 : 1\n}\n',
      'live/prod.tfvars': 'name = "given"\n',
      '.gitignore': '*.tfvars\n',
    });
    const { architecture } = await resultOf(root, '--var-file', './live/prod.tfvars');
    expect(architecture.resources).toBe(2);
    expect(architecture.files).toContainEqual({ path: 'live/prod.tfvars', status: 'read' });
  });

  it('a variable file may be named from the working folder too', async () => {
    const root = project({
      'infra/main.tf': 'variable "n" {}\nresource "aws_s3_bucket" "b" {\n  count = var.n\n}\n',
      'infra/prod.tfvars': 'n = 3\n',
    });
    const { architecture } = await resultOf(root, 'infra', '--var-file', 'infra/prod.tfvars');
    expect(architecture.resources).toBe(3);
  });

  it('a review file given by --config counts instead of the one in the folder', async () => {
    const root = project({ ...QUIET_CODE, 'hexastyle.yaml': 'workload: { name: Folder }\n' });
    addFiles(join(root, '..'), { 'other.yaml': 'workload: { name: Other }\n' });
    expect((await resultOf(root)).workload.name).toBe('Folder');
    expect((await resultOf(root, '--config', '../other.yaml')).workload.name).toBe('Other');
  });
});

describe('explain', () => {
  it.each([
    ['SEC08-BP02', /^SEC08-BP02 {2}Enforce encryption at rest\n/],
    ['sec08-bp02', /^SEC08-BP02 /],
    ['SEC08', /^SEC08 {2}.*protect your data at rest.*SEC08-BP01.*SEC08-BP02/s],
    ['s3-bucket-versioning', /^s3-bucket-versioning /],
    ['security', /^security {2}Security\n\nDesign principles\n.*11 questions\n {2}SEC01/s],
    ['rel2_failures', /^rel2_failures .*\n {2}Serverless, Reliability, rel2: .*How to put it in place/s],
    ['serverless/rel2', /^rel2 .*\n {2}Serverless, Reliability\n.*rel2_failures/s],
  ])('%s', async (id, says) => {
    const { code, stdout, stderr } = await hexastyle(['explain', id], quiet);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(says);
  });

  it('knows the lens that the folder names, and the checks that speak to it', async () => {
    const { stdout } = await hexastyle(['explain', 'obs-01-a'], join(ROOT, 'examples/platform-lens'));
    expect(stdout).toMatch(/^obs-01-a .*\n {2}Company Platform Standards, Observability/);
    expect(stdout).toContain('platform-logging-library');
  });
});

describe('init', () => {
  it('writes a review file that the review accepts, and never replaces one unasked', async () => {
    const root = project({ 'main.tf': BUCKET });
    const first = await hexastyle(['init', '.'], root);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(await reviewRun(root)).toMatchObject({ code: 0, stderr: '' });

    addFiles(root, { 'hexastyle.yaml': 'claimz: [wrong' });
    for (const path of ['.', 'main.tf']) {
      const { code, stderr } = await hexastyle(['init', path], root);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: 'hexastyle: hexastyle.yaml exists already; --force replaces it\n',
      });
    }
    expect(readFileSync(join(root, 'hexastyle.yaml'), 'utf8')).toBe('claimz: [wrong');

    expect(await hexastyle(['init', '--force'], root)).toMatchObject({ code: 0 });
    expect(await reviewRun(root)).toMatchObject({ code: 0 });
  });

  it('writes nothing where there is no code', async () => {
    const root = project({ 'README.md': 'hello' });
    expect(await hexastyle(['init'], root)).toMatchObject({ code: 2 });
    expect(existsSync(join(root, 'hexastyle.yaml'))).toBe(false);
  });
});
