import type { Diagnostic } from '../architecture/index.ts';
import { isIsoDate } from '../document/iso-date.ts';
import { type DocumentNode, valueAt } from '../document/document.ts';
import type { OutsideFinding } from './finding.ts';

/** Longer texts of other tools are cut: messages quote code, templates and whole policies. */
const LONGEST_TEXT = 600;
const MOST_DIAGNOSTICS = 20;
const MILLISECONDS_FROM = 100_000_000_000;

/** Reads a report of another tool entry by entry; what is wrong with one is noted at its line, and the rest is read. */
export class ReportReading {
  readonly #file: string;
  readonly #findings: OutsideFinding[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  #more = 0;

  constructor(file: string) {
    this.#file = file;
  }

  get findings(): readonly OutsideFinding[] {
    return this.#findings;
  }

  get diagnostics(): readonly Diagnostic[] {
    if (this.#more === 0) return this.#diagnostics;
    const message = `${this.#more} more entries could not be used.`;
    return [...this.#diagnostics, { severity: 'warning', message, file: this.#file, line: 1 }];
  }

  add(finding: OutsideFinding): void {
    this.#findings.push(finding);
  }

  report({ line }: { readonly line: number }, message: string): void {
    if (this.#diagnostics.length >= MOST_DIAGNOSTICS) this.#more += 1;
    else this.#diagnostics.push({ severity: 'warning', message, file: this.#file, line });
  }

  /** The file does not end as it should, so results may be missing: said once, with the first place. */
  cutOff({ line }: { readonly line: number }, message: string): void {
    const words = `The file is not well-formed, so results may be missing: ${message}`;
    this.#diagnostics.push({ severity: 'error', message: words, file: this.#file, line });
  }

  /** The entries of a list; nothing where there is no list, with a word about something else in its place. */
  items(node: DocumentNode | undefined, what: string): readonly DocumentNode[] {
    if (node === undefined || (node.type === 'scalar' && node.value === null)) return [];
    if (node.type === 'list') return node.items;
    this.report(node, `${what}: expected a list; it is left out.`);
    return [];
  }
}

/** The reports of a file that holds a list of them, or one alone. */
export function reportsIn(root: DocumentNode): readonly DocumentNode[] {
  return root.type === 'list' ? root.items : [root];
}

/** The node at the end of a path of keys. */
export function nodeAt(node: DocumentNode | undefined, ...path: readonly string[]): DocumentNode | undefined {
  return path.reduce(valueAt, node);
}

/** A text or number at the end of a path, cut to a sane length; undefined where there is none. */
export function textAt(node: DocumentNode | undefined, ...path: readonly string[]): string | undefined {
  const found = nodeAt(node, ...path);
  if (found?.type !== 'scalar' || found.value === null) return undefined;
  const text = String(found.value).trim();
  if (text === '') return undefined;
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…`.toWellFormed() : text;
}

export function numberAt(node: DocumentNode | undefined, ...path: readonly string[]): number | undefined {
  const found = nodeAt(node, ...path);
  return found?.type === 'scalar' && typeof found.value === 'number' ? found.value : undefined;
}

export function itemsAt(node: DocumentNode | undefined, ...path: readonly string[]): readonly DocumentNode[] {
  const found = nodeAt(node, ...path);
  return found?.type === 'list' ? found.items : [];
}

/** A line number; 1 for what is none. */
export function lineAt(node: DocumentNode | undefined, ...path: readonly string[]): number {
  const line = numberAt(node, ...path);
  return line !== undefined && Number.isInteger(line) && line > 0 ? line : 1;
}

/** The day of a time: an ISO time, or seconds or milliseconds since 1970. */
export function dayAt(node: DocumentNode | undefined, ...path: readonly string[]): string | undefined {
  const number = numberAt(node, ...path);
  if (number !== undefined) {
    const time = new Date(number < MILLISECONDS_FROM ? number * 1000 : number);
    return Number.isNaN(time.getTime()) || number <= 0 ? undefined : isoDay(time.toISOString());
  }
  return isoDay(textAt(node, ...path) ?? '');
}

function isoDay(text: string): string | undefined {
  const day = text.slice(0, 10);
  return isIsoDate(day) ? day : undefined;
}

/** The properties that have a value, for objects whose keys are optional. */
export function stated<T extends Readonly<Record<string, unknown>>>(
  values: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}
