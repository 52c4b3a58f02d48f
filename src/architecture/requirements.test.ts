import { describe, expect, it } from 'vitest';
import { known } from './stated.ts';
import { dataClassOf, environmentOf, type Requirements } from './requirements.ts';
import type { Resource } from './resource.ts';

const AT = { file: 'main.tf', line: 3 };
const RULE = { file: 'hexastyle.yaml', line: 9 };

function resource(id: string, tags: Readonly<Record<string, string>> = {}): Resource {
  const stated = new Map(Object.entries(tags).map(([name, value]) => [name, known(value, AT)]));
  return { id, kind: 's3-bucket', location: AT, tags: known(stated, AT) } as unknown as Resource;
}

function holding(...resources: readonly string[]): Requirements {
  return { dataClasses: [{ dataClass: 'financial', resources, location: RULE }] };
}

describe('dataClassOf', () => {
  it.each([
    ['aws_s3_bucket.orders', 'aws_s3_bucket.orders'],
    ['*orders*', 'aws_s3_bucket.orders_eu'],
    ['module.*.aws_s3_bucket.*', 'module.a.aws_s3_bucket.b'],
    ['*', 'Orders'],
    ['a*a', 'aa'],
  ])('reads the pattern %s for %s', (pattern, id) => {
    expect(dataClassOf(resource(id), holding(pattern))).toEqual(known('financial', RULE));
  });

  it.each([
    ['aws_s3_bucket.orders', 'aws_s3_bucket.orders2'],
    ['a*a', 'a'],
    ['orders*', 'aws_s3_bucket.orders'],
  ])('does not take the pattern %s for %s', (pattern, id) => {
    expect(dataClassOf(resource(id), holding(pattern)).state).toBe('absent');
  });

  it.each([
    [{ DataClass: 'PII' }, 'pii'],
    [{ 'data-classification': 'Personal data' }, 'pii'],
    [{ classification: 'pci' }, 'financial'],
    [{ 'Data Type': 'backup' }, 'backups'],
  ])('reads the tags %j as %s', (tags, dataClass) => {
    expect(dataClassOf(resource('a', tags), {})).toEqual(known(dataClass, AT));
  });

  it('lets the review file win over a tag', () => {
    expect(dataClassOf(resource('a', { DataClass: 'logs' }), holding('a'))).toEqual(known('financial', RULE));
  });

  it('does not guess a class from a word it does not know', () => {
    expect(dataClassOf(resource('a', { DataClass: 'tier-2' }), {}).state).toBe('absent');
  });
});

describe('environmentOf', () => {
  it('lets the tag of a resource win over the environment of the workload', () => {
    const tagged = resource('a', { Environment: 'dev' });
    expect(environmentOf(tagged, { environment: 'PRODUCTION' })).toEqual(known('PREPRODUCTION', AT));
  });

  it('is that of the workload for a resource without a tag', () => {
    expect(environmentOf(resource('a'), { environment: 'PRODUCTION' })).toEqual(known('PRODUCTION', AT));
    expect(environmentOf(resource('a'), {}).state).toBe('absent');
  });
});
