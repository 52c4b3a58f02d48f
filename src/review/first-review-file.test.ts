import { describe, expect, it } from 'vitest';
import { smallReview } from '../../test/fixtures/review/small-review.ts';
import { Architecture, defineKind, propertyFromJson, text } from '../architecture/index.ts';
import { firstReviewFile } from './first-review-file.ts';
import { parseReviewFile } from './parse-review-file.ts';

const queue = defineKind({
  id: 'queue',
  name: 'Queue',
  terraform: 'aws_sqs_queue',
  attributes: { title: text({ terraform: 'name' }) },
});

/** Queues by address, each with its tags. */
function architecture(queues: Readonly<Record<string, Readonly<Record<string, string>>>>): Architecture {
  const location = { file: 'main.tf', line: 1 };
  const resources = Object.entries(queues).map(([id, tags]) => ({
    id,
    scope: '.',
    type: 'aws_sqs_queue',
    language: 'terraform' as const,
    location,
    properties: propertyFromJson({ tags }, location),
  }));
  return new Architecture({ resources, files: [], diagnostics: [] }, [queue]);
}

const CONTEXTS = { businessContexts: [{ id: 'shop' }], workloadTypes: [{ id: 'api' }] } as const;
const priorityFacts = {
  businessContexts: [{ ...CONTEXTS.businessContexts[0], name: '', pillars: [], order: '', rationale: '' }],
  workloadTypes: [{ ...CONTEXTS.workloadTypes[0], name: '', pillars: [], order: '', rationale: '' }],
};

function firstFile(
  queues: Parameters<typeof architecture>[0],
  folder = 'shop',
  evidence: readonly string[] = [],
): string {
  return firstReviewFile({
    folder,
    architecture: architecture(queues),
    result: smallReview({ evidence }),
    priorityFacts,
  });
}

/** What the program reads out of the first file. */
function readBack(...given: Parameters<typeof firstFile>) {
  const { file, problems } = parseReviewFile(firstFile(...given), 'hexastyle.yaml');
  expect(problems).toEqual([]);
  return file;
}

describe('a first hexastyle.yaml', () => {
  it.each([
    [
      'tags agree',
      { a: { Owner: 'orders', env: 'prod' }, b: { Owner: 'orders' } },
      { owner: 'orders', environment: 'PRODUCTION' },
    ],
    [
      'tags disagree',
      { a: { team: 'orders', Environment: 'prod' }, b: { team: 'carts', Environment: 'dev' } },
      {},
    ],
    ['names hint', { 'aws_sqs_queue.orders-staging': {} }, { environment: 'PREPRODUCTION' }],
    ['words only look alike', { 'aws_sqs_queue.products': {}, 'aws_sqs_queue.latest': {} }, {}],
    [
      'tags weigh more than names',
      { 'aws_sqs_queue.dev': { stage: 'production' } },
      { environment: 'PRODUCTION' },
    ],
  ])('where %s', (_, queues, workload) => {
    expect(readBack(queues).workload).toEqual({ name: 'shop', ...workload });
  });

  it('lists the practices to answer by pillar, those that decide most first', () => {
    const lines = firstFile({}, 'shop', ['queue-private contradicts a main.tf:3']).split('\n');
    const from = lines.indexOf('claims:');
    expect(lines.slice(from, from + 7)).toEqual([
      'claims:',
      "  # Security: 1 question waits for a person's answer. Those that decide most:",
      '  # SEC02-BP01: in-place  # Practice SEC02-BP01',
      "  # Reliability: 1 question waits for a person's answer. Those that decide most:",
      '  # REL01-BP01: in-place  # Practice REL01-BP01',
      "  # Cost: 1 question waits for a person's answer. Those that decide most:",
      '  # COST01-BP01: in-place  # Practice COST01-BP01',
    ]);
  });

  it('is right when its comments are taken out', () => {
    const uncommented = firstFile({}).replace(/^ {2}# (?=SEC|REL|COST)/gm, '  ');
    const { file, problems } = parseReviewFile(uncommented, 'hexastyle.yaml');
    expect(problems).toEqual([]);
    expect(file.claims.map(({ practice }) => practice)).toEqual([
      'SEC01-BP01',
      'SEC02-BP01',
      'REL01-BP01',
      'COST01-BP01',
    ]);
  });

  it.each([
    'null',
    '1.5',
    'a: b',
    '# x',
    'a\nclaims:\n  X: 1',
    '"',
    "it's",
    '\u0085\u2028é 家',
    '- a',
    'a #b',
    '!Ref x',
    '*a',
    '@a',
  ])('quotes the name %j', (folder) => {
    expect(readBack({ a: { owner: folder } }, folder).workload).toEqual({ name: folder, owner: folder });
  });
});
