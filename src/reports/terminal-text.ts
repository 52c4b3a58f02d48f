import { displayWidth, startThatFits } from './display-width.ts';

/** Bold and the ANSI colours that read on dark and on light backgrounds; never yellow, white or black. */
const CODES = {
  strong: '1',
  high: '1;31',
  medium: '35',
  fine: '32',
  place: '36',
  quiet: '2',
} as const;

export type Style = keyof typeof CODES;
export type Span = string | { readonly text: string; readonly style: Style };
export type Paint = (text: string, style: Style | undefined) => string;

export function painter(color: boolean): Paint {
  return (text, style) =>
    color && style !== undefined && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
}

export function styled(text: string, style: Style): Span {
  return { text, style };
}

interface Piece {
  readonly text: string;
  readonly style: Style | undefined;
}

/** Pieces without a space between them, and the spaces before them where they follow another word. */
interface Word {
  readonly gap: number;
  readonly pieces: readonly Piece[];
}

export interface Wrapping {
  readonly columns: number;
  /** Columns of space before the first line, and before the others. */
  readonly indent: number;
  readonly hanging?: number;
  readonly paint: Paint;
}

/** Spans set in lines no wider than the columns, broken at spaces, and inside a word only where it is too long for a line. */
export function wrapSpans(
  spans: readonly Span[],
  { columns, indent, hanging = indent, paint }: Wrapping,
): readonly string[] {
  const lines: string[] = [];
  let line: Piece[] = [];
  let used = 0;
  const room = () => Math.max(1, columns - (lines.length === 0 ? indent : hanging));
  const finish = () => {
    lines.push(' '.repeat(lines.length === 0 ? indent : hanging) + paintPieces(line, paint));
    line = [];
    used = 0;
  };
  const place = (pieces: readonly Piece[], gap: number) => {
    if (gap > 0) line.push({ text: ' '.repeat(gap), style: undefined });
    line.push(...pieces);
    used += gap + piecesWidth(pieces);
  };
  for (const { gap, pieces } of wordsOf(spans)) {
    const width = piecesWidth(pieces);
    if (used > 0 && used + gap + width > room()) finish();
    if (width <= room()) place(pieces, used > 0 ? gap : 0);
    else {
      if (used > 0) finish();
      for (const part of brokenWord(pieces, room(), Math.max(1, columns - hanging))) {
        if (used > 0) finish();
        place(part, 0);
      }
    }
  }
  if (used > 0 || lines.length === 0) finish();
  return lines;
}

function piecesWidth(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

function wordsOf(spans: readonly Span[]): readonly Word[] {
  const words: { gap: number; pieces: Piece[] }[] = [];
  let gap = 1;
  for (const span of spans) {
    const { text, style } = typeof span === 'string' ? { text: span, style: undefined } : span;
    for (const [index, part] of text.split(' ').entries()) {
      if (index > 0) gap += 1;
      if (part === '') continue;
      const last = words.at(-1);
      if (gap === 0 && last) last.pieces.push({ text: part, style });
      else words.push({ gap, pieces: [{ text: part, style }] });
      gap = 0;
    }
  }
  return words;
}

/** A word in parts that fit the columns, of which the first part may have other ones than the rest. */
function brokenWord(pieces: readonly Piece[], first: number, later: number): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  let free = first;
  for (const { text, style } of pieces) {
    let rest = text;
    while (rest !== '') {
      const start = startThatFits(rest, free);
      if (start !== '') parts.at(-1)?.push({ text: start, style });
      else if (parts.at(-1)?.length === 0) break;
      free -= displayWidth(start);
      rest = rest.slice(start.length);
      if (rest !== '') {
        parts.push([]);
        free = later;
      }
    }
  }
  return parts.filter((part) => part.length > 0);
}

function paintPieces(pieces: readonly Piece[], paint: Paint): string {
  let painted = '';
  let run: Piece | undefined;
  for (const piece of pieces) {
    if (run && run.style === piece.style) run = { text: run.text + piece.text, style: run.style };
    else {
      if (run) painted += paint(run.text, run.style);
      run = piece;
    }
  }
  return run ? painted + paint(run.text, run.style) : painted;
}

const ASCII_FOR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '■': '#',
    '✗': 'x',
    '☐': '-',
    '✓': '+',
    '·': '.',
    '…': '~',
    '–': '-',
    '“': '"',
    '”': '"',
  }),
);

/** The same text for terminals that show ASCII only. */
export function inAscii(text: string): string {
  return text.replace(/[■✗✓☐·…–“”]/g, (mark) => ASCII_FOR.get(mark) ?? '?');
}
