import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToReviewFile, type ReviewFileAdditions } from './add-to-review-file.ts';
import { parseReviewFile } from './parse-review-file.ts';

const NOTHING: ReviewFileAdditions = {
  workload: {},
  pillarPriorities: [],
  lenses: [],
  claims: [],
  questionsNotApplicable: [],
  questionNotes: [],
};
const CLAIM = { practice: 'SEC08-BP02', says: 'in-place' } as const;
const FULL = {
  practice: 'SEC08-BP03',
  says: 'not-applicable',
  by: 'Ada',
  on: '2026-01-02',
  link: 'https://wiki.example.com/x',
  reason: 'No data: none.',
} as const;

const added = (text: string, additions: Partial<ReviewFileAdditions>) =>
  addToReviewFile(text, { ...NOTHING, ...additions });

describe('a review file gets statements', () => {
  it.each<[where: string, before: string, after: string]>([
    ['an empty file', '', 'claims:\n  SEC08-BP02: in-place\n'],
    ['only comments', '# mine\n', '# mine\n\nclaims:\n  SEC08-BP02: in-place\n'],
    [
      'another section',
      'workload:\n  name: Shop # ours\n',
      'workload:\n  name: Shop # ours\n\nclaims:\n  SEC08-BP02: in-place\n',
    ],
    [
      'claims without entries, with lines to be uncommented',
      'claims: # here\n  # SEC01-BP01: in-place\n\n# end\n',
      'claims: # here\n  SEC08-BP02: in-place\n  # SEC01-BP01: in-place\n\n# end\n',
    ],
    ['claims that are null', 'claims: ~\n', 'claims: \n  SEC08-BP02: in-place\n'],
    [
      'claims with entries, in their indentation',
      'claims:\n    SEC01-BP01: in-place # so\n    SEC01-BP02:\n        status: in-place\n        notes: |\n            a\n            b\nlenses: [wellarchitected]\n',
      'claims:\n    SEC01-BP01: in-place # so\n    SEC01-BP02:\n        status: in-place\n        notes: |\n            a\n            b\n    SEC08-BP02: in-place\nlenses: [wellarchitected]\n',
    ],
    [
      'a last line without its end',
      'claims:\n  SEC01-BP01: in-place',
      'claims:\n  SEC01-BP01: in-place\n  SEC08-BP02: in-place\n',
    ],
    [
      'lines that end as Windows ends them',
      'claims:\r\n  SEC01-BP01: in-place\r\n',
      'claims:\r\n  SEC01-BP01: in-place\r\n  SEC08-BP02: in-place\r\n',
    ],
    [
      'claims in braces',
      'claims: { SEC01-BP01: in-place } # mine\n',
      'claims: { SEC01-BP01: in-place, SEC08-BP02: in-place } # mine\n',
    ],
    ['empty braces', 'claims: {}\n', 'claims: { SEC08-BP02: in-place }\n'],
  ])('where it has %s', (_, before, after) => {
    expect(added(before, { claims: [CLAIM] })).toBe(after);
  });

  it('with all that a claim says', () => {
    expect(added('', { claims: [FULL] })).toBe(
      'claims:\n  SEC08-BP03:\n    status: not-applicable\n    by: Ada\n    on: 2026-01-02\n' +
        '    link: "https://wiki.example.com/x"\n    reason: "No data: none."\n',
    );
  });

  it('of every kind', () => {
    const text = added('workload:\n  name: Shop\n', {
      workload: { owner: 'storefront', environment: 'PRODUCTION' },
      pillarPriorities: ['security'],
      lenses: ['wellarchitected', './lenses/a.json'],
      questionsNotApplicable: [{ question: 'SEC01', reason: 'Another team.', by: 'Ada' }],
      questionNotes: [{ question: 'SEC02', notes: 'One.\nTwo.' }],
    });
    expect(text).toBe(
      'workload:\n  name: Shop\n  owner: storefront\n  environment: production\n\n' +
        'pillarPriorities:\n  - security\n\nlenses:\n  - wellarchitected\n  - "./lenses/a.json"\n\n' +
        'questionsNotApplicable:\n  SEC01:\n    reason: Another team.\n    by: Ada\n\n' +
        'questionNotes:\n  SEC02: "One.\\nTwo."\n',
    );
  });

  it.each(['- a\n', 'claims: [a]\n', '{ claims: {} }\n', 'a: [\n', '--- \na: 1\n---\nb: 2\n'])(
    'or is left alone where that would touch more: %j',
    (text) => {
      const result = added(text, { claims: [CLAIM] });
      if (result !== undefined) expect(parseReviewFile(result, '').file.claims).toMatchObject([CLAIM]);
    },
  );

  it('and keeps every other character, whatever is added', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const before = 'claims: # c\n  SEC01-BP01: in-place  # why\n\n# between\nquestionNotes:\n  SEC01: x\n';
    fc.assert(
      fc.property(word, word, (reason, notes) => {
        const text = added(before, {
          claims: [{ practice: 'SEC08-BP02', says: 'not-applicable', reason }],
          questionNotes: [{ question: 'SEC02', notes }],
        });
        const lines = text?.split('\n');
        expect(before.split('\n').every((line) => lines?.includes(line))).toBe(true);
        const { file, problems } = parseReviewFile(text ?? '', '');
        expect(problems).toEqual([]);
        expect(file.claims[1]?.reason).toBe(reason.trim());
      }),
      { numRuns: 40 },
    );
  });
});
