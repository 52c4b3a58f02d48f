import { describe, expect, it } from 'vitest';
import { plainCode, plainText } from './plain-text.ts';

describe('plain text of untrusted text', () => {
  it.each([
    ['a colour sequence goes', 'a\u001b[31mred\u001b[0m', 'ared'],
    ['a title sequence goes whole', 'a\u001b]0;owned\u0007b', 'ab'],
    ['a title sequence ended by ST goes whole', 'a\u001b]8;;http://x\u001b\\b', 'ab'],
    ['a one-byte CSI goes', 'a\u009b31mb', 'ab'],
    ['an unfinished sequence goes', 'a\u001b[', 'a'],
    ['a lone escape goes', 'a\u001b', 'a'],
    ['line breaks and tabs become spaces', 'a\r\nb\tc\u2028d', 'a b c d'],
    ['NUL and backspace go', 'a\u0000\u0008b', 'ab'],
    ['direction overrides go', 'a\u202Egnp\u2066\u200Fb', 'agnpb'],
    ['zero-width spaces and tag characters go', 'a\u200b\u{e0041}\ufeffb', 'ab'],
    ['lone surrogates become the replacement character', 'a\uD800b', 'a\uFFFDb'],
    ['letters of every script stay', 'café 家族 שלום', 'café 家族 שלום'],
    ['joined emoji stay joined', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
  ])('%s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('takes time in proportion to the text, whatever the text is', () => {
    for (const part of ['\u001b]', '\u001b[', '\u001b[0', '\u009b', '\u001b ']) {
      expect(plainText(part.repeat(200_000))).not.toContain('\u001b');
    }
  });

  it('keeps the indentation of code', () => {
    expect(plainCode('\tbucket = "\u001b[2Jx"')).toBe('  bucket = "x"');
  });
});
