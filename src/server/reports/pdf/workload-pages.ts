import type { ConsolidatedSummary, SummaryRow } from '../consolidated-summary.ts';
import { RISK_WORDS } from '../words.ts';
import type { Writing } from './lens-review-pdf-questions.ts';
import { FONT_FILES } from './fonts.ts';
import type { PagePen, PdfParts } from './make-pdf.ts';
import { INK, PAGE, TEXT_WIDTH, TONES } from './pdf-style.ts';

const ROW = 16.5;
const HEAD = 58;
const [LEFT, TOP, , BOTTOM] = PAGE.margins;
const ROWS_A_PAGE = Math.floor((PAGE.height - TOP - HEAD - BOTTOM) / ROW);
const COUNT_WIDTHS = { HIGH: 32, MEDIUM: 37, UNANSWERED: 50, NONE: 37 } as const;
const PILLAR_WIDTH = 25;

const COUNTED = ['HIGH', 'MEDIUM', 'UNANSWERED', 'NONE'] as const;

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly cell: (row: SummaryRow) => { readonly text: string; readonly colour: string };
}

/**
 * A row for each workload, drawn at fixed places: a table of a thousand rows takes pdfmake's layout seconds, and drawing it a
 * fraction of one.
 */
export function workloadPages(
  summary: ConsolidatedSummary,
  foot: string,
  write: Writing,
): NonNullable<PdfParts['drawn']> {
  const rows = summary.rows.map((row) => ({ ...row, name: write(row.name) }));
  const pages = Math.ceil(rows.length / ROWS_A_PAGE);
  const columns = columnsOf(summary);
  return {
    pages,
    draw: (pen, first, count) => {
      for (let page = 0; page < pages; page++) {
        pen.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
        drawHead(pen, columns, page === 0);
        drawRows(pen, columns, rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE));
        drawFoot(pen, foot, `${first + page} / ${count}`);
      }
    },
  };
}

function columnsOf({ pillars }: ConsolidatedSummary): readonly Column[] {
  const counts = COUNTED.map((risk): Column => {
    const { short, tone } = RISK_WORDS[risk];
    return {
      heading: short,
      width: COUNT_WIDTHS[risk],
      cell: ({ riskCounts }) => ({
        text: String(riskCounts[risk]),
        colour: riskCounts[risk] === 0 ? INK.quiet : TONES[tone],
      }),
    };
  });
  const byPillar = pillars.map(
    ({ prefix }, index): Column => ({
      heading: prefix,
      width: PILLAR_WIDTH,
      cell: ({ pillars: risks }) => {
        const [high, medium] = risks[index] ?? [0, 0];
        if (high > 0) return { text: String(high), colour: TONES.high };
        return medium > 0 ? { text: String(medium), colour: TONES.medium } : { text: '–', colour: INK.quiet };
      },
    }),
  );
  const taken = [...counts, ...byPillar].reduce((sum, { width }) => sum + width, 0);
  const name: Column = {
    heading: 'Workload',
    width: TEXT_WIDTH - taken,
    cell: (row) => ({ text: row.name, colour: INK.ink }),
  };
  return [name, ...byPillar, ...counts];
}

function drawHead(pen: PagePen, columns: readonly Column[], isFirst: boolean): void {
  pen
    .fillColor(INK.ink)
    .font(FONT_FILES.bold)
    .fontSize(isFirst ? 16 : 10);
  pen.text(isFirst ? 'Workloads' : 'Workloads, continued', LEFT, TOP, { lineBreak: false });
  pen.font(FONT_FILES.normal).fontSize(8).fillColor(INK.quiet);
  if (isFirst)
    pen.text(
      'Under a pillar of the Framework: its high risks, or where it has none its medium risks. On the right: all lenses.',
      LEFT,
      TOP + 22,
      { lineBreak: false },
    );
  eachColumn(columns, (column, x, isName) =>
    drawCell(pen, column.heading, isName ? x : x + column.width, TOP + HEAD - 14, isName),
  );
  line(pen, TOP + HEAD - 3);
}

/** Column by column: within one the colour seldom changes. */
function drawRows(pen: PagePen, columns: readonly Column[], rows: readonly SummaryRow[]): void {
  pen.font(FONT_FILES.normal).fontSize(8.5);
  let colour = '';
  eachColumn(columns, (column, x, isName) => {
    for (const [index, row] of rows.entries()) {
      const cell = column.cell(row);
      if (cell.colour !== colour) pen.fillColor(cell.colour);
      colour = cell.colour;
      const y = TOP + HEAD + index * ROW + 2;
      if (isName) drawCell(pen, fitting(pen, cell.text, column.width - 6), x, y, true);
      else drawCell(pen, cell.text, x + column.width, y, false);
    }
  });
  pen.lineWidth(0.5);
  for (const index of rows.keys())
    pen
      .moveTo(LEFT, TOP + HEAD + (index + 1) * ROW - 3)
      .lineTo(LEFT + TEXT_WIDTH, TOP + HEAD + (index + 1) * ROW - 3);
  pen.stroke(INK.line);
}

function eachColumn(
  columns: readonly Column[],
  draw: (column: Column, x: number, isName: boolean) => void,
): void {
  let x: number = LEFT;
  for (const [index, column] of columns.entries()) {
    draw(column, x, index === 0);
    x += column.width;
  }
}

/** Text that begins at a place, or ends there. */
function drawCell(pen: PagePen, text: string, x: number, y: number, isLeft: boolean): void {
  pen.text(text, isLeft ? x : x - pen.widthOfString(text), y, { lineBreak: false });
}

/** The longest beginning of a text that fits. */
function fitting(pen: PagePen, text: string, width: number): string {
  if (pen.widthOfString(text) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && pen.widthOfString(`${signs.join('')}…`) > width) signs.pop();
  return `${signs.join('')}…`;
}

function line(pen: PagePen, y: number): void {
  pen
    .lineWidth(0.5)
    .moveTo(LEFT, y)
    .lineTo(LEFT + TEXT_WIDTH, y)
    .stroke(INK.line);
}

function drawFoot(pen: PagePen, foot: string, number: string): void {
  const y = PAGE.height - BOTTOM + 22;
  pen.font(FONT_FILES.normal).fontSize(8).fillColor(INK.quiet);
  drawCell(pen, foot, LEFT, y, true);
  drawCell(pen, number, LEFT + TEXT_WIDTH, y, false);
}
