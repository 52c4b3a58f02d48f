import { hasMark, MASK, SENSITIVE } from './sensitive.ts';
import type { Unknown } from './value.ts';

/** `${aws_s3_bucket.logs.arn}`, `${var.env}`, or `${…}` for what has no name of its own. */
export function placeholder({ label, references, reason }: Unknown): string {
  if (reason === SENSITIVE) return MASK;
  const [only, ...others] = references;
  if (label !== undefined) return `\${${label}}`;
  if (only === undefined || others.length > 0) return '${…}';
  return `\${${only.address}${only.attribute === undefined ? '' : `.${only.attribute}`}}`;
}

/** The known parts of a text with placeholders between them. */
export function outlineOf(parts: readonly (string | Unknown)[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : placeholder(part))).join('');
}

/** A key of which only a part is known; undefined where nothing of it may be shown. */
export interface OpenKey {
  readonly outline: string;
  /** Whether the key may turn out to be the given one. */
  mayBe(key: string): boolean;
}

export function openKey(key: Unknown): OpenKey | undefined {
  if (key.failed || hasMark(key.references)) return undefined;
  const parts = key.parts ?? [key];
  const [first] = parts;
  const last = parts.at(-1);
  const start = typeof first === 'string' ? first : '';
  const end = typeof last === 'string' ? last : '';
  return {
    outline: outlineOf(parts),
    mayBe: (other) =>
      other.length >= start.length + end.length && other.startsWith(start) && other.endsWith(end),
  };
}
