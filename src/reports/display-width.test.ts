import { describe, expect, it } from 'vitest';
import { cutMiddleToWidth, cutToWidth, displayWidth, padEndToWidth, startThatFits } from './display-width.ts';

// Widths by Unicode Standard Annex 11: wide and fullwidth take two columns; emoji presentation takes two on terminals.
describe('width of a text on a terminal', () => {
  it.each([
    ['plain letters take a column each', 'bucket', 6],
    ['accented letters take a column each', 'café', 4],
    ['a combining accent takes none', 'cafe\u0301', 4],
    ['ideographs take two', '家族', 4],
    ['fullwidth letters take two', 'ＡＢ', 4],
    ['Hangul syllables take two', '한글', 4],
    ['an emoji takes two', '🚀', 2],
    ['a family joined into one emoji takes two', '👩‍👩‍👧‍👦', 2],
    ['a flag of two letters takes two', '🇩🇪', 2],
    ['a skin tone adds nothing', '👍🏽', 2],
    ['the marks of the report take one', '■✓✗…·', 5],
    ['nothing takes none', '', 0],
  ])('%s', (_, text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  it('cuts at the end, with an ellipsis', () => {
    expect(cutToWidth('abcdef', 4)).toBe('abc…');
    expect(cutToWidth('家族家族', 5)).toBe('家族…');
    expect(cutToWidth('abcd', 4)).toBe('abcd');
    expect(cutToWidth('abcd', 0)).toBe('');
  });

  it('cuts in the middle, both ends kept', () => {
    expect(cutMiddleToWidth('module.very.long["eu"]', 11)).toBe('modul…"eu"]');
    expect(displayWidth(cutMiddleToWidth('家'.repeat(40), 11))).toBeLessThanOrEqual(11);
  });

  it('never splits what is shown as one character', () => {
    expect(startThatFits('👩‍👩‍👧‍👦x', 1)).toBe('');
    expect(startThatFits('👩‍👩‍👧‍👦x', 2)).toBe('👩‍👩‍👧‍👦');
  });

  it('pads by columns, not by characters', () => {
    expect(padEndToWidth('家', 4)).toBe('家  ');
  });
});
