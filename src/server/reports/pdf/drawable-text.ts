import { plainText } from '../../../reports/plain-text.ts';

/** Stands for what the font cannot show. */
export const REPLACEMENT = '\uFFFD';

/** What a font lacks and has a good stand-in for. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['→', '->'],
  ['←', '<-'],
  ['⇒', '=>'],
  ['✓', 'x'],
  ['✔', 'x'],
  ['✗', '-'],
  ['☑', '[x]'],
  ['☐', '[ ]'],
  ['▪', '•'],
  ['‐', '-'],
  ['−', '-'],
]);

/** Scripts whose letters the font of the reports lacks, in words. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{scx=Hiragana}|\p{scx=Katakana}/u, 'Japanese kana'],
  [/\p{scx=Han}/u, 'Chinese characters'],
  [/\p{scx=Hangul}/u, 'Korean'],
  [/\p{scx=Arabic}/u, 'Arabic'],
  [/\p{scx=Hebrew}/u, 'Hebrew'],
  [/\p{scx=Devanagari}/u, 'Devanagari'],
  [/\p{scx=Thai}/u, 'Thai'],
  [/\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}/u, 'emoji'],
];

/**
 * Makes text that a font can draw. What has no glyph becomes U+FFFD, one for each sign that a reader sees; nothing vanishes, and
 * `missing` says what could not be shown.
 */
export class DrawableText {
  readonly #covers: (code: number) => boolean;
  readonly #missing = new Set<string>();
  #segmenter: Intl.Segmenter | undefined;

  /** `covers`: whether the font has a glyph for a code point. */
  constructor(covers: (code: number) => boolean) {
    this.#covers = covers;
  }

  /** What could not be shown so far, in words. */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** Untrusted text on one line, safe and drawable. */
  text(text: string): string {
    const plain = plainText(text).normalize('NFC');
    if (this.#isCovered(plain)) return plain;
    this.#segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    return Array.from(this.#segmenter.segment(plain), ({ segment }) => this.#drawable(segment)).join('');
  }

  #drawable(sign: string): string {
    if (this.#isCovered(sign)) return sign;
    const [first = ''] = sign;
    const standIn = STAND_INS.get(first);
    if (standIn !== undefined) return standIn;
    const compatible = sign.normalize('NFKC');
    if (this.#isCovered(compatible)) return compatible;
    // Joiners and selectors of forms: nothing to see by themselves.
    if (/^[\p{Cf}\p{Variation_Selector}]+$/u.test(sign)) return '';
    this.#missing.add(SCRIPTS.find(([script]) => script.test(sign))?.[1] ?? 'signs of other scripts');
    // A letter keeps its place when only its marks are missing.
    const [base = ''] = sign.normalize('NFD');
    return /\p{L}/u.test(base) && this.#isCovered(base) ? base + REPLACEMENT : REPLACEMENT;
  }

  #isCovered(text: string): boolean {
    for (const sign of text) if (!this.#covers(sign.codePointAt(0) ?? 0)) return false;
    return true;
  }
}
