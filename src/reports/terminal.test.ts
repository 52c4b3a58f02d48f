import { describe, expect, it } from 'vitest';
import { compareWithBaseline } from '../review/compare-with-baseline.ts';
import {
  evidenceOf,
  hostileReview,
  improvementOf,
  largeReview,
  reviewOf,
  sampleReview,
} from '../../test/fixtures/reports/sample-review.ts';
import { displayWidth } from './display-width.ts';
import { renderTerminal } from './terminal.ts';
import { shareOut } from './terminal-pillars.ts';

const plain = (columns = 80, details = false) =>
  renderTerminal(sampleReview(), { columns, color: false, details });
// oxlint-disable-next-line no-control-regex -- colours are control sequences
const withoutColour = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, '');
const widest = (text: string) => Math.max(...text.split('\n').map(displayWidth));

describe('terminal report', () => {
  it.each([60, 72, 80, 100, 120, 160, 200])('stays within %i columns, whatever the text', (columns) => {
    for (const review of [sampleReview(), hostileReview(), largeReview(300)]) {
      for (const details of [false, true]) {
        expect(widest(renderTerminal(review, { columns, color: false, details }))).toBeLessThanOrEqual(
          columns,
        );
        expect(
          widest(withoutColour(renderTerminal(review, { columns, color: true, details }))),
        ).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('says the same with colour and without', () => {
    expect(withoutColour(renderTerminal(sampleReview(), { columns: 100, color: true }))).toBe(plain(100));
  });

  it('gives the answer before the reasons, the reasons before the work', () => {
    const order = [
      '3 are certainly at high risk',
      'Security ',
      'Certain high risks',
      'Claims the code disputes',
      'What to do next',
      'What to answer next',
      'Files',
      '\nMore\n',
    ];
    const places = order.map((words) => plain().indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('has a row for each pillar with its counts and its bar', () => {
    const row = plain()
      .split('\n')
      .find((line) => line.includes('Reliability'));
    expect(row?.trim().split(/\s+/)).toEqual([
      'Reliability',
      '1',
      '1',
      '-',
      '-',
      expect.stringMatching(/^✗+·+$/),
      '0/4',
    ]);
  });

  it('says for a high risk what contradicts it, on which resource, and where', () => {
    const text = plain();
    expect(text).toContain('Versioning is off');
    expect(text).toMatch(/aws_s3_bucket\.assets {2}infra\/storage\.tf:12 and 2 more resources/);
  });

  it('tells a finding on two practices once', () => {
    const text = renderTerminal(largeReview(3), { columns: 100, color: false });
    expect(text.match(/^ +Versioning is off/gm)).toHaveLength(1);
    expect(text).toMatch(/REL09-BP02 .*\(same as REL09-BP01\)/);
  });

  it('says nothing of files where all were read without a word', () => {
    const review = sampleReview();
    const architecture = { ...review.architecture, files: [], diagnostics: [] };
    expect(renderTerminal({ ...review, architecture }, { columns: 80, color: false })).not.toContain('Files');
  });

  it('says of a dispute who claimed what, and what the code shows', () => {
    const text = plain(140);
    expect(text).toContain('claimed in place by ana@shop.example on 2026-09-30');
    expect(text).toMatch(
      /the code shows\n +aws_dynamodb_table\.orders {2}infra\/data\.tf:8\n +Encrypted with a key that AWS owns/,
    );
  });

  it('gives the steps by level and day, each with its places and practices', () => {
    expect(plain()).toContain('high, 2 steps by 2026-12-21');
    expect(plain()).toContain('infra/storage.tf:12 and 2 more places · REL09-BP01');
  });

  it('names what was not read, and why', () => {
    expect(plain()).toContain('infra/huge.json skipped: larger than 20 MB');
    expect(plain()).toContain('3 diagnostics, 1 error among them');
  });

  it('tells once why a file was not read', () => {
    const review = sampleReview();
    const architecture = {
      ...review.architecture,
      files: [
        { path: 'a.json', status: 'skipped' as const, reason: 'binary' },
        { path: 'b.yaml', status: 'skipped' as const, reason: 'line 3: A list does not end.' },
        { path: 'c.tf', status: 'partly' as const, reason: 'This block is not closed.' },
      ],
      diagnostics: [
        { severity: 'warning' as const, message: 'Not read: binary.', file: 'a.json', line: 1 },
        { severity: 'error' as const, message: 'A list does not end.', file: 'b.yaml', line: 3 },
        { severity: 'error' as const, message: 'This block is not closed.', file: 'c.tf', line: 7 },
      ],
    };
    const text = renderTerminal({ ...review, architecture }, { columns: 100, color: false });
    expect(text).toContain(
      [
        '  0 read, 1 read in part, 2 skipped, 3 diagnostics, 2 errors among them',
        '  a.json skipped: binary',
        '  b.yaml skipped: line 3: A list does not end.',
        '  c.tf:7 error This block is not closed.',
        '',
      ].join('\n'),
    );
  });

  it('says so where no resource was found', () => {
    const review = sampleReview();
    const architecture = { ...review.architecture, resources: 0 };
    expect(renderTerminal({ ...review, architecture }, { columns: 140, color: false })).toContain(
      'No resource was found',
    );
    expect(plain()).not.toContain('No resource was found');
  });

  it.each([
    ['.', 'hexastyle fix --check versioned'],
    ['infra/live', 'hexastyle fix infra/live --check versioned'],
    ["my shop's", String.raw`hexastyle fix 'my shop'\''s' --check versioned`],
  ])('names the command that fixes what was reviewed at %s', (path, command) => {
    const review = sampleReview();
    const [question] = review.questions;
    const [practice] = question!.practices;
    const evidence = [{ ...evidenceOf(), check: 'versioned', fixable: true }];
    const questions = [{ ...question!, practices: [{ ...practice!, evidence }] }];
    const improvements = [improvementOf({ check: 'versioned' })];
    expect(
      renderTerminal({ ...review, questions, improvements }, { columns: 100, color: false, path }),
    ).toContain(`       ${command}\n`);
  });

  it('keeps supporting evidence and open practices for the details', () => {
    expect(plain()).not.toContain('Traces requests with X-Ray');
    expect(plain(80, true)).toContain('Traces requests with X-Ray');
    expect(plain(80, true)).toContain('SEC08-BP01');
  });

  it('says how many are left out of a long list', () => {
    const review = sampleReview();
    const improvements = Array.from({ length: 30 }, (_, index) => ({
      ...review.improvements[0]!,
      id: `step-${index}`,
    }));
    expect(renderTerminal({ ...review, improvements }, { columns: 80, color: false })).toContain(
      '… and 22 more by 2026-12-21; --details shows all',
    );
  });

  it('lets no control sequence of the input through', () => {
    const text = renderTerminal(hostileReview(), { columns: 100, color: false, details: true });
    // oxlint-disable-next-line no-control-regex -- that is what is looked for
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it('uses only bold, dim and colours that read on light and dark', () => {
    const text = renderTerminal(sampleReview(), { columns: 100, color: true, details: true });
    // oxlint-disable-next-line no-control-regex -- that is what is looked for
    const codes = new Set(Array.from(text.matchAll(/\u001b\[([0-9;]*)m/g), ([, code]) => code));
    expect([...codes].toSorted()).toEqual(['0', '1', '1;31', '2', '32', '35', '36']);
  });

  it('can do without characters beyond ASCII of its own', () => {
    expect(
      renderTerminal(sampleReview(), { columns: 80, color: false, details: true, unicode: false }),
    ).toMatch(/^[\n -~]*$/);
  });

  it('tells what changed against a baseline before all else that is wrong', () => {
    const before = reviewOf(sampleReview().questions.filter(({ id }) => id !== 'SEC03'));
    const baseline = compareWithBaseline(sampleReview(), before);
    const text = renderTerminal(sampleReview(), { columns: 120, color: false, baseline });
    expect(text).toContain('SEC03  How do you manage permissions? (not in the baseline, now high risk)');
    expect(text.indexOf('New or worse than the baseline')).toBeLessThan(text.indexOf('Certain high risks'));
  });

  it('stands a review of nothing', () => {
    expect(
      renderTerminal(reviewOf([], { improvements: [], pillars: [] }), { columns: 80, color: false }),
    ).toContain('Of 0 questions');
  });
});

describe('cells of a bar', () => {
  it.each([
    ['in proportion', [1, 1], 10, [5, 5]],
    ['one at least for what is there', [1, 0, 0, 99], 10, [1, 0, 0, 9]],
    ['none for nothing', [0, 0], 10, [0, 0]],
    ['remainders to the largest shares', [2, 1, 1], 6, [3, 2, 1]],
  ])('%s', (_, counts, width, cells) => {
    expect(shareOut(counts, width)).toEqual(cells);
  });

  it('add up to the width', () => {
    for (let width = 4; width < 60; width++) {
      expect(shareOut([3, 1, 7, 40], width).reduce((sum, count) => sum + count, 0)).toBe(width);
    }
  });
});
