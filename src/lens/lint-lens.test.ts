import { describe, expect, it } from 'vitest';
import { lintLens } from './lint-lens.ts';
import { repeatedLensNames } from './repeated-names.ts';
import {
  soundLens,
  soundPillar,
  soundQuestion,
  withChoice,
  withLens,
  withPillar,
  withRules,
} from './sound-lens.fixture.ts';

const lint = (lens: unknown, file = 'harbour.json') =>
  lintLens(JSON.stringify(lens, null, 1), file).map(({ rule, message }) => `${rule}: ${message}`);
const GUARDED = [
  { condition: 'rope && chain && !moor_no', risk: 'NO_RISK' },
  { condition: '(rope || chain) && !moor_no', risk: 'MEDIUM_RISK' },
  { condition: 'default', risk: 'HIGH_RISK' },
];

describe('the lint of a lens', () => {
  it('says nothing of a sound one', () => {
    expect(lint(withRules(...GUARDED))).toEqual([]);
  });

  it('points at the rule or the choice whose logic is wrong', () => {
    expect(
      lintLens(
        JSON.stringify(withRules({ condition: 'rope', risk: 'NO_RISK' }, ...GUARDED.slice(1)), null, 1),
        'x.json',
      )
        .map(({ rule, line }) => `${rule} ${line}`)
        .toSorted(),
    ).toEqual(['none-of-these-unguarded 33']);
  });

  it('does not ask of YAML to be JSON', () => {
    expect(lintLens('name: x\n', 'x.yaml').some(({ rule }) => rule === 'json')).toBe(false);
    expect(lintLens('name: x\n', 'x.json').some(({ rule }) => rule === 'json')).toBe(true);
  });

  it.each([
    [
      'pillars',
      withLens({ pillars: [soundPillar('quay', []), { ...soundPillar('pier', []), name: 'QU ay' }] }),
      'name-unique: The pillar "QU ay" is called like the one of line 8, but for case and white space. Give it a name of its own.',
    ],
    [
      'questions',
      withPillar({
        questions: [soundQuestion('q_1'), { ...soundQuestion('q_2'), title: 'How do you  moor?' }],
      }),
      'name-unique: The question "How do you  moor?" is called like the one of line 12, but for case and white space. Say what is different.',
    ],
  ])('tells %s apart by more than case and white space', (_, lens, problem) => {
    expect(lint(lens)).toContain(problem);
  });

  it('knows "None of these" by its id, and says so where only the title means it', () => {
    expect(lint(withChoice({ title: 'None of these.' }))).toContain(
      'none-of-these: choice "rope" is called "None of these.", but its id does not end in _no, so the Tool takes it for a practice. Write "rope_no".',
    );
  });

  it('tells lenses of several files apart', () => {
    const text = JSON.stringify(soundLens());
    const other = JSON.stringify(withLens({ name: 'HARBOUR standards' }));
    expect(repeatedLensNames([{ text, file: 'a.json' }])).toEqual([]);
    expect(
      repeatedLensNames([
        { text, file: 'a.json' },
        { text: other, file: 'b.json' },
      ]).map(({ file, message }) => `${file}: ${message}`),
    ).toEqual([
      'b.json: The lens "HARBOUR standards" is called like the one of a.json:1, but for case and white space. Import one as a new version of the other, or give it another name.',
    ]);
  });
});
