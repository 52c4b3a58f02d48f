import { describe, expect, it } from 'vitest';
import { evidenceOf, reviewOf, sampleReview } from '../../test/fixtures/reports/sample-review.ts';
import { highRisksWithReasons } from './high-risks.ts';

type Evidence = ReturnType<typeof evidenceOf>;

/** SEC03 of the sample is certainly at high risk; here with a practice for each list of evidence. */
function reviewWith(evidence: readonly (readonly Evidence[])[]) {
  const question = sampleReview().questions.find(({ id }) => id === 'SEC03');
  const practice = question?.practices[0];
  if (!question || !practice) throw new Error('the sample has no SEC03');
  const practices = evidence.map((own, index) => ({
    ...practice,
    id: `SEC03-BP0${index + 1}`,
    evidence: own,
  }));
  return reviewOf([{ ...question, practices }]);
}

const reasons = (evidence: readonly (readonly Evidence[])[]) =>
  highRisksWithReasons(reviewWith(evidence)).flatMap(({ practices }) =>
    practices.map(({ practice, findings, shownBy }) => [
      practice.id,
      findings.map(({ message }) => message),
      shownBy,
    ]),
  );
const finding = (message: string, resource = 'a') => evidenceOf({ message, resource });

describe('what makes a risk certain', () => {
  it.each([
    [
      'a shared finding is told with the first practice',
      [[finding('x')], [finding('x')]],
      [
        ['SEC03-BP01', ['x'], []],
        ['SEC03-BP02', [], ['SEC03-BP01']],
      ],
    ],
    [
      'a practice keeps what is its own',
      [[finding('x')], [finding('x'), finding('y')]],
      [
        ['SEC03-BP01', ['x'], []],
        ['SEC03-BP02', ['y'], ['SEC03-BP01']],
      ],
    ],
    [
      'the same words on another resource are another finding',
      [[finding('x', 'a')], [finding('x', 'b')]],
      [
        ['SEC03-BP01', ['x'], []],
        ['SEC03-BP02', ['x'], []],
      ],
    ],
    [
      'what most resources have comes first',
      [[finding('x'), finding('y', 'a'), finding('y', 'b')]],
      [['SEC03-BP01', ['y', 'x'], []]],
    ],
    [
      'support is no reason',
      [[finding('x'), { ...finding('z'), verdict: 'supports' as const }]],
      [['SEC03-BP01', ['x'], []]],
    ],
  ])('%s', (_, evidence, expected) => {
    expect(reasons(evidence)).toEqual(expected);
  });
});
