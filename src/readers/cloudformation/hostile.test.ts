import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileProject, readHostileProject } from '../../../test/hostile-templates.ts';
import { readCloudFormation } from './read-cloudformation.ts';
import { readCloudFormationTemplates } from './read-templates.ts';

const NO_FILES = { paths: [], read: () => undefined };

/** Long enough for a slow machine, far too short for anything that grows without bound. */
const SECONDS = 20_000;

function read(template: object) {
  return readCloudFormation('main.json', JSON.stringify(template), NO_FILES);
}

function numbered<T>(count: number, make: (i: number) => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`N${i}`, make(i)]));
}

describe('hostile templates', () => {
  it(
    'generated at random are read without a crash, within the project, every file accounted for',
    () => {
      fc.assert(
        fc.property(hostileProject, (project) => readHostileProject(project).files.length > 0),
        { numRuns: 300, seed: 20 },
      );
    },
    SECONDS,
  );

  it.each([
    [
      '10,000 conditions that each need the next',
      {
        Conditions: numbered(10_000, (i) => ({ 'Fn::Not': [{ Condition: `N${i + 1}` }] })),
        Resources: { R: { Type: 'AWS::S3::Bucket', Condition: 'N0' } },
      },
    ],
    [
      'conditions that each need the next two',
      {
        Conditions: numbered(300, (i) => ({
          'Fn::Or': [{ Condition: `N${i + 1}` }, { Condition: `N${i + 2}` }],
        })),
        Resources: { R: { Type: 'AWS::S3::Bucket', Condition: 'N0' } },
      },
    ],
    [
      'a parameter with 100,000 allowed values in every property',
      {
        Parameters: {
          P: { Type: 'String', AllowedValues: Array.from({ length: 100_000 }, (_, i) => `v${i}`) },
        },
        Resources: { R: { Type: 'AWS::S3::Bucket', Properties: numbered(2000, () => ({ Ref: 'P' })) } },
      },
    ],
    [
      'parameters that are tried in 5,000 large properties',
      {
        Parameters: { P: { Type: 'String', AllowedValues: Array.from({ length: 120 }, (_, i) => `v${i}`) } },
        Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'v7'] } },
        Resources: {
          R: {
            Type: 'AWS::S3::Bucket',
            Properties: numbered(5000, (i) => ({
              'Fn::If': ['C', { a: { Ref: 'P' }, b: [i, i, i] }, { a: i, b: [i] }],
            })),
          },
        },
      },
    ],
    [
      'rules of 10,000 assertions',
      {
        Parameters: { P: { Type: 'String', AllowedValues: ['a', 'b'] } },
        Rules: {
          R: {
            Assertions: Array.from({ length: 10_000 }, () => ({
              Assert: { 'Fn::Contains': [['a', 'b'], { Ref: 'P' }] },
            })),
          },
        },
        Resources: { R: { Type: 'AWS::S3::Bucket', Properties: numbered(1000, () => ({ Ref: 'P' })) } },
      },
    ],
  ])(
    '%s',
    (_, template) => {
      expect(read(template).resources).toMatchObject([{ id: 'R' }]);
    },
    SECONDS,
  );

  it(
    'nested stacks that each need an output of the next',
    () => {
      const next = (i: number) => {
        let value: unknown = { 'Fn::GetAtt': [`N${i + 1}`, 'Outputs.O'] };
        for (let depth = 0; depth < 45; depth += 1) value = { 'Fn::Join': ['', [value]] };
        return {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'child.json', Parameters: { P: value } },
        };
      };
      const child = {
        Parameters: { P: { Type: 'String' } },
        Resources: {},
        Outputs: { O: { Value: { Ref: 'P' } } },
      };
      const files = new Map([
        ['child.json', JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...child })],
        ['main.json', JSON.stringify({ Resources: numbered(190, next) })],
      ]);
      const paths = [...files.keys()];
      const { resources } = readCloudFormationTemplates(paths, { paths, read: (path) => files.get(path) });
      expect(resources).toHaveLength(190);
    },
    SECONDS,
  );
});
