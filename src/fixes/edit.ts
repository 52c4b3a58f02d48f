import type { FixValue } from '../checks/fix.ts';

/** A change of one text: what stands between two offsets gives way to other text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why an edit cannot be made, for a reader: a half-sentence or several sentences without the last full stop. */
export class Refusal {
  readonly reason: string;
  /** Offset into the text that the reason speaks of. */
  readonly offset: number | undefined;
  /** The name that the value comes from, e.g. `var.encrypted`, where it is one. */
  readonly source: string | undefined;

  constructor(reason: string, known: { readonly offset?: number; readonly source?: string } = {}) {
    this.reason = reason;
    this.offset = known.offset;
    this.source = known.source;
  }
}

/** The edits that state something; none where the text states it already. */
export type Edits = readonly TextEdit[] | Refusal;

/** What to state at a path. */
export interface Statement {
  readonly steps: readonly Step[];
  readonly value: FixValue;
  readonly replaces?: readonly (string | number | boolean)[];
  readonly adds?: boolean;
  readonly keeps?: boolean;
  readonly ifStated?: boolean;
}

/** One step of a path: `Rules[]` is a list in a template, `metadata{}` an argument with an object in Terraform. */
export interface Step {
  readonly name: string;
  readonly isList: boolean;
  readonly isObject: boolean;
  /** The item of a list that is meant: `Attributes[Key=a.b]`. */
  readonly item?: { readonly key: string; readonly value: string };
}

export function plainStep(name: string): Step {
  return { name, isList: false, isObject: false };
}

export function stepsIn(path: string): readonly Step[] {
  return [...path.matchAll(/([^.[\]{}]+)(\[([^\]]*)\]|\{\})?/g)].map(
    ([, name = '', mark = '', inside = '']) => {
      const [key = '', value] = inside.split('=');
      const step = { name, isList: mark.startsWith('['), isObject: mark === '{}' };
      return value === undefined ? step : { ...step, item: { key, value } };
    },
  );
}

export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { start, end, text: inserted } of edits.toSorted((a, b) => b.start - a.start))
    result = result.slice(0, start) + inserted + result.slice(end);
  return result;
}

/** All edits of several parts, or the first refusal among them. */
export function allOf(parts: readonly Edits[]): Edits {
  const edits: TextEdit[] = [];
  for (const part of parts) {
    if (part instanceof Refusal) return part;
    edits.push(...part);
  }
  return edits;
}

export function isObjectValue(value: FixValue): value is { readonly [name: string]: FixValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

export function isListValue(value: FixValue): value is readonly FixValue[] {
  return Array.isArray(value);
}

/** Whether what the code says is what is wanted: `"true"` and `true` are the same to both languages. */
export function isSame(written: unknown, wanted: FixValue): boolean {
  if (isListValue(wanted))
    return (
      Array.isArray(written) &&
      written.length === wanted.length &&
      wanted.every((item, index) => isSame(written[index], item))
    );
  return !isObjectValue(wanted) && typeof written !== 'object' && String(written) === String(wanted);
}

/** Why a literal may not be replaced; undefined where it may. */
export function whyKept(written: unknown, { replaces, keeps }: Statement): string | undefined {
  if (keeps) return 'keep';
  if (replaces === undefined || replaces.some((value) => isSame(written, value))) return undefined;
  return `the code says ${JSON.stringify(written)}, and what should stand there instead is for a person to choose`;
}

/** What ends the lines of a text. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Offset of the end of the line, before what ends it. */
export function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The spaces and tabs that the line begins with. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? '';
}
