import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../lens/index.ts';
import { updatedAnswer, UNANSWERED, type AnswerState } from '../server/well-architected-tool/answer-state.ts';
import { planAnswer } from './plan-answer.ts';
import { readAnswer, type Statement } from './read-answer.ts';
import type { ReviewedAnswer, ReviewedPractice } from './reviewed-answers.ts';
import { type ToolAnswer, toolAnswer } from './tool-workload.ts';

const CHOICES = ['use_a', 'use_b', 'use_c'];
const QUESTION: Question = {
  id: 'use',
  title: 'What do you use?',
  choices: CHOICES.map((id) => ({ id, title: id })),
  noneOfThese: { id: 'use_no', title: 'None of these' },
  riskRules: [],
};

/** The tool's answer after updates, as the server keeps it. */
function answered(...updates: readonly Parameters<typeof updatedAnswer>[2][]): ToolAnswer {
  return asTool(updates.reduce((state, update) => updatedAnswer(QUESTION, state, update), UNANSWERED));
}

function asTool({ selected, choices, notes, isApplicable, reason }: AnswerState): ToolAnswer {
  return toolAnswer({
    QuestionId: 'use',
    Choices: [...CHOICES, 'use_no'].map((ChoiceId) => ({ ChoiceId, Title: ChoiceId })),
    SelectedChoices: [...selected],
    ChoiceAnswers: choices.map((choice) => ({
      ChoiceId: choice.id,
      Status: choice.status,
      Reason: choice.reason,
      Notes: choice.notes,
    })),
    Notes: notes,
    IsApplicable: isApplicable,
    Reason: reason,
  });
}

function stateOf({ states, notes, isApplicable, reason }: ToolAnswer): AnswerState {
  return {
    selected: [...CHOICES, 'use_no'].filter((id) => states.get(id)?.status === 'SELECTED'),
    choices: [...states].map(([id, state]) => ({ id, ...state })),
    notes,
    isApplicable,
    reason,
  };
}

function written(there: ToolAnswer, plan: ReturnType<typeof planAnswer>): ToolAnswer {
  return asTool(updatedAnswer(QUESTION, stateOf(there), plan.update ?? {}));
}

/** A review whose practices are what is claimed of them, and open where nothing is. */
function reviewed(
  claims: ReadonlyMap<string, Statement>,
  rest: Partial<ReviewedAnswer> = {},
  byCode: readonly string[] = [],
  contradicted: readonly string[] = [],
): ReviewedAnswer {
  return {
    id: 'USE01',
    question: 'use',
    title: QUESTION.title,
    practices: CHOICES.map((choice): ReviewedPractice => {
      const claim = claims.get(choice);
      const isShown = claim === undefined && byCode.includes(choice);
      return {
        id: choice,
        choice,
        status: isShown ? 'in-place' : contradicted.includes(choice) ? 'open' : (claim?.says ?? 'open'),
        byCode: isShown,
        contradicted: contradicted.includes(choice),
        ...(claim !== undefined && { claim }),
      };
    }),
    ...rest,
  };
}

const claim = (says: Statement['says'], rest: Partial<Statement> = {}): Statement => ({ says, ...rest });
const plan = (review: ReviewedAnswer, there: ToolAnswer, override = false) =>
  planAnswer(review, there, override);

describe('a push of an answer', () => {
  it('selects what is in place by claim or by code, and leaves the rest', () => {
    const review = reviewed(new Map([['use_a', claim('in-place')]]), {}, ['use_b']);
    const { update, changes } = plan(review, answered());
    expect(update?.SelectedChoices).toEqual(['use_a', 'use_b']);
    expect(changes.map(({ what, there, ours }) => [what, there, ours])).toEqual([
      ['use_a', 'not selected', 'selected (claimed in place)'],
      ['use_b', 'not selected', 'selected (shown by code)'],
      ['notes', '', expect.stringContaining('Selected from code: use_b')],
    ]);
  });

  it('keeps what people selected and wrote', () => {
    const there = answered({
      SelectedChoices: ['use_c'],
      Notes: 'Asked in spring.',
      ChoiceUpdates: { use_c: { Status: 'SELECTED', Notes: 'Since 2024.' } },
    });
    const review = reviewed(new Map([['use_a', claim('in-place')]]), { notes: 'Under revision.' });
    const after = written(there, plan(review, there));
    expect([...after.states].map(([id, { status }]) => [id, status])).toEqual([
      ['use_a', 'SELECTED'],
      ['use_c', 'SELECTED'],
    ]);
    expect(after.states.get('use_c')?.notes).toBe('Since 2024.');
    expect(after.notes).toBe(
      'Asked in spring.\n\n[hexastyle]\nSelected from hexastyle.yaml: use_a\nNote: Under revision.\n[/hexastyle]',
    );
  });

  it('replaces its own notes, and nothing around them', () => {
    const there = answered({ Notes: 'Before.\n[hexastyle]\nNote: Old.\n[/hexastyle]\nBehind.' });
    const after = written(there, plan(reviewed(new Map(), { notes: 'New.' }), there));
    expect(after.notes).toBe('Before.\n[hexastyle]\nNote: New.\n[/hexastyle]\nBehind.');
  });

  it.each<[string, Statement | undefined, boolean, string]>([
    ['code', undefined, true, 'contradicted by code'],
    ['a claim that it is missing', claim('not-in-place'), false, 'claimed not in place'],
    [
      'a claim that it does not apply',
      claim('not-applicable', { reason: 'r' }),
      false,
      'claimed not applicable',
    ],
  ])('disputes what a person selected against %s, and leaves it', (_, said, isContradicted, ours) => {
    const there = answered({ SelectedChoices: ['use_a'] });
    const review = reviewed(
      new Map(said === undefined ? [] : [['use_a', said]]),
      {},
      [],
      isContradicted ? ['use_a'] : [],
    );
    const { disputes, update } = plan(review, there);
    expect(disputes).toEqual([{ what: 'use_a', there: 'selected', ours }]);
    expect(update).toBeUndefined();
    const { update: overriding, disputes: none } = plan(review, there, true);
    expect(none).toEqual([]);
    expect(overriding?.SelectedChoices).toEqual([]);
  });

  it('takes back what it selected itself, once code contradicts it', () => {
    const first = answered();
    const there = written(first, plan(reviewed(new Map(), {}, ['use_a', 'use_b']), first));
    const { update, disputes } = plan(reviewed(new Map(), {}, ['use_b'], ['use_a']), there);
    expect(disputes).toEqual([]);
    expect(update?.SelectedChoices).toEqual(['use_b']);
  });

  it('says "none of these" only where every practice is claimed missing', () => {
    const missing = (ids: readonly string[]) =>
      reviewed(new Map(ids.map((id) => [id, claim('not-in-place')])));
    expect(plan(missing(CHOICES), answered()).update?.SelectedChoices).toEqual(['use_no']);
    const some = plan(missing(['use_a']), answered());
    expect(some.update).toEqual({ Notes: '[hexastyle]\nNot in place: use_a\n[/hexastyle]' });
  });

  it('marks a question as not applicable, with one of the reasons of the tool where the words are its own', () => {
    const of = (reason: string) =>
      plan(reviewed(new Map(), { notApplicable: { reason } }), answered()).update;
    expect(of('Out of scope.')).toMatchObject({ IsApplicable: false, Reason: 'OUT_OF_SCOPE' });
    expect(of('Another team does it.')).toMatchObject({
      IsApplicable: false,
      Reason: 'OTHER',
      Notes: '[hexastyle]\nDoes not apply: Another team does it.\n[/hexastyle]',
    });
  });

  it('keeps to 250 characters on a choice and 2084 on a question, and says what was cut', () => {
    const long = 'word '.repeat(600).trim();
    const review = reviewed(new Map([['use_a', claim('in-place', { notes: long, by: 'Ada' })]]), {
      notes: long,
    });
    const there = answered({ Notes: 'x'.repeat(1000) });
    const { update, remarks } = plan(review, there);
    expect(update?.ChoiceUpdates?.['use_a']?.Notes?.length).toBeLessThanOrEqual(250);
    expect(update?.ChoiceUpdates?.['use_a']?.Notes).toMatch(
      /^\[hexastyle\]\nBy: Ada\nNote: word .*…\n\[\/hexastyle\]$/,
    );
    expect(update?.Notes?.length).toBeLessThanOrEqual(2084);
    expect(update?.Notes?.startsWith('x'.repeat(1000))).toBe(true);
    expect(remarks).toHaveLength(2);
    const after = written(there, plan(review, there));
    expect(plan(review, after).update).toBeUndefined();
  });

  it('leaves notes alone that have no room for anything', () => {
    const full = 'x'.repeat(2084);
    const there = answered({ Notes: full, SelectedChoices: ['use_c'] });
    const { update, remarks } = plan(reviewed(new Map([['use_a', claim('in-place')]])), there);
    expect(update?.Notes).toBeUndefined();
    expect(update?.SelectedChoices).toEqual(['use_a', 'use_c']);
    expect(remarks).toHaveLength(1);
  });
});

const text = fc
  .stringMatching(/^[a-zA-Z0-9.,:;#[\]/ \n-]{1,40}$/)
  .map((value) => value.trim())
  .filter((value) => value !== '');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const statement: fc.Arbitrary<Statement> = fc
  .record({
    says: fc.constantFrom<Statement['says']>('in-place', 'not-in-place', 'not-applicable'),
    by: optional(fc.constantFrom('Ada', 'Mireille Baptiste')),
    on: optional(fc.constantFrom('2026-01-02', '2026-11-21')),
    link: optional(fc.constant('https://wiki.example.com/x?y=1')),
    notes: optional(text),
    reason: optional(fc.oneof(text, fc.constant('Out of scope.'))),
  })
  .map(
    (value) =>
      Object.fromEntries(
        Object.entries({
          ...value,
          reason: value.says === 'not-applicable' ? (value.reason ?? 'r') : value.reason,
        }).filter(([, one]) => one !== undefined),
      ) as unknown as Statement,
  );
const claimed = fc
  .tuple(...CHOICES.map((id) => fc.tuple(fc.constant(id), optional(statement))))
  .map((pairs) => new Map(pairs.flatMap(([id, said]) => (said === undefined ? [] : [[id, said] as const]))));
const review = fc
  .record({
    claims: claimed,
    byCode: fc.subarray(CHOICES),
    notes: optional(text),
    notApplicable: optional(fc.record({ reason: text })),
  })
  .map(({ claims, byCode, notes, notApplicable }) => ({
    claims,
    answer: reviewed(
      claims,
      { ...(notes !== undefined && { notes }), ...(notApplicable !== undefined && { notApplicable }) },
      byCode,
    ),
  }));
const update = fc.record(
  {
    SelectedChoices: fc.subarray([...CHOICES, 'use_no']),
    ChoiceUpdates: fc.dictionary(
      fc.constantFrom(...CHOICES),
      fc.record(
        {
          Status: fc.constantFrom('SELECTED' as const, 'NOT_APPLICABLE' as const, 'UNSELECTED' as const),
          Reason: fc.constantFrom('OUT_OF_SCOPE' as const, 'OTHER' as const, 'NONE' as const),
          Notes: text,
        },
        { requiredKeys: ['Status'] },
      ),
    ),
    Notes: text,
    IsApplicable: fc.boolean(),
    Reason: fc.constantFrom('BUSINESS_PRIORITIES' as const, 'NONE' as const),
  },
  { requiredKeys: [] },
);

describe('any answer', () => {
  it('that is pulled and pushed back writes nothing', () => {
    fc.assert(
      fc.property(update, (said) => {
        const there = answered(said);
        const { claims, notApplicable, notes } = readAnswer(there);
        const back = reviewed(claims, {
          ...(notApplicable !== undefined && { notApplicable }),
          ...(notes !== undefined && { notes }),
        });
        const planned = plan(back, there);
        expect({ ...planned, remarks: [] }).toMatchObject({ changes: [], disputes: [] });
        expect(planned.update).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('that is pushed and pulled makes the same claims, and a second push writes nothing', () => {
    fc.assert(
      fc.property(review, ({ claims, answer }) => {
        const there = answered();
        const after = written(there, plan(answer, there));
        expect(plan(answer, after).update).toBeUndefined();
        const read = readAnswer(after);
        expect(new Map([...read.claims].toSorted())).toEqual(new Map([...claims].toSorted()));
        expect(read.notes).toBe(answer.notes);
        expect(read.notApplicable).toEqual(answer.notApplicable);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a person keeps every selection and every word through a push', () => {
    fc.assert(
      fc.property(update, review, (said, { answer }) => {
        const there = answered(said);
        const after = written(there, plan(answer, there));
        for (const [id, { status, notes }] of there.states) {
          if (status !== 'UNSELECTED') expect(after.states.get(id)?.status).toBe(status);
          expect(after.states.get(id)?.notes ?? '').toContain(notes);
        }
        expect(after.notes).toContain(there.notes);
        expect(plan(answer, after).update).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});
