import { describe, expect, it } from 'vitest';
import { smallReview } from '../../test/fixtures/review/small-review.ts';
import { daysAfter } from '../document/iso-date.ts';

describe('the improvement plan', () => {
  it('is ordered by level, pillar priority, number of resources and id, with due dates', () => {
    const { improvements } = smallReview({
      evidence: [
        'queue-small contradicts a main.tf:1',
        'queue-logged contradicts a main.tf:1',
        'queue-encrypted contradicts a main.tf:1',
        'queue-private contradicts a main.tf:1',
        'queue-private contradicts b main.tf:1',
      ],
      file: 'workload: { businessContext: shop }\nclaims: { SEC02-BP01: not-in-place, SEC01-BP03: not-in-place }',
    });
    // Shop puts cost first, then reliability, then security. queue-encrypted is high for SEC01-BP01 and for REL01-BP01,
    // so it stands under reliability, before queue-private although that has more resources.
    // 30 days after 2026-01-31 is 2026-03-02 (28 days to 02-28, two more); 90 days is 2026-05-01.
    expect(improvements.map(({ id, level, pillar, due }) => [id, level, pillar, due])).toEqual([
      ['queue-encrypted', 'HIGH', 'reliability', '2026-03-02'],
      ['queue-private', 'HIGH', 'security', '2026-03-02'],
      ['queue-logged', 'MEDIUM', 'security', '2026-05-01'],
      ['SEC02-BP01', 'MEDIUM', 'security', '2026-05-01'],
      ['queue-small', 'LOW', 'costOptimization', undefined],
      ['SEC01-BP03', 'LOW', 'security', undefined],
    ]);
  });

  it('puts first what closes a practice by itself, however many resources something else has', () => {
    const { improvements } = smallReview({
      evidence: [
        'queue-private contradicts a main.tf:1',
        'queue-private contradicts b main.tf:2',
        'queue-encrypted contradicts a main.tf:1',
      ],
    });
    // REL01-BP01 waits for queue-encrypted alone; SEC01-BP01 waits for both.
    expect(improvements.map(({ id }) => id)).toEqual(['queue-encrypted', 'queue-private']);
  });

  it('has one item for a check, with one place for a module used three times', () => {
    const { improvements } = smallReview({
      evidence: [
        'queue-encrypted contradicts module.b.aws_sqs_queue.q modules/q.tf:4',
        'queue-encrypted contradicts module.c.aws_sqs_queue.q modules/q.tf:4',
        'queue-encrypted contradicts module.a.aws_sqs_queue.q modules/q.tf:4',
        'queue-encrypted contradicts aws_sqs_queue.own main.tf:20',
        'queue-encrypted contradicts aws_sqs_queue.other main.tf:7',
        'queue-encrypted supports aws_sqs_queue.good main.tf:30',
      ],
    });
    expect(improvements).toEqual([
      {
        id: 'queue-encrypted',
        title: 'Title of queue-encrypted',
        check: 'queue-encrypted',
        practices: ['SEC01-BP01', 'REL01-BP01'],
        questions: ['SEC01', 'REL01'],
        pillar: 'security',
        level: 'HIGH',
        due: '2026-03-02',
        remediation: 'Do queue-encrypted.',
        links: [
          'https://example.com/queue-encrypted',
          'https://example.com/sec_one_1',
          'https://example.com/rel_one_1',
        ],
        places: [
          {
            file: 'main.tf',
            line: 7,
            resources: ['aws_sqs_queue.other'],
            message: 'queue-encrypted contradicts.',
          },
          {
            file: 'main.tf',
            line: 20,
            resources: ['aws_sqs_queue.own'],
            message: 'queue-encrypted contradicts.',
          },
          {
            file: 'modules/q.tf',
            line: 4,
            resources: ['module.a.aws_sqs_queue.q', 'module.b.aws_sqs_queue.q', 'module.c.aws_sqs_queue.q'],
            message: 'queue-encrypted contradicts.',
          },
        ],
      },
    ]);
  });

  it("asks for what a claim says is missing, with the practice's page", () => {
    const { improvements } = smallReview({ file: 'claims: { SEC01-BP02: not-in-place }' });
    expect(improvements).toMatchObject([
      {
        id: 'SEC01-BP02',
        title: 'Practice SEC01-BP02',
        links: ['https://example.com/sec_one_2'],
        places: [],
      },
    ]);
    expect(improvements[0]).not.toHaveProperty('check');
  });

  it('holds nothing for a dispute in which evidence shows the practice in place', () => {
    const given = {
      evidence: ['queue-encrypted supports a main.tf:1'],
      file: 'claims: { SEC01-BP01: not-in-place }',
    };
    expect(smallReview(given).improvements).toEqual([]);
  });
});

it.each([
  ['2026-01-31', 30, '2026-03-02'],
  ['2028-01-31', 30, '2028-03-01'],
  ['2026-12-15', 30, '2027-01-14'],
  ['2026-03-01', 90, '2026-05-30'],
])('%s and %i days is %s', (date, days, later) => {
  expect(daysAfter(date, days)).toBe(later);
});
