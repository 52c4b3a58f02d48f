import { type Paint, type Span, wrapSpans } from './terminal-text.ts';
import { counted } from './words.ts';

/** What every section of the terminal report is written for. */
export interface Page {
  readonly columns: number;
  readonly paint: Paint;
  readonly details: boolean;
  /** What the user gave to review, as a shell takes it; nothing where it is the working folder. */
  readonly reviewed?: string;
}

export function section(
  title: string,
  lines: readonly string[],
  { paint }: Pick<Page, 'paint'>,
): readonly string[] {
  return lines.length === 0 ? [] : [paint(title, 'strong'), ...lines];
}

/** Spans as lines of the page. */
export function wrapped(
  spans: readonly Span[],
  { columns, paint }: Page,
  indent: number,
  hanging = indent,
): readonly string[] {
  return wrapSpans(spans, { columns, indent, hanging, paint });
}

/** The first entries in full, and how many more there are. */
export function firstOf<T>(
  items: readonly T[],
  shown: number,
  what: string,
  page: Page,
  lines: (item: T) => readonly string[],
): readonly string[] {
  const kept = page.details ? items : items.slice(0, shown);
  const left = items.length - kept.length;
  const more =
    left > 0 ? [page.paint(`  … and ${counted(left, `more ${what}`)}; --details shows all`, 'quiet')] : [];
  return [...kept.flatMap(lines), ...more];
}

export function moreLine(left: number, what: string, indent: number, { paint }: Page): readonly string[] {
  return left > 0 ? [' '.repeat(indent) + paint(`… and ${counted(left, `more ${what}`)}`, 'quiet')] : [];
}
