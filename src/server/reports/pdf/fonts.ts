import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DrawableText } from './drawable-text.ts';
import { TrueTypeFont } from './truetype-font.ts';

/** The styles of the font that documents are set in. */
export type FontStyle = 'normal' | 'bold' | 'italics';

const FOLDER = dirname(createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'));
/** Roboto as pdfmake brings it: Apache License 2.0. */
export const FONT_FILES: Readonly<Record<FontStyle, string>> = {
  normal: join(FOLDER, 'Roboto-Regular.ttf'),
  bold: join(FOLDER, 'Roboto-Medium.ttf'),
  italics: join(FOLDER, 'Roboto-Italic.ttf'),
};

const READ = new Map<FontStyle, TrueTypeFont>();

function fontOf(style: FontStyle): TrueTypeFont {
  const read = READ.get(style) ?? new TrueTypeFont(readFileSync(FONT_FILES[style]));
  READ.set(style, read);
  return read;
}

/** Text for one document: what every style of the font has a glyph for. */
export function drawableText(): DrawableText {
  const [first, ...others] = [fontOf('normal').glyphs, fontOf('bold').glyphs, fontOf('italics').glyphs];
  return new DrawableText((code) => first.has(code) && others.every((other) => other.has(code)));
}

/** Lines end a little early, for what is not counted of a text's width. */
const MARGIN = 0.99;

/**
 * A text broken into lines of a width. pdfmake breaks lines too, but keeps twenty properties for each word: of long texts it gets
 * finished lines, at a fraction of the time and memory.
 */
export function brokenLines(text: string, width: number, size: number, style: FontStyle): readonly string[] {
  const font = fontOf(style);
  const room = width * MARGIN;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  // A line may end at a space, after a hyphen and after a slash.
  for (const word of text.split(/(?<=[ /-])/)) {
    const wide = font.widthOf(word, size);
    if (line !== '' && used + font.widthOf(word.trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (wide <= room) {
      line += word;
      used += wide;
      continue;
    }
    for (const sign of word) {
      const signWide = font.widthOf(sign, size);
      if (used + signWide > room) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += sign;
      used += signWide;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
