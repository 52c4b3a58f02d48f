import { describe, expect, it } from 'vitest';
import { hexastyle, project, resultOf, reviewRun } from './hexastyle.ts';

/** As many buckets as the expression says. */
const buckets = (count: string, more = '') =>
  `${more}resource "aws_s3_bucket" "b" {\n  count = ${count}\n}\n`;

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Buckets: { Type: String }
Conditions:
  IsTwo: !Equals [!Ref Buckets, two]
Resources:
  First: { Type: AWS::S3::Bucket }
  Second: { Type: AWS::S3::Bucket, Condition: IsTwo }
  Queue: { Type: AWS::SQS::Queue, Condition: IsTwo }
`;

describe('what a user says besides the code', () => {
  it('--workspace is what terraform.workspace means', async () => {
    const root = project({ 'main.tf': buckets('terraform.workspace == "prod" ? 3 : 1') });
    expect((await resultOf(root, '--workspace', 'prod')).architecture.resources).toBe(3);
    expect((await resultOf(root, '--workspace', 'dev')).architecture.resources).toBe(1);
  });

  it('--root narrows the review to one root module', async () => {
    const root = project({ 'live/main.tf': buckets('2'), 'test/main.tf': buckets('4') });
    expect((await resultOf(root)).architecture.resources).toBe(6);
    expect((await resultOf(root, '--root', 'live')).architecture.resources).toBe(2);
  });

  it('of --var and --var-file the later wins, as with Terraform', async () => {
    const root = project({ 'main.tf': buckets('var.n', 'variable "n" {}\n'), 'two.tfvars': 'n = 2\n' });
    const count = async (...args: string[]) => (await resultOf(root, ...args)).architecture.resources;
    expect(await count('--var', 'n=5', '--var-file', 'two.tfvars')).toBe(2);
    expect(await count('--var-file', 'two.tfvars', '--var', 'n=5')).toBe(5);
  });

  it.each([
    ['the AWS CLI', '[{"ParameterKey": "Buckets", "ParameterValue": "two"}]'],
    ['CodePipeline', '{"Parameters": {"Buckets": "two"}}'],
  ])('--parameters-file takes what %s takes', async (_, text) => {
    const root = project({ 'template.yaml': TEMPLATE, 'parameters.json': text });
    const { architecture } = await resultOf(root, '--parameters-file', 'parameters.json');
    expect(architecture.resources).toBe(3);
  });

  it('--parameter wins over --parameters-file', async () => {
    const root = project({ 'template.yaml': TEMPLATE, 'parameters.json': '{"Buckets": "two"}' });
    const args = ['--parameters-file', 'parameters.json', '--parameter', 'Buckets=one'];
    expect((await resultOf(root, ...args)).architecture.resources).toBe(1);
  });

  it('a parameter that no template has is told', async () => {
    const root = project({ 'template.yaml': TEMPLATE });
    const { architecture } = await resultOf(
      root,
      '--parameter',
      'Bucketz=one',
      '--parameter',
      'AWS::Region=eu-west-1',
    );
    expect(architecture.diagnostics).toEqual([
      expect.objectContaining({
        file: 'template.yaml',
        message: 'A value is given for the parameter "Bucketz", but no reviewed template has one.',
      }),
    ]);
  });

  it.each([
    [['--parameters-file', 'gone.json'], /--parameters-file gone\.json: there is no such file/],
    [['--parameters-file', 'broken.json'], /broken\.json:1: /],
    [['--root', 'gone'], /--root gone: there is no such folder/],
    [['--root', 'main.tf'], /--root main\.tf: it is no folder/],
    [['--var-file', 'live'], /--var-file live: it is no file/],
  ])('%j is told as wrong usage', async (args, words) => {
    const root = project({ 'main.tf': buckets('1'), 'live/a.txt': '', 'broken.json': '"only text"' });
    const { code, stderr } = await reviewRun(root, ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });

  it('modules that terraform init has installed are part of the architecture', async () => {
    const root = project({
      'main.tf': 'module "store" {\n  source = "example/store/aws"\n  buckets = 3\n}\n',
      '.terraform/modules/modules.json':
        '{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"store","Source":"registry.terraform.io/example/store/aws","Version":"1.0.0","Dir":".terraform/modules/store"}]}',
      '.terraform/modules/store/main.tf': buckets('var.buckets', 'variable "buckets" {}\n'),
      '.terraform/modules/store/examples/all/main.tf': buckets('9'),
    });
    const { architecture } = await resultOf(root);
    expect(architecture.resources).toBe(3);
    expect(architecture.diagnostics).toEqual([]);
  });

  it('the help names them all', async () => {
    const { stdout } = await hexastyle(['review', '--help'], project({}));
    for (const option of [
      '--var',
      '--var-file',
      '--workspace',
      '--root',
      '--parameter',
      '--parameters-file',
    ]) {
      expect(stdout).toContain(option);
    }
  });
});
