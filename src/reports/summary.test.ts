import { describe, expect, it } from 'vitest';
import { evidenceOf, reviewOf, sampleReview } from '../../test/fixtures/reports/sample-review.ts';
import {
  answerInWords,
  certainHighRisks,
  decidingPractices,
  disputedPractices,
  evidenceAgainstClaim,
  mergeEvidence,
  planByPeriod,
  practicesToAnswer,
} from './summary.ts';

const review = sampleReview();
const questionOf = (id: string) => review.questions.filter((question) => question.id === id);

describe('what a review comes to', () => {
  it('is said in words with the counts of the review', () => {
    expect(answerInWords(review)).toBe(
      'Of 9 questions, 3 are certainly at high risk, 2 are at medium risk, 1 is fine and 3 are not yet known. 1 claim is disputed by the code.',
    );
  });

  it('is said in words for a review without questions', () => {
    expect(answerInWords(reviewOf([]))).toBe('Of 0 questions, none is certainly at high risk.');
  });

  it('names the certain high risks in the order of the review', () => {
    expect(certainHighRisks(review).map(({ id }) => id)).toEqual(['SEC03', 'SEC08', 'REL09']);
  });

  it('names the practices that make a risk certain, not the open ones', () => {
    expect(
      questionOf('SEC08')
        .flatMap(decidingPractices)
        .map(({ id }) => id),
    ).toEqual(['SEC08-BP02']);
  });

  it('names disputed practices, and only the evidence against the claim', () => {
    const [disputed] = disputedPractices(review);
    expect(disputed?.practice.id).toBe('SEC08-BP02');
    expect(disputed && evidenceAgainstClaim(disputed.practice).map(({ check }) => check)).toEqual([
      'dynamodb-customer-key',
    ]);
  });

  it('takes support as what stands against a claim that a practice is missing', () => {
    const [practice] = questionOf('SEC08').flatMap(({ practices }) => practices.slice(1));
    const against = practice && evidenceAgainstClaim({ ...practice, claim: { says: 'not-in-place' } });
    expect(against?.map(({ verdict }) => verdict)).toEqual(['supports']);
  });

  it('asks first where one answer decides, then by pillar priority', () => {
    // OPS05 has one open practice; OPS04 and PERF02 have two, and neither pillar has a priority.
    expect(practicesToAnswer(review).map(({ practice }) => practice.id)).toEqual([
      'OPS05-BP02',
      'OPS04-BP01',
      'PERF02-BP01',
    ]);
    const preferring = { ...review, workload: { ...review.workload, pillarPriorities: ['performance'] } };
    expect(practicesToAnswer(preferring).map(({ practice }) => practice.id)).toEqual([
      'OPS05-BP02',
      'PERF02-BP01',
      'OPS04-BP01',
    ]);
  });

  it('puts the plan in order of due date, the backlog last', () => {
    expect(planByPeriod(review).map(({ title, items }) => [title, items.length])).toEqual([
      ['Within 30 days, by 2026-12-21', 2],
      ['Within 90 days, by 2027-02-19', 1],
      ['Backlog', 1],
    ]);
  });
});

describe('merged evidence', () => {
  it('says equal messages once, with every place and resource', () => {
    const merged = mergeEvidence([
      evidenceOf({ resource: 'a', line: 1 }),
      evidenceOf({ resource: 'b', line: 1 }),
      evidenceOf({ resource: 'c', line: 9 }),
    ]);
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({
      resources: 3,
      places: [
        { line: 1, resources: ['a', 'b'] },
        { line: 9, resources: ['c'] },
      ],
    });
  });

  it('counts a resource for each construct that makes it from one line', () => {
    const [merged] = mergeEvidence(
      ['Live/Data', 'Test/Data'].map((constructPath) => evidenceOf({ resource: 'DataB1', constructPath })),
    );
    expect(merged).toMatchObject({
      resources: 2,
      places: [{ resources: ['Live/Data (DataB1)', 'Test/Data (DataB1)'] }],
    });
  });

  it('puts contradictions before failed checks, open questions and support', () => {
    const merged = mergeEvidence(
      (['supports', 'inconclusive', 'error', 'contradicts'] as const).map((verdict) =>
        evidenceOf({ verdict }),
      ),
    );
    expect(merged.map(({ verdict }) => verdict)).toEqual([
      'contradicts',
      'error',
      'inconclusive',
      'supports',
    ]);
  });
});
