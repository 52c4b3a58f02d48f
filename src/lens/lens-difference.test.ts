import { describe, expect, it } from 'vitest';
import { lensDifference } from './lens-difference.ts';
import { parseLens } from './parse-lens.ts';
import {
  soundChoice,
  soundLens,
  soundPillar,
  soundQuestion,
  withChoice,
  withLens,
  withPillar,
  withQuestion,
  withRules,
} from './sound-lens.fixture.ts';

function lensOf(data: unknown) {
  const { lens, problems } = parseLens(JSON.stringify(data), 'harbour.json');
  if (lens === undefined) throw new Error(JSON.stringify(problems));
  return lens;
}

function changes(after: unknown, before: unknown = soundLens()) {
  return lensDifference(lensOf(before), lensOf(after)).map(
    ({
      what,
      change,
      pillar = '',
      question = '',
      choice = '',
      field = '',
      before: was = '',
      after: is = '',
    }) =>
      [what, change, [pillar, question, choice].filter(Boolean).join('/'), field, was, is]
        .filter(Boolean)
        .join(' | '),
  );
}

const TWO = withPillar({ questions: [soundQuestion('quay_q1'), soundQuestion('quay_q2')] });

describe('the difference between two versions of a lens', () => {
  it.each([
    ['nothing', soundLens(), soundLens(), []],
    [
      'the name',
      withLens({ name: 'Harbour' }),
      soundLens(),
      ['lens | changed | name | Harbour Standards | Harbour'],
    ],
    [
      'a new pillar',
      withLens({ pillars: [soundPillar('quay'), soundPillar('pier', [])] }),
      soundLens(),
      ['pillar | added | pier | Quay'],
    ],
    [
      'a pillar gone, with its question',
      withLens({ pillars: [soundPillar('pier')] }),
      soundLens(),
      [
        'pillar | added | pier | Quay',
        'pillar | removed | quay | Quay',
        'question | added | pier/pier_q1 | How do you moor?',
        'question | removed | quay/quay_q1 | How do you moor?',
      ],
    ],
    [
      'a question in another pillar',
      withLens({ pillars: [soundPillar('pier', [soundQuestion('quay_q1')])] }),
      soundLens(),
      [
        'pillar | added | pier | Quay',
        'pillar | removed | quay | Quay',
        'question | moved | pier/quay_q1 | pillar | quay | pier',
      ],
    ],
    [
      'the order of questions',
      withPillar({ questions: [soundQuestion('quay_q2'), soundQuestion('quay_q1')] }),
      TWO,
      ['pillar | moved | quay | order of questions | quay_q1, quay_q2 | quay_q2, quay_q1'],
    ],
    [
      'a title',
      withQuestion({ title: 'And now?' }),
      soundLens(),
      ['question | changed | quay/quay_q1 | title | How do you moor? | And now?'],
    ],
    [
      'an improvement plan',
      withChoice({ improvementPlan: { displayText: 'Rent it.', url: 'https://example.com' } }),
      withChoice({}),
      ['choice | changed | quay/quay_q1/rope | improvementPlan | Buy it. | Rent it. https://example.com'],
    ],
    [
      'None of these',
      withQuestion({ choices: [soundChoice('rope'), soundChoice('chain')] }),
      soundLens(),
      ['choice | removed | quay/quay_q1/moor_no | None of these'],
    ],
  ])('is %s', (_, after, before, expected) => {
    expect(changes(after, before)).toEqual(expected);
  });

  it('of rules counts the answers that are rated otherwise, and shows one', () => {
    const after = withRules(
      { condition: 'rope || chain', risk: 'NO_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    );
    const [change] = lensDifference(lensOf(soundLens()), lensOf(after));
    expect(change?.rating).toEqual({
      answers: 8,
      different: 4,
      example: { selected: ['rope'], before: 'MEDIUM_RISK', after: 'NO_RISK' },
    });
  });

  it('of rules that are written otherwise and mean the same is no difference in rating', () => {
    const after = withRules(
      { condition: 'chain && rope', risk: 'NO_RISK' },
      { condition: 'chain || rope', risk: 'MEDIUM_RISK' },
      { condition: 'default', risk: 'HIGH_RISK' },
    );
    const [change, ...more] = lensDifference(lensOf(soundLens()), lensOf(after));
    expect(more).toEqual([]);
    expect(change?.rating).toEqual({ answers: 8, different: 0 });
  });
});
