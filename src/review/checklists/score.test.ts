import { describe, expect, it } from 'vitest';
import type { PracticeStatus } from '../review-result.ts';
import type { ChecklistRow } from './checklist.ts';
import { meanScore, scoreOf } from './score.ts';

function row(status: PracticeStatus, contradicts = 0): ChecklistRow {
  const counts = { supports: 0, contradicts, inconclusive: 0, suppressed: 0 };
  return {
    id: '',
    label: '',
    values: {},
    status,
    decidedBy: 'claim',
    counts,
    practices: [],
    places: [],
    supportedBy: [],
  };
}

describe('the score of a group', () => {
  it.each<[readonly ChecklistRow[], readonly [number, number, number]]>([
    [
      [row('in-place'), row('not-in-place')],
      [50, 50, 50],
    ],
    [
      [row('in-place'), row('open'), row('not-in-place')],
      [33, 67, 33],
    ],
    [
      [row('in-place'), row('not-applicable')],
      [100, 100, 50],
    ],
    [
      [row('in-place'), row('disputed', 1)],
      [50, 50, 50],
    ],
    [
      [row('in-place'), row('disputed')],
      [50, 100, 50],
    ],
  ])('%#', (rows, [lowest, highest, template]) => {
    expect(scoreOf(rows)).toEqual({ lowest, highest, template });
  });

  it('is none where no row applies', () => {
    expect(scoreOf([row('not-applicable')])).toBeUndefined();
  });
});

describe('the mean', () => {
  it('is that of the rounded scores, rounded', () => {
    const scores = [33, 67, 0].map((score) => ({ lowest: score, highest: 100, template: score }));
    expect(meanScore(scores)).toEqual({ lowest: 33, highest: 100, template: 33 });
  });

  it('leaves out a group in which nothing applies; the template counts it as 0', () => {
    const score = { lowest: 80, highest: 90, template: 80 };
    expect(meanScore([score, undefined])).toEqual({ lowest: 80, highest: 90, template: 40 });
    expect(meanScore([undefined])).toBeUndefined();
  });
});
