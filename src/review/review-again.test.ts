import { describe, expect, it } from 'vitest';
import { SMALL_LENS, smallReview } from '../../test/fixtures/review/small-review.ts';
import { type LaterStatements, reviewAgain } from './review-again.ts';
import type { ReviewResult } from './review-result.ts';

const EVIDENCE = [
  'queue-encrypted supports aws_sqs_queue.a main.tf:1',
  'queue-logged supports aws_sqs_queue.a main.tf:1',
  'queue-small contradicts aws_sqs_queue.b main.tf:9',
];
const CONTRADICTED = ['queue-encrypted contradicts aws_sqs_queue.a main.tf:1'];

const NOTHING: LaterStatements = {
  answered: new Set(),
  claims: new Map(),
  questionsNotApplicable: new Map(),
  questionNotes: new Map(),
  acceptedRisks: new Map(),
};

function again(result: ReviewResult, said: Partial<LaterStatements>, date = '2026-01-31'): ReviewResult {
  return reviewAgain(result, [SMALL_LENS], { ...NOTHING, ...said }, date);
}

function statusOf(result: ReviewResult, id: string) {
  const practice = result.questions.flatMap(({ practices }) => practices).find((one) => one.id === id);
  return practice && [practice.status, practice.basis];
}

describe('a review again', () => {
  it.each([
    ['with no file', ''],
    ['with claims', 'claims: { SEC01-BP01: not-in-place, SEC01-BP03: in-place, REL01-BP01: in-place }'],
    ['with a question that does not apply', 'questionsNotApplicable: { SEC01: no queue, COST01: free }'],
    ['with notes', 'questionNotes: { SEC01: as agreed in June }'],
    [
      'with an accepted risk',
      'acceptedRisks: [{ practice: COST01-BP01, reason: r, owner: o, expires: 2026-03-01 }]',
    ],
  ])('is the same review where nobody said anything since, %s', (_, file) => {
    const result = smallReview({ evidence: EVIDENCE, file });
    expect(again(result, {})).toEqual(result);
  });

  it.each(['in-place', 'not-in-place', 'not-applicable'] as const)(
    'says the same of a claim "%s" as if the review file had made it',
    (says) => {
      const keys: readonly string[] = ['SEC01-BP01', 'SEC01-BP02', 'SEC01-BP03'];
      const file = `claims:\n${keys
        .map((key) => `  ${key}: { status: ${says}, by: Ada, on: 2026-01-02, reason: because }\n`)
        .join('')}`;
      const claim = { says, by: 'Ada', on: '2026-01-02', reason: 'because' };
      const later = again(smallReview({ evidence: EVIDENCE }), {
        answered: new Set(['wellarchitected/sec_one']),
        claims: new Map([1, 2, 3].map((place) => [`wellarchitected/sec_one/sec_one_${place}`, claim])),
      });
      expect(later).toEqual(smallReview({ evidence: EVIDENCE, file }));
    },
  );

  it('leaves what the review file claims of questions that nobody answered', () => {
    const file = 'claims: { SEC01-BP03: in-place, SEC02-BP01: in-place }';
    const later = again(smallReview({ file }), { answered: new Set(['wellarchitected/sec_one']) });
    expect(statusOf(later, 'SEC01-BP03')).toEqual(['open', 'none']);
    expect(statusOf(later, 'SEC02-BP01')).toEqual(['in-place', 'claim']);
  });

  it('takes an accepted risk out of the plan until it expires, then puts the item back, due as before', () => {
    const result = smallReview({ evidence: CONTRADICTED });
    const accepted = ['wellarchitected/sec_one/sec_one_1', 'wellarchitected/rel_one/rel_one_1'];
    const acceptedRisks = new Map(
      accepted.map((key) => [key, { reason: 'r', owner: 'o', expires: '2026-02-10' }]),
    );
    expect(result.improvements.map(({ id }) => id)).toEqual(['queue-encrypted']);
    const [on, after] = ['2026-02-10', '2026-02-11'].map((date) => again(result, { acceptedRisks }, date));
    expect(on?.improvements).toEqual([]);
    expect(on?.acceptedRisks.map(({ expired }) => expired)).toEqual([false, false]);
    expect(after?.improvements).toEqual(result.improvements);
    expect(after?.acceptedRisks.map(({ expired }) => expired)).toEqual([true, true]);
  });

  it('lets an accepted risk make a disputed claim count', () => {
    const result = smallReview({ evidence: CONTRADICTED });
    const said = {
      answered: new Set(['wellarchitected/rel_one']),
      claims: new Map([['wellarchitected/rel_one/rel_one_1', { says: 'in-place' as const }]]),
    };
    expect(statusOf(again(result, said), 'REL01-BP01')).toEqual(['disputed', 'both']);
    const acceptedRisks = new Map([
      ['wellarchitected/rel_one/rel_one_1', { reason: 'r', owner: 'o', expires: '2026-02-10' }],
    ]);
    expect(statusOf(again(result, { ...said, acceptedRisks }), 'REL01-BP01')).toEqual(['in-place', 'both']);
  });
});
