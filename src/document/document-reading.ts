import type { DocumentNode, MapEntry } from './document.ts';
import { isIsoDate } from './iso-date.ts';
import { nearestName } from './nearest-name.ts';

/** Where something stands in a file. Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A name as a file writes it, with its place. */
export interface Named {
  readonly name: string;
  readonly place: Place;
}

/** What is wrong with a file that a person wrote, as a compiler would say it. */
export interface FileProblem extends Place {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly file: string;
}

/** Names that people write for a value, and the value they mean. */
export type Synonyms = Readonly<Record<string, string>>;

/** Reads a document node by node, and notes at its place whatever is not as expected. Never throws. */
export class DocumentReading {
  readonly #file: string;
  readonly #problems: FileProblem[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** In the order of the lines. */
  get problems(): readonly FileProblem[] {
    return inOrder(this.#problems);
  }

  report({ line, column }: Place, message: string): void {
    this.#problems.push({ severity: 'error', message, file: this.#file, line, column });
  }

  /** The entries of a map by key. Keys that are not allowed are reported, each with the nearest that is. */
  map<K extends string>(node: DocumentNode, allowed: readonly K[], what: string): ReadonlyMap<K, MapEntry> {
    const known = new Map<K, MapEntry>();
    for (const entry of this.entries(node, what)) {
      const key = allowed.find((name) => name === entry.key);
      if (key !== undefined) known.set(key, entry);
      else this.report(entry, `${what} has no key ${quoted(entry.key)}: ${suggestion(entry.key, allowed)}`);
    }
    return known;
  }

  /** The entries of a map whose keys are names of the author's choosing. */
  entries(node: DocumentNode, what: string): readonly MapEntry[] {
    if (node.type === 'map') return node.entries;
    if (!isEmpty(node)) this.report(node, `${what}: expected keys with values, found ${found(node)}.`);
    return [];
  }

  items(node: DocumentNode, what: string): readonly DocumentNode[] {
    if (node.type === 'list') return node.items;
    if (!isEmpty(node)) this.report(node, `${what}: expected a list, found ${found(node)}.`);
    return [];
  }

  text(entry: MapEntry | undefined): string | undefined {
    return entry === undefined ? undefined : this.textOf(entry.value, entry.key);
  }

  textOf(node: DocumentNode, what: string): string | undefined {
    if (node.type === 'scalar' && node.value !== null && String(node.value).trim() !== '')
      return String(node.value).trim();
    this.report(node, `${what}: expected text, found ${found(node)}.`);
    return undefined;
  }

  named(entry: MapEntry | undefined): Named | undefined {
    const name = this.text(entry);
    return name === undefined || entry === undefined ? undefined : { name, place: placeOf(entry.value) };
  }

  oneOf<T extends string>(
    node: DocumentNode,
    values: readonly T[],
    what: string,
    synonyms: Synonyms = {},
  ): T | undefined {
    const text = this.textOf(node, what);
    if (text === undefined) return undefined;
    const value = values.find((name) => name === text);
    if (value !== undefined) return value;
    const meant = Object.hasOwn(synonyms, text.toLowerCase()) ? synonyms[text.toLowerCase()] : undefined;
    const advice = meant === undefined ? suggestion(text, values) : `write ${quoted(meant)}.`;
    this.report(node, `${what}: expected ${listed(values)}, found ${quoted(text)}; ${advice}`);
    return undefined;
  }

  webAddress(entry: MapEntry | undefined): string | undefined {
    const text = this.text(entry);
    if (text === undefined || entry === undefined || /^https?:\/\/\S+$/i.test(text)) return text;
    this.report(
      entry.value,
      `${entry.key}: expected a web address such as https://…, found ${quoted(text)}.`,
    );
    return undefined;
  }

  date(entry: MapEntry | undefined): string | undefined {
    const text = this.text(entry);
    if (text === undefined || entry === undefined || isIsoDate(text)) return text;
    this.report(
      entry.value,
      `${entry.key}: expected a date such as 2026-03-31, found ${quoted(text)}${whyNoDate(text)}.`,
    );
    return undefined;
  }
}

export function inOrder(problems: readonly FileProblem[]): readonly FileProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

export function placeOf({ line, column }: Place): Place {
  return { line, column };
}

/** A text from the file, short enough for a message. */
export function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

export function listed(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** Advice for a name that is not among the valid ones. */
export function suggestion(name: string, valid: readonly string[]): string {
  const nearest = nearestName(name, valid);
  return nearest === undefined ? `expected ${listed(valid)}.` : `did you mean ${quoted(nearest)}?`;
}

export function isEmpty(node: DocumentNode): boolean {
  return node.type === 'scalar' && node.value === null;
}

/** What a node is, for a message. */
export function found(node: DocumentNode): string {
  if (node.type === 'map') return 'keys with values';
  if (node.type === 'list') return 'a list';
  return node.value === null || node.value === '' ? 'nothing' : quoted(String(node.value));
}

function whyNoDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return ', a day that does not exist';
  return /^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(text) ? '; the year comes first' : '';
}
