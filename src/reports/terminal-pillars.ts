import type { PillarResult, PracticeStatus, ReviewResult } from '../review/review-result.ts';
import { cutToWidth, padEndToWidth, padStartToWidth } from './display-width.ts';
import { plainText } from './plain-text.ts';
import { type Paint, type Span, type Style, styled, wrapSpans } from './terminal-text.ts';

const BAR: readonly {
  readonly status: PracticeStatus;
  readonly cell: string;
  readonly style: Style;
  readonly label: string;
}[] = [
  { status: 'in-place', cell: '■', style: 'fine', label: 'in place' },
  { status: 'disputed', cell: '!', style: 'high', label: 'disputed' },
  { status: 'not-in-place', cell: '✗', style: 'high', label: 'not in place' },
  { status: 'open', cell: '·', style: 'quiet', label: 'open' },
];

interface Columns {
  readonly name: number;
  readonly number: readonly number[];
  readonly headings: readonly string[];
  readonly bar: number;
  readonly counts: boolean;
}

/** One row a pillar: questions by certain risk, and a bar of its practices that reads without colour. */
export function pillarRows(result: ReviewResult, columns: number, paint: Paint): readonly string[] {
  const layout = columnsFor(columns);
  const lines = [headings(layout, paint)];
  for (const lens of new Set(result.pillars.map((pillar) => pillar.lens))) {
    const name = result.lenses.find(({ alias }) => alias === lens)?.name ?? lens;
    if (result.lenses.length > 1)
      lines.push(`  ${paint(cutToWidth(plainText(name), columns - 2), 'strong')}`);
    for (const pillar of result.pillars) {
      if (pillar.lens === lens) lines.push(pillarRow(pillar, layout, paint));
    }
  }
  return [...lines, ...legend(layout, columns, paint)];
}

function columnsFor(columns: number): Columns {
  const roomy = columns >= 76;
  const number = roomy ? [5, 7, 10, 5] : [5, 4, 4, 5];
  const headings = roomy ? ['high', 'medium', 'not known', 'fine'] : ['high', 'med', '?', 'fine'];
  const name = columns >= 58 ? 22 : 12;
  const free = columns - 2 - name - number.reduce((sum, width) => sum + width, 0) - 2;
  const counts = free >= 22;
  return { name, number, headings, bar: Math.max(4, Math.min(40, counts ? free - 9 : free)), counts };
}

function headings({ name, number, headings, counts }: Columns, paint: Paint): string {
  const cells = headings.map((text, index) => padStartToWidth(text, number[index] ?? 0)).join('');
  const practices = counts ? 'practices, in place' : 'practices';
  return paint(`  ${padEndToWidth('questions', name)}${cells}  ${practices}`, 'quiet');
}

function pillarRow({ name, riskCounts, practices }: PillarResult, layout: Columns, paint: Paint): string {
  const cell = (count: number, column: number, style: Style) =>
    paint(
      padStartToWidth(count === 0 ? '-' : String(count), layout.number[column] ?? 0),
      count === 0 ? 'quiet' : style,
    );
  const total = BAR.reduce((sum, { status }) => sum + practices[status], 0);
  return [
    `  ${padEndToWidth(cutToWidth(plainText(name), layout.name), layout.name)}`,
    cell(riskCounts.HIGH, 0, 'high'),
    cell(riskCounts.MEDIUM, 1, 'medium'),
    cell(riskCounts.UNANSWERED, 2, 'strong'),
    cell(riskCounts.NONE, 3, 'fine'),
    `  ${bar(practices, layout.bar, paint)}`,
    layout.counts ? `  ${practices['in-place']}/${total}` : '',
  ].join('');
}

function bar(practices: PillarResult['practices'], width: number, paint: Paint): string {
  const cells = shareOut(
    BAR.map(({ status }) => practices[status]),
    width,
  );
  return BAR.map(({ cell, style }, index) => paint(cell.repeat(cells[index] ?? 0), style)).join('');
}

/** Cells for each count in proportion; a count above zero has at least one. The cells add up to the width. */
export function shareOut(counts: readonly number[], width: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const cells = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.floor((count * width) / total))));
  for (;;) {
    const difference = width - cells.reduce((sum, count) => sum + count, 0);
    if (difference === 0) return cells;
    const gap = (index: number) => ((counts[index] ?? 0) * width) / total - (cells[index] ?? 0);
    const order = [...cells.keys()].filter((index) =>
      difference > 0 ? (counts[index] ?? 0) > 0 : (cells[index] ?? 0) > 1,
    );
    const [target] = order.toSorted((a, b) => Math.sign(difference) * (gap(b) - gap(a)) || a - b);
    if (target === undefined) return cells;
    cells[target] = (cells[target] ?? 0) + Math.sign(difference);
  }
}

function legend({ headings }: Columns, columns: number, paint: Paint): readonly string[] {
  const keys: Span[] = BAR.flatMap(({ cell, label, style }) => [
    styled(cell, style),
    `\u00a0${label.replaceAll(' ', '\u00a0')}  `,
  ]);
  const unknown = headings.includes('?') ? ['?\u00a0not\u00a0yet\u00a0known'] : [];
  return wrapSpans([...keys, ...unknown], { columns, indent: 2, paint }).map((line) =>
    line.replaceAll('\u00a0', ' '),
  );
}
