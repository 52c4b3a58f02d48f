import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../../test/fixtures/reports/sample-review.ts';
import { displayWidth } from './display-width.ts';
import { type Explanation, renderExplanation, whatCodeCanShow } from './explanation.ts';

const practice: Explanation = {
  subject: 'practice',
  practice: {
    id: 'REL09-BP01',
    title: 'Back up all data that needs it',
    level: 'HIGH',
    url: 'https://docs.example/backup',
  },
  question: { id: 'REL09', title: 'How do you back up data?' },
  pillar: 'Reliability',
  checks: [
    {
      id: 's3-bucket-versioning',
      title: 'S3 bucket keeps earlier versions of its objects',
      strength: 'supports',
      blindSpots: ['A backup plan is not considered.'],
    },
    { id: 'rds-backup-retention', title: 'RDS database keeps backups', strength: 'contradicts-only' },
  ],
};
const check: Explanation = {
  subject: 'check',
  check: {
    id: 's3-bucket-versioning',
    title: 'S3 bucket keeps earlier versions of its objects',
    why: 'An overwritten object is gone at once.',
    remediation: 'Turn on versioning.',
    links: ['https://docs.example/versioning'],
    blindSpots: ['A backup plan is not considered.'],
    kinds: ['S3 bucket'],
  },
  practices: [
    { id: 'REL09-BP01', title: 'Back up all data that needs it', level: 'HIGH', strength: 'supports' },
  ],
};
const question: Explanation = {
  subject: 'question',
  question: { id: 'REL09', title: 'How do you back up data?', url: 'https://docs.example/rel09' },
  pillar: 'Reliability',
  practices: [
    { id: 'REL09-BP01', title: 'Back up all data that needs it', level: 'HIGH', strengths: ['supports'] },
    { id: 'REL09-BP04', title: 'Recover regularly', level: 'MEDIUM', strengths: [] },
  ],
};
const plain = (explanation: Explanation, columns = 80) =>
  renderExplanation(explanation, { columns, color: false });

describe('explanation', () => {
  it('of a practice says its weight, what code can show, the checks and where to read more', () => {
    const text = plain(practice);
    for (const words of [
      'REL09-BP01',
      'Weight: high',
      'a person confirms the rest',
      's3-bucket-versioning',
      'not seen: A backup plan',
      'can only contradict it',
      'https://docs.example/backup',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('of a check says why, what to do, what it cannot see and which practices it speaks to', () => {
    const text = plain(check);
    for (const words of [
      'Looks at: S3 bucket',
      'gone at once',
      'Turn on versioning.',
      'What it cannot see',
      'REL09-BP01',
      'weight high',
    ])
      expect(text).toContain(words);
  });

  it('of a question says of each practice whether code speaks to it', () => {
    const text = plain(question);
    expect(text).toContain('2 practices, code speaks to 1');
    expect(text).toMatch(/REL09-BP04 {2}Recover regularly \(weight medium, a person has to answer\)/);
  });

  it.each([
    ['establishes', ['contradicts-only', 'establishes'], /can establish/],
    ['supports', ['supports', 'contradicts-only'], /part of it/],
    ['contradicts only', ['contradicts-only'], /never that it is in place/],
    ['nothing', [], /a person has to answer/],
  ] as const)('takes the strongest check: %s', (_, strengths, words) => {
    expect(whatCodeCanShow(strengths)).toMatch(words);
  });

  it.each([60, 80, 200])('stays within %i columns and lets no control sequence through', (columns) => {
    const hostile: Explanation = {
      ...check,
      check: { ...check.check, title: HOSTILE.escape, why: HOSTILE.address.repeat(3), links: [HOSTILE.bidi] },
    };
    for (const explanation of [practice, check, question, hostile]) {
      const text = plain(explanation, columns);
      expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(columns);
      // oxlint-disable-next-line no-control-regex -- that is what is looked for
      expect(text).not.toMatch(/[\u001b\u009b\u202e]/);
    }
  });
});
