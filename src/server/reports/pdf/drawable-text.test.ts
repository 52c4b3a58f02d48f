import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DrawableText } from './drawable-text.ts';
import { brokenLines } from './fonts.ts';
import { TrueTypeFont } from './truetype-font.ts';

const FONT = createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf');
const { glyphs } = new TrueTypeFont(readFileSync(FONT));

describe('the letters of a font', () => {
  it('has the letters that Roboto is made for', () => {
    for (const letter of 'Az09 äßñçŁőĐệƯΩλЖёї€…–“•\uFFFD')
      expect(glyphs.has(letter.codePointAt(0)!)).toBe(true);
  });

  it('has no others', () => {
    for (const letter of '日ひ한عشא✓→🎉') expect(glyphs.has(letter.codePointAt(0)!)).toBe(false);
  });

  it('is empty for a file without a table of characters', () => {
    expect(new TrueTypeFont(Buffer.alloc(12)).glyphs.size).toBe(0);
  });
});

describe('text that can be drawn', () => {
  const drawn = (text: string) => {
    const drawable = new DrawableText((code) => glyphs.has(code));
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

describe('broken lines', () => {
  const words = 'one two three-four and/or five six seven eight nine ten';

  it('hold all of a text, none wider than there is room', () => {
    const font = new TrueTypeFont(readFileSync(FONT));
    const lines = brokenLines(words, 60, 9, 'normal');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join(' ').replaceAll('- ', '-').replaceAll('/ ', '/')).toBe(words);
    for (const line of lines) expect(font.widthOf(line, 9)).toBeLessThanOrEqual(60);
  });

  it('part a word that has no room in any', () => {
    const lines = brokenLines(`a ${'W'.repeat(100)} b`, 80, 9, 'italics');
    expect(lines.join('')).toBe(`a${'W'.repeat(100)} b`);
    expect(lines.length).toBeGreaterThan(5);
  });

  it('are none for nothing', () => {
    expect(brokenLines('', 100, 9, 'normal')).toEqual([]);
  });
});
