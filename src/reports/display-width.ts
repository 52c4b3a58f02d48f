let segmenter: Intl.Segmenter | undefined;
const WIDE =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18df2}\u{1aff0}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;
const EMOJI = /\p{Emoji_Presentation}|\ufe0f|\p{Regional_Indicator}/u;
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** Latin letters, dashes and quotes, and the marks the reports use: one column each, told without looking closer. */
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027■☐✓✗]*$/;

/** Columns a text takes on a terminal: two for wide East Asian characters and emoji, none for combining marks. */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const segment of graphemesOf(text)) width += graphemeWidth(segment);
  return width;
}

function graphemesOf(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function graphemeWidth(grapheme: string): number {
  if (NARROW.test(grapheme)) return 1;
  if (EMOJI.test(grapheme) || WIDE.test(grapheme)) return 2;
  return ZERO.test(grapheme) ? 0 : 1;
}

/** The longest start of a text that fits the columns. */
export function startThatFits(text: string, columns: number): string {
  if (NARROW.test(text)) return text.slice(0, Math.max(0, columns));
  let width = 0;
  let fitting = '';
  for (const segment of graphemesOf(text)) {
    width += graphemeWidth(segment);
    if (width > columns) break;
    fitting += segment;
  }
  return fitting;
}

/** The text, cut at its end with an ellipsis where it is wider than the columns. */
export function cutToWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  return columns < 1 ? '' : `${startThatFits(text, columns - 1)}…`;
}

/** The text, cut in its middle where it is wider than the columns: both ends of an address say something. */
export function cutMiddleToWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  if (columns < 5) return cutToWidth(text, columns);
  const endColumns = Math.ceil((columns - 1) / 2);
  if (NARROW.test(text)) return `${text.slice(0, columns - 1 - endColumns)}…${text.slice(-endColumns)}`;
  const graphemes = graphemesOf(text);
  let end = '';
  for (let index = graphemes.length - 1; index >= 0; index--) {
    const longer = (graphemes[index] ?? '') + end;
    if (displayWidth(longer) > endColumns) break;
    end = longer;
  }
  return `${startThatFits(text, columns - 1 - displayWidth(end))}…${end}`;
}

export function padEndToWidth(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

export function padStartToWidth(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}
