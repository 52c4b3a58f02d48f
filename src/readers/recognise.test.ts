import { describe, expect, it } from 'vitest';
import { isCandidate, recognise } from './recognise.ts';

describe('recognising a file', () => {
  it.each([
    ['main.tf', '', 'terraform'],
    ['main.tf.json', '{}', 'terraform'],
    ['prod.auto.tfvars.json', '{}', 'terraform'],
    [
      'plan.json',
      '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{}}',
      'terraform-plan',
    ],
    ['cdk.out/manifest.json', '{"version": "36.0.0", "artifacts": {}}', 'cdk-assembly'],
    ['a.yaml', "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n", 'cloudformation'],
    ['a.yml', '# a queue\nResources:\n  Queue:\n    Type: AWS::SQS::Queue\n', 'cloudformation'],
    ['a.template', '{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}', 'cloudformation'],
    ['half.yaml', 'Resources:\n  Queue:\n', 'cloudformation'],
    ['half.json', '{"Resources": {"Queue": ', 'cloudformation'],
    ['deployment.yaml', 'kind: Deployment\nspec:\n  resources:\n    limits: {}\n', 'other-document'],
    ['api/serverless.yml', 'service: shop\nprovider:\n  name: aws\n', 'serverless-framework'],
    ['serverless.prod.yaml', 'provider: {name: aws}\nresources:\n  Resources: {}\n', 'serverless-framework'],
    ['serverless.json', '{"service": "shop", "provider": {"name": "aws"}}', 'serverless-framework'],
    ['serverless.yml', 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n', 'cloudformation'],
    ['package.json', '{"name": "x"}', 'other-document'],
    ['README.md', 'Resources:', 'unread'],
  ])('%s holding %j is %s', (path, text, sort) => {
    expect(recognise(path, text)).toBe(sort);
  });

  it('knows by name what no reader wants', () => {
    expect(['a.ts', 'Makefile', 'a.png'].some(isCandidate)).toBe(false);
    expect(['a.tf', 'a.yaml', 'a.JSON', 'x.template'].every(isCandidate)).toBe(true);
  });
});
