import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DrawableText } from './drawable-text.ts';
import { fontCoverage } from './font-coverage.ts';

const FONT = createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf');
const covered = fontCoverage(readFileSync(FONT));

describe('the coverage of a font', () => {
  it('has the letters that Roboto is made for', () => {
    for (const letter of 'Az09 äßñçŁőĐệƯΩλЖёї€…–“•\uFFFD')
      expect(covered.has(letter.codePointAt(0)!)).toBe(true);
  });

  it('has no others', () => {
    for (const letter of '日ひ한عشא✓→🎉') expect(covered.has(letter.codePointAt(0)!)).toBe(false);
  });

  it('is empty for a file without a table of characters', () => {
    expect(fontCoverage(Buffer.alloc(12)).size).toBe(0);
  });
});

describe('text that can be drawn', () => {
  const drawn = (text: string) => {
    const drawable = new DrawableText(covered);
    return { text: drawable.text(text), missing: drawable.missing };
  };

  it.each(['Привет, Ελλάδα, Việt Nam, Łódź', 'plain words: 100 % & <tags>'])(
    'stays as it is where the font has it: %s',
    (text) => {
      expect(drawn(text)).toEqual({ text, missing: [] });
    },
  );

  it('joins letters and marks', () => {
    expect(drawn('Vie\u0323\u0302t').text).toBe('Việt');
  });

  it.each([
    ['注文', '\uFFFD\uFFFD', 'Chinese characters'],
    ['サービス', '\uFFFD\uFFFD\uFFFD\uFFFD', 'Japanese kana'],
    ['한국', '\uFFFD\uFFFD', 'Korean'],
    ['שלום', '\uFFFD\uFFFD\uFFFD\uFFFD', 'Hebrew'],
    ['👩‍💻', '\uFFFD', 'emoji'],
    ['🇩🇪', '\uFFFD', 'emoji'],
    ['ཀ', '\uFFFD', 'signs of other scripts'],
  ])('shows a replacement for each sign of %s, and says so', (text, shown, what) => {
    expect(drawn(text)).toEqual({ text: shown, missing: [what] });
  });

  it('keeps a letter whose mark is missing', () => {
    expect(drawn('x\u0332').text).toBe('x\uFFFD');
  });

  it('takes what looks alike', () => {
    expect(drawn('ＡＢＣ → ✓ 5㎏').text).toBe('ABC -> x 5kg');
  });

  it('has no overrides of direction, controls or lone surrogates', () => {
    expect(drawn('a\u202Eb\u0007c\uD800d').text).toBe('abc\uFFFDd');
  });
});
