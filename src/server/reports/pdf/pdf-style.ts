import type { Content, CustomTableLayout, Style } from 'pdfmake/interfaces.js';
import { THEMES } from '../../../reports/html-style.ts';
import type { Standing } from '../../../reports/words.ts';

/** Colours of the printed page: those of the HTML report on white. */
export const INK = THEMES.light;

/** Colours of risks and of how practices stand. */
export const TONES: Readonly<Record<Standing, string>> = {
  high: INK.high,
  medium: INK.medium,
  unknown: INK.unknown,
  none: INK.fine,
  'not-applicable': INK.unknown,
};

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, margins: [54, 56, 54, 60] } as const;
export const TEXT_WIDTH = PAGE.width - PAGE.margins[0] - PAGE.margins[2];

/** Styles of text by name. */
export const STYLES: Readonly<Record<string, Style>> = {
  kicker: { fontSize: 8, color: INK.quiet, characterSpacing: 0.8 },
  title: { fontSize: 22, bold: true, lineHeight: 1.1 },
  section: { fontSize: 16, bold: true, margin: [0, 0, 0, 8] },
  group: { fontSize: 12.5, bold: true, margin: [0, 10, 0, 5] },
  question: { fontSize: 10.5, bold: true },
  quiet: { color: INK.quiet },
  small: { fontSize: 8, color: INK.quiet },
  number: { fontSize: 8.5, color: INK.quiet },
};

/** Of running text, in points. */
export const TEXT_SIZE = 9;
/** What text looks like that names no style. */
export const DEFAULT_STYLE: Style = { font: 'Roboto', fontSize: TEXT_SIZE, lineHeight: 1.25, color: INK.ink };

/** Hairlines between rows, none between columns. */
export const RULED: CustomTableLayout = {
  hLineWidth: (index, { table }) => (index === 0 || index === table.body.length ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => INK.line,
  paddingLeft: (index) => (index === 0 ? 0 : 4),
  paddingRight: () => 4,
  paddingTop: () => 3,
  paddingBottom: () => 2,
};

/** Rows close to each other, without lines. */
export const PLAIN: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 4,
  paddingTop: () => 0.5,
  paddingBottom: () => 0.5,
};

/** A line across the text. */
export function rule(width = TEXT_WIDTH): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: INK.line }],
    margin: [0, 6, 0, 8],
  };
}
