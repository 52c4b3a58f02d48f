import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfileAnswers } from '../../src/server/well-architected-tool/profile-template.ts';
import { MODEST_ANSWERS, MODEST_PRIORITIES } from './profile-samples.ts';
import { loadTestData } from './test-data.ts';

const { lenses, profileTemplate } = loadTestData();
const framework = lenses.find(({ alias }) => alias === 'wellarchitected')!.lens;
const { questions, most } = profileTemplate.data;
const choices = questions.flatMap((question) => question.choices);

/** Numbers of the questions that answers make priorities. */
function prioritized(answers: ProfileAnswers): readonly (string | undefined)[] {
  const ids = profileTemplate.prioritized(answers);
  return framework.pillars.flatMap((pillar) =>
    pillar.questions.flatMap(({ id, number }) => (ids.has(id) ? [number] : [])),
  );
}

/** Every profile that the template accepts. */
const anyProfile = fc
  .tuple(
    ...questions.map(({ id, min, max, choices }) =>
      fc
        .subarray(
          choices.map((choice) => choice.id),
          { minLength: min, maxLength: max },
        )
        .map((chosen) => [id, chosen] as const),
    ),
  )
  .map((answers) => Object.fromEntries(answers));

describe('the profile template', () => {
  it('has 8 to 12 questions with 3 to 6 choices each', () => {
    expect(questions.length).toBeGreaterThanOrEqual(8);
    expect(questions.length).toBeLessThanOrEqual(12);
    for (const question of questions) {
      expect(question.choices.length, question.id).toBeGreaterThanOrEqual(3);
      expect(question.choices.length, question.id).toBeLessThanOrEqual(6);
      expect(question.min).toBeLessThanOrEqual(question.max);
      expect(question.max).toBeLessThanOrEqual(question.choices.length);
    }
  });

  it('has ids that occur once and that the API can carry', () => {
    const ids = [...questions, ...choices].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]{1,63}$/);
  });

  it('names questions and pillars that the Framework has', () => {
    const numbers = framework.pillars.flatMap((pillar) => pillar.questions.map(({ number }) => number));
    const pillars = framework.pillars.map(({ id }) => id);
    expect(numbers).toEqual(expect.arrayContaining(choices.flatMap((choice) => choice.questions ?? [])));
    expect(pillars).toEqual(expect.arrayContaining(choices.flatMap((choice) => choice.pillars ?? [])));
  });

  it('says of every choice what it makes a priority, or that it makes none', () => {
    for (const { id, questions = [], prioritizes } of choices)
      expect(questions.length > 0, id).toBe(prioritizes === undefined);
  });

  it('reaches every question of the Framework with some choice', () => {
    const reached = new Set(
      questions.flatMap(({ id, choices }) =>
        choices.flatMap((choice) => prioritized({ [id]: [choice.id], 'matters-most': [] })),
      ),
    );
    const byPillar = prioritized({
      a: choices.filter(({ pillars }) => pillars?.includes('security')).map(({ id }) => id),
    });
    expect(byPillar).toEqual(expect.arrayContaining(['SEC01', 'SEC06', 'SEC11']));
    expect(reached.size).toBeGreaterThan(40);
  });
});

describe('a profile', () => {
  it('makes 10 to 30 of the 57 questions priorities, whatever is answered', () => {
    fc.assert(
      fc.property(anyProfile, (answers) => {
        const { length } = prioritized(answers);
        expect(length).toBeGreaterThanOrEqual(10);
        expect(length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 2000, seed: 1 },
    );
    expect(most).toBe(30);
  });

  it('makes the questions priorities that its choices name', () => {
    expect([...profileTemplate.prioritized(MODEST_ANSWERS)].toSorted()).toEqual(MODEST_PRIORITIES.toSorted());
  });

  it('makes a whole pillar a priority where two choices name it', () => {
    const answers = { ...MODEST_ANSWERS, 'matters-most': ['matters-most-security'], data: ['data-secret'] };
    const security = prioritized(answers).filter((number) => number?.startsWith('SEC'));
    expect(security).toHaveLength(11);
  });

  it('hears every answer: what each names first is always a priority', () => {
    fc.assert(
      fc.property(anyProfile, (answers) => {
        const chosen = choices.filter(({ id }) => Object.values(answers).flat().includes(id));
        const first = chosen.flatMap(({ questions = [] }) => questions.slice(0, 1));
        expect(prioritized(answers)).toEqual(expect.arrayContaining(first));
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  it('does not count choices that a later template no longer has', () => {
    expect(prioritized({ ...MODEST_ANSWERS, stage: ['stage-of-long-ago'] })).not.toContain('REL08');
  });
});
