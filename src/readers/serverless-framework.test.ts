import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProject } from './read-project.ts';

const SERVICE = `service: shop
provider: {name: aws, runtime: nodejs22.x}
functions: {orders: {handler: a.b}}
resources:
  AWSTemplateFormatVersion: '2010-09-09'
  Resources:
    Orders: {Type: AWS::DynamoDB::Table, Properties: {TableName: "\${self:service}"}}
`;
const TEMPLATE = '{"Resources": {"Orders": {"Type": "AWS::DynamoDB::Table"}}}';

describe('a service of the Serverless Framework', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'serverless-'));
    writeFileSync(join(folder, 'serverless.yml'), SERVICE);
    writeFileSync(join(folder, 'other.yaml'), 'Resources: {Q: {Type: AWS::SQS::Queue}}\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is skipped with what to do instead, and its resources are judged by nobody', () => {
    const { resources, files, diagnostics } = readProject(folder);
    expect(resources.map(({ id }) => id)).toEqual(['Q']);
    expect(files).toContainEqual({
      path: 'serverless.yml',
      status: 'skipped',
      reason: expect.stringContaining('run "serverless package" and review the folder .serverless'),
    });
    expect(diagnostics).toMatchObject([{ severity: 'warning', file: 'serverless.yml', line: 1 }]);
  });

  it('is read as the template that packaging makes of it', () => {
    mkdirSync(join(folder, '.serverless'));
    writeFileSync(join(folder, '.serverless', 'cloudformation-template-update-stack.json'), TEMPLATE);
    expect(readProject(join(folder, '.serverless')).resources.map(({ id }) => id)).toEqual(['Orders']);
  });
});
