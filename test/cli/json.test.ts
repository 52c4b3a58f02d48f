import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReviewResult } from '../../src/review/review-result.ts';
import { project, resultOf, ROOT } from './hexastyle.ts';

/** One bucket and one topic in Terraform, one queue in CloudFormation. */
const MIXED = {
  'main.tf':
    'resource "aws_s3_bucket" "images" {\n}\n\nresource "aws_sns_topic" "sold" {\n  name = "sold"\n}\n',
  'queue.yaml': 'Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n',
  'broken.yaml': 'Resources:\n  Lost:\n    Properties: {}\n',
};

const PRACTICE_KEYS = ['id', 'choiceId', 'title', 'status', 'basis', 'evidence'];
const EVIDENCE_KEYS = ['check', 'verdict', 'resource', 'kind', 'file', 'line', 'message'];

describe.each([
  ['a mix of languages', () => project(MIXED)],
  ['the example shop with its claims', () => join(ROOT, 'examples/shop')],
])('the JSON of %s', (_, rootOf) => {
  const root = rootOf();
  let result: ReviewResult;
  beforeAll(async () => {
    result = await resultOf(root);
  });

  it('is what the published schema says', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(
      JSON.parse(readFileSync(join(ROOT, 'schemas/review-result.schema.json'), 'utf8')),
    );
    expect(validate(result) ? [] : validate.errors).toEqual([]);
  });

  it('has the names that others build on', () => {
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining([
        'schemaVersion',
        'workload',
        'architecture',
        'questions',
        'riskCounts',
        'improvements',
      ]),
    );
    expect(result.architecture).toMatchObject({
      resources: expect.any(Number),
      files: expect.any(Array),
      diagnostics: expect.any(Array),
    });
    for (const question of result.questions) {
      expect(Object.keys(question)).toEqual(
        expect.arrayContaining(['id', 'lens', 'pillar', 'title', 'risk', 'practices']),
      );
      expect(Object.keys(question.risk)).toEqual(['lowest', 'highest']);
    }
    for (const practice of practicesIn(result)) {
      expect(Object.keys(practice)).toEqual(expect.arrayContaining(PRACTICE_KEYS));
      for (const { fixable: _fixable, path: _path, ...piece } of practice.evidence)
        expect(Object.keys(piece)).toEqual(EVIDENCE_KEYS);
    }
  });

  it('has the 57 questions and the 307 practices of the Framework, under their AWS numbers', () => {
    const ids = practicesIn(result).map(({ id }) => id);
    expect(result.questions).toHaveLength(57);
    expect(new Set(ids).size).toBe(307);
    expect(ids.filter((id) => !/^(?:OPS|SEC|REL|PERF|COST|SUS)\d\d-BP\d\d$/.test(id))).toEqual([]);
    const counts = Object.values(result.riskCounts).reduce((sum, count) => sum + count, 0);
    expect(counts).toBe(57);
  });

  it('names for every piece of evidence and every diagnostic a line that exists', () => {
    const places = [
      ...practicesIn(result).flatMap(({ evidence }) => evidence),
      ...result.improvements.flatMap(({ places }) => places),
      ...result.architecture.diagnostics,
    ];
    expect(places.length).toBeGreaterThan(0);
    const lines = new Map<string, number>();
    for (const { file, line } of places) {
      if (!lines.has(file)) lines.set(file, readFileSync(join(root, file), 'utf8').split('\n').length);
      expect({ file, line, exists: line > 0 && line <= (lines.get(file) ?? 0) }).toEqual({
        file,
        line,
        exists: true,
      });
    }
  });
});

describe('the JSON of a mix of languages', () => {
  it('counts the resources, and names them as their language does', async () => {
    const result = await resultOf(project(MIXED));
    expect(result.architecture.resources).toBe(3);
    expect(result.architecture.files).toEqual([
      { path: 'broken.yaml', status: 'skipped', reason: expect.stringMatching(/./) },
      { path: 'main.tf', status: 'read' },
      { path: 'queue.yaml', status: 'read' },
    ]);
    const found = practicesIn(result).flatMap(({ evidence }) => evidence);
    expect(found).toContainEqual(
      expect.objectContaining({
        check: 's3-bucket-versioning',
        verdict: 'contradicts',
        resource: 'aws_s3_bucket.images',
        file: 'main.tf',
        line: 1,
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ resource: 'Orders', file: 'queue.yaml', line: 2 }),
    );
  });
});

function practicesIn({ questions }: ReviewResult) {
  return questions.flatMap(({ practices }) => practices);
}
